package dev.onehot.model;

import java.util.List;

/// What one person or program did at once: one gesture, one import, one command. It is undone as a whole.
///
/// @param number of its first change
/// @param changes oldest first; at least one
/// @param kind whether it was itself the undoing of others
/// @param undone whether its effect was taken back by a later one
public record PastGesture(long number, List<PastChange> changes, Kind kind, boolean undone) {
    public PastGesture {
        changes = List.copyOf(changes);
    }

    /// What a gesture did to others.
    public enum Kind implements Worded {
        CHANGE,
        UNDO,
        REDO
    }

    /// Whether there is anything in it that can be taken back.
    public boolean isUndoable() {
        return isUndoable(changes);
    }

    /// As [#isUndoable()], of the changes of a gesture.
    public static boolean isUndoable(List<PastChange> changes) {
        boolean renewed = changes.stream().anyMatch(it -> it.change() instanceof Change.KeysChange(var action) && action == Change.KeysAction.RENEWED);
        return !renewed && changes.stream().anyMatch(it -> switch (it.change()) {
            case Change.KeysChange(var action) -> action != Change.KeysAction.KEPT;
            case Change.ProgramChange(_, _, var action) -> action != Change.ProgramAction.APPLIED;
            case Change.ProviderChange _, Change.SettingChange _ -> true;
        });
    }

    public PastChange first() {
        return changes.getFirst();
    }

    public Origin origin() {
        return first().origin();
    }

    /// UTC, `YYYY-MM-DD HH:MM:SS`.
    public String at() {
        return first().at();
    }
}
