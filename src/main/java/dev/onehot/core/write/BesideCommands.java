package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.FurtherKey;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeysException;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import dev.onehot.store.KeyTable.Cell;

/// Brings what stands beside a provider from elsewhere, inside a transaction: from a backup whole, from an export what it says. Each step is
/// recorded as if a person had done it, so that one undo takes all of them back.
final class BesideCommands {
    private final Commit commit;
    private final PlaceCommands places;
    private final SpareKeyCommands spares;

    BesideCommands(Commit commit) {
        this.commit = commit;
        this.places = new PlaceCommands(commit);
        this.spares = new SpareKeyCommands(commit);
    }

    OptionalLong put(Command.PutBeside command) {
        long id = command.id();
        places.put(commit.provider(id), command.place());
        var left = new ArrayList<>(commit.provider(id).spareKeys());
        for (var further : command.further()) {
            var there = left.stream().filter(it -> it.label().equalsIgnoreCase(further.label())).findFirst();
            there.ifPresent(left::remove);
            put(id, there, further);
        }
        left.forEach(it -> spares.remove(new Command.RemoveKey(id, it.id())));
        // At the end, and so first when it is taken back: until then a further key may be called as the one in use was.
        label(id, command.keyLabel());
        return OptionalLong.of(id);
    }

    OptionalLong take(Command.TakeBeside command) {
        var before = commit.now().named(command.name()).orElseThrow(() -> new NoSuchProviderException(0));
        long id = before.id();
        double position = command.position().isPresent() ? command.position().getAsInt() : before.place().position();
        places.put(before, new Provider.Place(position, command.pinned().orElse(before.place().pinned())));
        command.further().forEach((label, key) -> take(id, label, key));
        command.keyLabel().ifPresent(it -> label(id, it));
        return OptionalLong.of(id);
    }

    private void label(long id, String label) {
        if (!commit.provider(id).keyLabel().equals(label)) {
            spares.putLabel(commit.provider(id), OptionalLong.empty(), label);
        }
    }

    private void take(long id, String label, ApiKey key) {
        var there = commit.provider(id).spareKeys().stream().filter(it -> it.label().equalsIgnoreCase(label)).findFirst();
        if (cell(there).filter(it -> isSame(it, key)).isEmpty()) {
            put(id, there, new FurtherKey(label, commit.sealer().seal(commit.now().protection(), id, key)));
        }
    }

    private void put(long id, Optional<SpareKey> there, FurtherKey further) {
        boolean sameLabel = there.filter(it -> it.label().equals(further.label())).isPresent();
        if (!sameLabel || cell(there).filter(it -> it.key().equals(further.key())).isEmpty()) {
            there.ifPresent(it -> spares.remove(new Command.RemoveKey(id, it.id())));
            spares.insert(id, further);
        }
    }

    private Optional<Cell> cell(Optional<SpareKey> further) {
        return further.flatMap(it -> commit.session().keys().spare(it.id()));
    }

    /// One that cannot be read here is another one.
    private boolean isSame(Cell there, ApiKey key) {
        try {
            return there.key().text().equals(key.reveal()) || commit.sealer().open(there).equals(key);
        } catch (KeysException unreadable) {
            return false;
        }
    }
}
