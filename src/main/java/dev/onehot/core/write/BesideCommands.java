package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.FurtherKey;
import dev.onehot.model.KeysException;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyCell;

/// Brings what stands beside a provider from elsewhere, inside a transaction: from a backup whole, from an export what it says. Each step is
/// recorded as if a person had done it, so that one undo takes all of them back.
final class BesideCommands {
    private final Transaction transaction;
    private final PlaceCommands places;
    private final SpareKeyCommands spares;

    BesideCommands(Transaction transaction) {
        this.transaction = transaction;
        this.places = new PlaceCommands(transaction);
        this.spares = new SpareKeyCommands(transaction);
    }

    OptionalLong put(Command.PutBeside command) {
        var before = command.id().isPresent()
                ? transaction.provider(command.id().getAsLong())
                : transaction.now().named(command.name()).orElseThrow(() -> new NoSuchProviderException(0));
        long id = before.id();
        var place = before.place();
        places.put(before, new Provider.Place(command.position().orElse(place.position()), command.pinned().orElse(place.pinned())));
        var left = new ArrayList<>(before.spareKeys());
        for (var further : command.further()) {
            var there = left.stream().filter(it -> it.label().equalsIgnoreCase(further.label())).findFirst();
            there.ifPresent(left::remove);
            put(id, there, further, command.merges());
        }
        if (!command.merges()) {
            left.forEach(it -> spares.remove(new Command.RemoveKey(id, it.id())));
        }
        // At the end, and so first when it is taken back: until then a further key may be called as the one in use was.
        command.keyLabel()
                .filter(it -> !it.equals(before.keyLabel()))
                .ifPresent(it -> spares.putLabel(transaction.provider(id), OptionalLong.empty(), it));
        return OptionalLong.of(id);
    }

    private void put(long id, Optional<SpareKey> there, FurtherKey further, boolean merges) {
        var cell = there.flatMap(it -> transaction.session().keys().spare(it.id()));
        if (merges && cell.filter(it -> isSame(it, further)).isPresent()) {
            return;
        }
        var now = cell.map(KeyCell::key);
        var next = further.key().map(it -> transaction.kept(id, it)).or(() -> now);
        if (!next.equals(now) || there.filter(it -> it.label().equals(further.label())).isEmpty()) {
            there.ifPresent(it -> spares.remove(new Command.RemoveKey(id, it.id())));
            next.ifPresent(it -> spares.insert(id, further.label(), it));
        }
    }

    /// One that cannot be read here is another one.
    private boolean isSame(KeyCell there, FurtherKey further) {
        try {
            var text = further.key().map(StoredKey::text);
            return text.equals(Optional.of(there.key().text())) || text.equals(Optional.of(transaction.sealer().open(there).reveal()));
        } catch (KeysException unreadable) {
            return false;
        }
    }
}
