package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Message;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;

/// Takes back what was done to what stands beside a provider: its place, its further keys, and what they are called.
final class AsideReversal {
    private final Transaction transaction;
    private final SpareKeyCommands spares;

    AsideReversal(Transaction transaction) {
        this.transaction = transaction;
        this.spares = new SpareKeyCommands(transaction);
    }

    void place(PastChange change, long id) {
        var now = transaction.provider(id);
        var before = place(change.before(PastChange.POSITION), change.before(PastChange.PINNED));
        var after = place(change.after(PastChange.POSITION), change.after(PastChange.PINNED));
        if (before.isEmpty() || before.get().equals(now.place())) {
            return;
        }
        if (!after.equals(Optional.of(now.place()))) {
            throw ConflictException.since(now);
        }
        new PlaceCommands(transaction).put(now, before.get());
    }

    private static Optional<Provider.Place> place(Optional<String> position, Optional<String> pinned) {
        return position.map(it -> new Provider.Place(Double.parseDouble(it), pinned.equals(Optional.of("true"))));
    }

    /// Not one that has been in use meanwhile: another key is in its row then.
    void removeKey(PastChange change, long id) {
        var now = transaction.provider(id);
        var keyId = change.after(PastChange.SPARE_ID);
        if (keyId.isPresent() && transaction.session().history().swapsSince(change, Long.parseLong(keyId.get())) % 2 != 0) {
            throw ConflictException.since(now);
        }
        spare(now, keyId).ifPresent(it -> spares.remove(new Command.RemoveKey(id, it.id())));
    }

    void addKey(PastChange change, long id) {
        var now = transaction.provider(id);
        if (spare(now, change.before(PastChange.SPARE_ID)).isPresent()) {
            return;
        }
        var key = transaction.session().history().keyBefore(change);
        if (key.isEmpty()) {
            transaction.remark(Message.of("undo.key", now.name()));
            return;
        }
        long keyId = change.before(PastChange.SPARE_ID).map(Long::parseLong).orElseThrow();
        spares.restore(id, keyId, change.before(PastChange.SPARE).orElse(""), key.get());
    }

    void label(PastChange change, long id) {
        var now = transaction.provider(id);
        boolean ofSpare = change.before(PastChange.SPARE_ID).isPresent();
        var field = ofSpare ? PastChange.SPARE : PastChange.KEY_LABEL;
        var spare = spare(now, change.before(PastChange.SPARE_ID));
        var label = ofSpare ? spare.map(SpareKey::label) : Optional.of(now.keyLabel());
        if (label.isEmpty() || label.equals(change.before(field))) {
            return;
        }
        if (!label.equals(change.after(field))) {
            throw ConflictException.since(now);
        }
        var keyId = spare.map(it -> OptionalLong.of(it.id())).orElse(OptionalLong.empty());
        spares.putLabel(now, keyId, change.before(field).orElse(""));
    }

    private static Optional<SpareKey> spare(Provider provider, Optional<String> id) {
        return provider.spareKeys().stream().filter(it -> Optional.of(String.valueOf(it.id())).equals(id)).findFirst();
    }
}
