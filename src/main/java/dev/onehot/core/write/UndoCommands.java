package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.Change;
import dev.onehot.model.Message;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Provider;
import dev.onehot.store.StoredHistory;

/// Undo and redo inside a transaction. Both are changes like any other: they have rules, a history row, and can be undone.
final class UndoCommands {
    private static final int NAMES_SHOWN = 3;

    private final Transaction transaction;

    UndoCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    /// Takes back the gesture that `change` belongs to.
    OptionalLong undo(long change) {
        var changes = history().gesture(change);
        if (changes.isEmpty()) {
            throw new UndoException(UndoException.Kind.UNKNOWN, "undo.unknown", String.valueOf(change));
        }
        if (history().undoMarks().isUndone(changes.getFirst().gesture())) {
            throw new UndoException(UndoException.Kind.ALREADY, "undo.already");
        }
        return takeBack(changes);
    }

    /// Takes back everything after the gesture of `change`, newest first, as one change.
    OptionalLong undoBackTo(long change) {
        var first = history().gesture(change);
        if (first.isEmpty()) {
            throw new UndoException(UndoException.Kind.UNKNOWN, "undo.unknown", String.valueOf(change));
        }
        var names = new ArrayList<>();
        var before = transaction.now();
        int rows = history().mark().rows();
        for (long gesture : history().undoMarks().standing(history().gesturesFrom(first.getFirst().gesture()))) {
            var changes = history().gesture(gesture);
            reverse(changes);
            history().markUndone(gesture);
            changes.forEach(it -> names.add(it.named()));
        }
        if (history().mark().rows() == rows) {
            throw new UndoException(UndoException.Kind.NOTHING, "undo.nothing");
        }
        tell(false, names);
        tellLosses(before);
        return OptionalLong.empty();
    }

    private OptionalLong takeBack(List<PastChange> changes) {
        if (!PastGesture.isUndoable(changes)) {
            boolean program = changes.getFirst().change() instanceof Change.ProgramChange;
            throw new UndoException(UndoException.Kind.LOST, program ? "undo.applied" : "undo.kept");
        }
        var before = transaction.now();
        int rows = history().mark().rows();
        int remarks = transaction.remarks().size();
        var provider = reverse(changes);
        if (history().mark().rows() == rows) {
            boolean lost = transaction.remarks().size() > remarks;
            throw lost
                    ? new UndoException(UndoException.Kind.LOST, transaction.remarks().get(remarks), Message.of("undo.unkept.advice"))
                    : new UndoException(UndoException.Kind.ALREADY, Message.of("undo.asBefore", changes.getFirst().named()), Message.of("undo.stopped.advice"));
        }
        long gesture = changes.getFirst().gesture();
        boolean redo = history().undoMarks().kind(gesture) == PastGesture.Kind.UNDO;
        history().markUndone(gesture);
        tell(redo, changes.stream().map(PastChange::named).toList());
        tellLosses(before);
        return provider;
    }

    private OptionalLong reverse(List<PastChange> changes) {
        var reversal = new Reversal(transaction, changes);
        var provider = OptionalLong.empty();
        for (var change : changes.reversed()) {
            var id = reversal.reverse(change);
            provider = id.isPresent() ? id : provider;
        }
        reversal.finish();
        return provider;
    }

    private void tell(boolean redo, List<?> names) {
        var distinct = names.stream().distinct().toList();
        int more = distinct.size() - NAMES_SHOWN;
        if (more > 0) {
            transaction.remark(Message.of(redo ? "redo.did.more" : "undo.did.more", some(distinct), more));
        } else {
            transaction.remark(Message.of(redo ? "redo.did" : "undo.did", some(distinct)));
        }
    }

    /// What a person would not expect of taking something back is said, so that they can think again.
    private void tellLosses(Snapshot before) {
        var gone = before.providers().values().stream()
                .filter(it -> transaction.now().provider(it.id()).isEmpty())
                .map(Provider::name)
                .toList();
        if (!gone.isEmpty()) {
            int more = gone.size() - NAMES_SHOWN;
            transaction.remark(more > 0 ? Message.of("undo.deleted.more", some(gone), more) : Message.of("undo.deleted", some(gone)));
        }
        if (before.active().isPresent() && transaction.now().active().isEmpty()) {
            transaction.remark(Message.of("undo.noneActive"));
        }
    }

    private static List<?> some(List<?> names) {
        return names.stream().limit(NAMES_SHOWN).toList();
    }

    private StoredHistory history() {
        return transaction.session().history();
    }
}
