package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import dev.onehot.store.StoredHistory;
import dev.onehot.store.Touch;
import dev.onehot.store.UndoMarks;
import org.jspecify.annotations.Nullable;

/// What was done to the keys and settings of one gesture: read once, asked for each of its changes.
final class Touched {
    private final Supplier<StoredHistory> history;
    private final List<PastChange> gesture;
    private @Nullable Known known;

    private record Known(Map<Subject, List<Touch>> touches, UndoMarks marks, OptionalLong underWay) {}

    private record Subject(String what, String name) {}

    Touched(Supplier<StoredHistory> history, List<PastChange> gesture) {
        this.history = history;
        this.gesture = gesture;
    }

    private Known known() {
        var read = known;
        if (read == null) {
            var touches = new HashMap<Subject, List<Touch>>();
            history.get().touches(gesture.getFirst().number(), gesture.getLast().number())
                    .forEach(it -> touches.computeIfAbsent(new Subject(it.what(), it.subject()), any -> new ArrayList<>()).add(it));
            read = new Known(touches, history.get().undoMarks(), history.get().gesture());
            known = read;
        }
        return read;
    }

    /// For what cannot be compared: nobody else may have changed it since, or it was undone again.
    void require(PastChange change, ConflictException otherwise) {
        if (!cancelsOutSince(change)) {
            throw otherwise;
        }
    }

    /// Whether what other gestures did after `change` to the same thing comes to nothing.
    private boolean cancelsOutSince(PastChange change) {
        var subject = switch (change.change()) {
            case Change.SettingChange it -> new Subject("setting", it.key());
            case Change.KeysChange _ -> new Subject("keys", "keys");
            case Change.ProgramChange it -> new Subject("program", it.id());
            case Change.ProviderChange it -> new Subject("provider", String.valueOf(it.id()));
        };
        var ever = known().touches().getOrDefault(subject, List.of()).stream().map(Touch::gesture).distinct().toList();
        return known().marks().cancelOut(ever.stream().filter(it -> it > change.gesture()).toList(), Set.copyOf(ever), known().underWay());
    }
}
