package dev.onehot.core;

import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.store.HistoryTable;
import dev.onehot.store.UndoMarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Undo and redo inside a transaction. Both are changes like any other: they have rules, a history row, and can be undone.
final class UndoCommands {
    private static final int NAMES_SHOWN = 3;

    private final Commit commit;

    UndoCommands(Commit commit) {
        this.commit = commit;
    }

    /// Takes back the gesture that `change` belongs to.
    OptionalLong undo(long change) {
        var changes = history().gesture(change);
        if (changes.isEmpty()) {
            throw UndoException.unknown(change);
        }
        if (history().undoMarks().isUndone(changes.getFirst().gesture())) {
            throw UndoException.already();
        }
        return takeBack(changes);
    }

    /// Takes back the newest change of `by` that stands and can be taken back. What it passed over because it is lost, it tells.
    OptionalLong undoLatest(Optional<Origin> by) {
        var marks = history().undoMarks();
        var failures = new ArrayList<UndoException>();
        var lost = new ArrayList<String>();
        for (long gesture : history().gesturesBy(by)) {
            if (marks.kind(gesture) != PastGesture.Kind.CHANGE || marks.isUndone(gesture)) {
                continue;
            }
            var changes = history().gesture(gesture);
            int remarks = commit.remarks().size();
            try {
                var provider = commit.whole(() -> takeBack(changes));
                lost.stream().distinct().forEach(it -> commit.remarks().add(remarks, Message.of("undo.passed", it)));
                return provider;
            } catch (UndoException failure) {
                failures.add(failure);
                if (failure.kind() == UndoException.Kind.LOST) {
                    lost.add(changes.getFirst().name());
                }
            }
        }
        throw failures.isEmpty() ? UndoException.nothing() : failures.getFirst();
    }

    /// Takes back the newest undo of `by`, unless they have done something new since.
    OptionalLong redoLatest(Optional<Origin> by) {
        var marks = history().undoMarks();
        for (long gesture : history().gesturesBy(by)) {
            if (marks.kind(gesture) == PastGesture.Kind.CHANGE) {
                break;
            }
            if (marks.kind(gesture) == PastGesture.Kind.UNDO && !marks.isUndone(gesture)) {
                return takeBack(history().gesture(gesture));
            }
        }
        throw UndoException.nothingToRedo();
    }

    /// Takes back everything after the gesture of `change`, newest first, as one change.
    OptionalLong undoBackTo(long change) {
        var last = history().gesture(change);
        if (last.isEmpty()) {
            throw UndoException.unknown(change);
        }
        var names = new ArrayList<String>();
        int rows = history().mark().rows();
        for (long gesture : standing(history().undoMarks(), history().gesturesAfter(last.getFirst().gesture()))) {
            var changes = history().gesture(gesture);
            reverse(changes);
            history().markUndone(gesture);
            changes.forEach(it -> names.add(it.name()));
        }
        if (history().mark().rows() == rows) {
            throw UndoException.nothing();
        }
        tell(names);
        return OptionalLong.empty();
    }

    /// Those of `gestures` (oldest first) whose effect is seen, newest first: what was undone within them needs no undoing.
    private static List<Long> standing(UndoMarks marks, List<Long> gestures) {
        var all = Set.copyOf(gestures);
        var cancelled = new HashSet<Long>();
        var standing = new ArrayList<Long>();
        for (long gesture : gestures.reversed()) {
            var undoes = marks.undoes(gesture);
            if (cancelled.contains(gesture)) {
                continue;
            }
            if (!undoes.isEmpty() && all.containsAll(undoes)) {
                cancelled.addAll(undoes);
            } else {
                standing.add(gesture);
            }
        }
        return standing;
    }

    private OptionalLong takeBack(List<PastChange> changes) {
        int rows = history().mark().rows();
        int remarks = commit.remarks().size();
        var provider = reverse(changes);
        if (history().mark().rows() == rows) {
            boolean lost = commit.remarks().size() > remarks;
            throw lost ? UndoException.lost(changes.getFirst().name()) : UndoException.already();
        }
        history().markUndone(changes.getFirst().gesture());
        tell(changes.stream().map(PastChange::name).toList());
        return provider;
    }

    private OptionalLong reverse(List<PastChange> changes) {
        var reversal = new Reversal(commit, changes);
        var provider = OptionalLong.empty();
        for (var change : changes.reversed()) {
            var id = reversal.reverse(change);
            provider = id.isPresent() ? id : provider;
        }
        return provider;
    }

    private void tell(List<String> names) {
        var distinct = names.stream().distinct().toList();
        var shown = distinct.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = distinct.size() - NAMES_SHOWN;
        commit.remark(more > 0 ? Message.of("undo.did.more", shown, more) : Message.of("undo.did", shown));
    }

    private HistoryTable history() {
        return commit.session().history();
    }
}
