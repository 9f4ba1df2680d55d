package dev.onehot.store;

import module java.base;

import dev.onehot.model.PastGesture;

/// Which gesture took back which, as of one moment.
public final class UndoMarks {
    private final NavigableMap<Long, Set<Long>> undoes;
    private final Set<Long> undone = new HashSet<>();
    private final Map<Long, PastGesture.Kind> kinds = new HashMap<>();

    /// @param undoes for each gesture that took others back, which; kept
    public UndoMarks(NavigableMap<Long, Set<Long>> undoes) {
        this.undoes = undoes;
        settle();
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

    /// Of `gestures`, newest first, the newest change that stands.
    public OptionalLong toUndo(List<Long> gestures) {
        return first(gestures, it -> kind(it) == PastGesture.Kind.CHANGE && !isUndone(it));
    }

    /// Of `gestures`, newest first, the newest undo that stands, unless a change came after it.
    public OptionalLong toRedo(List<Long> gestures) {
        var sinceTheNewestChange = gestures.stream().takeWhile(it -> kind(it) != PastGesture.Kind.CHANGE).toList();
        return first(sinceTheNewestChange, it -> kind(it) == PastGesture.Kind.UNDO && !isUndone(it));
    }

    private static OptionalLong first(List<Long> gestures, LongPredicate wanted) {
        return gestures.stream().mapToLong(Long::longValue).filter(wanted).findFirst();
    }

    /// Those of `gestures` (oldest first) whose effect is seen, newest first: what was undone within them needs no undoing.
    public List<Long> standing(List<Long> gestures) {
        var all = Set.copyOf(gestures);
        var cancelled = new HashSet<Long>();
        var standing = new ArrayList<Long>();
        for (long gesture : gestures.reversed()) {
            var undoes = undoes(gesture);
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

    /// Whether these gestures come to nothing together: whatever one of them did, others of them took back.
    ///
    /// @param gestures that touched something, and all that did so after the first of them
    /// @param concerned all that ever touched it: what else a gesture took back does not count
    /// @param underWay counts only for what it has taken back
    public boolean cancelOut(List<Long> gestures, Set<Long> concerned, OptionalLong underWay) {
        var turned = new HashSet<Long>();
        for (long gesture : gestures) {
            var changes = changesBehind(gesture);
            changes.retainAll(concerned);
            for (long change : changes) {
                boolean own = change == gesture && underWay.equals(OptionalLong.of(gesture));
                if (!own && !turned.remove(change)) {
                    turned.add(change);
                }
            }
        }
        return turned.isEmpty();
    }

    /// The changes that a gesture made, took back or brought again; itself, when it took nothing back.
    private Set<Long> changesBehind(long gesture) {
        var changes = new HashSet<Long>();
        undoes(gesture).forEach(it -> changes.addAll(changesBehind(it)));
        if (changes.isEmpty()) {
            changes.add(gesture);
        }
        return changes;
    }
}
