package dev.onehot.core.write;

import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import dev.onehot.store.HistoryTable;
import dev.onehot.store.Touch;
import dev.onehot.store.UndoMarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What was done to the keys and settings of one gesture: read once, asked for each of its changes.
final class Touched {
    private final Map<Subject, List<Touch>> touches = new HashMap<>();
    private final UndoMarks marks;
    private final OptionalLong underWay;

    private record Subject(String what, String name) {}

    Touched(HistoryTable history, List<PastChange> gesture) {
        this.marks = history.undoMarks();
        this.underWay = history.gesture();
        history.touches(gesture.getFirst().number(), gesture.getLast().number())
                .forEach(it -> touches.computeIfAbsent(new Subject(it.what(), it.subject()), any -> new ArrayList<>()).add(it));
    }

    /// Whether what other gestures did after `change` to the same thing comes to nothing.
    boolean cancelsOutSince(PastChange change) {
        var subject = switch (change.change()) {
            case Change.SettingChange it -> new Subject("setting", it.key());
            case Change.KeysChange _ -> new Subject("keys", "keys");
            case Change.ProviderChange it -> new Subject("provider", String.valueOf(it.id()));
        };
        var ever = touches.getOrDefault(subject, List.of()).stream().map(Touch::gesture).distinct().toList();
        return marks.cancelOut(ever.stream().filter(it -> it > change.gesture()).toList(), Set.copyOf(ever), underWay);
    }
}
