package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Message;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StoredKey;

/// Takes back what a gesture did to providers.
final class ProviderReversal {
    private static final String HAS_KEY = "hasKey";

    private final Transaction transaction;
    private final ProviderCommands commands;
    private final ActiveReversal active;
    private final Touched touched;
    private final AsideReversal asides;

    ProviderReversal(Transaction transaction, List<PastChange> gesture, Touched touched) {
        this.touched = touched;
        this.transaction = transaction;
        this.commands = new ProviderCommands(transaction);
        this.asides = new AsideReversal(transaction);
        this.active = new ActiveReversal(transaction, gesture);
    }

    void reverse(PastChange change, long id, ProviderAction action) {
        switch (action) {
            case ADDED, RESTORED -> remove(change, id);
            case DELETED -> bringBack(change, id);
            case UPDATED, RENAMED -> update(change, id);
            // Of all of the gesture together, at its end.
            case ACTIVATED, DEACTIVATED, CHECKED -> {}
            case MOVED, PINNED, UNPINNED -> asides.place(change, id);
            case KEY_ADDED -> asides.removeKey(change, id);
            case KEY_LABELED -> asides.label(change, id);
            case KEY_REMOVED -> asides.addKey(change, id);
        }
    }

    /// To be called when all changes are taken back.
    void finish() {
        active.reverse(commands);
    }

    private void remove(PastChange change, long id) {
        var now = transaction.now().provider(id);
        if (now.isEmpty()) {
            return;
        }
        for (var field : now.get().fields().entrySet()) {
            if (change.after(field.getKey()).filter(it -> !it.equals(field.getValue())).isPresent()) {
                throw ConflictException.since(now.get());
            }
        }
        if (now.get().active() && !active.wasMadeActive(id)) {
            // By somebody else since: programs use it by now.
            throw ConflictException.since(now.get());
        }
        touched.require(change, ConflictException.since(now.get()));
        commands.delete(new Command.DeleteProvider(id, Command.ANY));
    }

    private void bringBack(PastChange change, long id) {
        if (transaction.now().provider(id).isPresent()) {
            return;
        }
        var deleted = transaction.session().providers().findDeleted(id);
        if (deleted.isPresent()) {
            commands.restore(deleted.get(), id);
            return;
        }
        // It was deleted by another program, or so long ago that its key is gone.
        commands.recreate(id, ProviderDraft.of(change.before().orElse(Map.of())));
        if (change.before(HAS_KEY).equals(Optional.of("true"))) {
            transaction.remark(Message.of("undo.key", change.name()));
        }
    }

    private void update(PastChange change, long id) {
        var now = transaction.provider(id);
        var fields = now.fields();
        for (var field : now.fields().entrySet()) {
            var before = change.before(field.getKey());
            var after = change.after(field.getKey());
            if (before.isEmpty() || before.equals(after) || before.get().equals(field.getValue())) {
                continue;
            }
            if (!after.equals(Optional.of(field.getValue()))) {
                throw ConflictException.since(now);
            }
            fields.put(field.getKey(), before.get());
        }
        var draft = ProviderDraft.of(fields);
        if (!draft.name().equalsIgnoreCase(now.name())) {
            commands.requireFreeName(draft.name(), OptionalLong.of(id));
        }
        commands.putBack(now, draft, change.keyChanged() ? key(change, now) : Optional.empty());
    }

    /// What is put back; empty when the key stays as it is.
    private Optional<StoredKey> key(PastChange change, Provider now) {
        var aside = transaction.session().history().keyAside(change);
        var label = change.before(PastChange.KEY_LABEL).orElse("");
        if (aside.isPresent() && now.spareKeys().stream().anyMatch(it -> it.id() == aside.getAsLong())) {
            touched.require(change, ConflictException.since(now));
            new SpareKeyCommands(transaction).useAgain(new Command.UseKey(now.id(), aside.getAsLong()), label);
            return Optional.empty();
        }
        if (aside.isPresent() && change.before(HAS_KEY).equals(Optional.of("false")) && now.key().isPresent()) {
            touched.require(change, ConflictException.since(now));
            new SpareKeyCommands(transaction).stepBack(now, aside.getAsLong(), label);
            return Optional.empty();
        }
        var before = transaction.session().history().keyBefore(change);
        if (before.isEmpty()) {
            // The rest alone would send the key that is there now to the server that was there before.
            throw new UndoException(UndoException.Kind.LOST, "undo.lost", now.name());
        }
        touched.require(change, ConflictException.since(now));
        return before;
    }
}
