package dev.onehot.store;

import dev.onehot.model.PastGesture;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Which gesture took back which, as of one moment.
public final class UndoMarks {
    private final NavigableMap<Long, Set<Long>> undoes = new TreeMap<>();
    private final Set<Long> undone = new HashSet<>();
    private final Map<Long, PastGesture.Kind> kinds = new HashMap<>();

    private record Pair(long gesture, long undoes) {}

    private UndoMarks() {}

    static UndoMarks read(Sql sql) {
        var marks = new UndoMarks();
        sql.query("SELECT gesture, undoes FROM onehot_undo", row -> new Pair(row.getLong(1), row.getLong(2)))
                .forEach(pair -> marks.undoes
                        .computeIfAbsent(pair.gesture(), it -> new HashSet<>())
                        .add(pair.undoes()));
        marks.settle();
        return marks;
    }

    /// A gesture is undone when one that took it back still stands. What takes back is always younger.
    private void settle() {
        undoes.descendingMap().forEach((gesture, others) -> {
            if (!undone.contains(gesture)) {
                undone.addAll(others);
            }
        });
        undoes.forEach((gesture, others) -> {
            boolean redo = others.stream().allMatch(it -> kind(it) == PastGesture.Kind.UNDO);
            kinds.put(gesture, redo ? PastGesture.Kind.REDO : PastGesture.Kind.UNDO);
        });
    }

    public boolean isUndone(long gesture) {
        return undone.contains(gesture);
    }

    public PastGesture.Kind kind(long gesture) {
        return kinds.getOrDefault(gesture, PastGesture.Kind.CHANGE);
    }

    /// What `gesture` took back.
    public Set<Long> undoes(long gesture) {
        return undoes.getOrDefault(gesture, Set.of());
    }

    /// Whether these gestures come to nothing together: each was taken back by another of them, or took one of them back.
    public boolean cancelOut(List<Long> gestures) {
        var left = new HashSet<>(gestures);
        for (long gesture : gestures) {
            for (long other : undoes(gesture)) {
                if (left.contains(other)) {
                    left.remove(other);
                    left.remove(gesture);
                }
            }
        }
        return left.isEmpty();
    }
}
