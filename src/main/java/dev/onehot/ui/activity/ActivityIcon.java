package dev.onehot.ui.activity;

import dev.onehot.model.Change;
import dev.onehot.model.PastGesture;
import dev.onehot.ui.ChangeWords;

/// The icon of what was done: one for each kind. Words stand beside it.
final class ActivityIcon {
    private ActivityIcon() {}

    static String of(PastGesture gesture) {
        return switch (gesture.kind()) {
            case CHANGE -> of(ChangeWords.main(gesture).change());
            case UNDO -> "fth-rotate-ccw";
            case REDO -> "fth-rotate-cw";
        };
    }

    private static String of(Change change) {
        return switch (change) {
            case Change.SettingChange _ -> "fth-sliders";
            case Change.KeysChange _ -> "fth-lock";
            case Change.ProgramChange(_, _, var action) -> switch (action) {
                case FOLLOWED, RELEASED, PINNED, UNPINNED, APPLIED, WRITTEN -> "fth-terminal";
                case TOKEN_MADE, TOKEN_REVOKED, TOKEN_CHANGED -> "fth-link";
            };
            case Change.ProviderChange(_, _, var action) -> switch (action) {
                case ACTIVATED -> "fth-zap";
                case DEACTIVATED -> "fth-zap-off";
                case ADDED, RESTORED -> "fth-plus";
                case DELETED -> "fth-trash-2";
                case MOVED -> "fth-move";
                case PINNED, UNPINNED -> "fth-star";
                case KEY_ADDED, KEY_LABELED, KEY_REMOVED -> "fth-key";
                case RENAMED, UPDATED, CHECKED -> "fth-edit-2";
            };
        };
    }
}
