package dev.onehot.ui.shell;

import module javafx.controls;

import org.jspecify.annotations.Nullable;

/// Takes the focus to the screens' names, and back to where it was: what F10 does where there is a bar of menus. FX thread only.
final class SideBarFocus {
    private @Nullable Node before;

    /// @param bar with the screens' names
    /// @param chosen the one of them that is open
    /// @param first where the focus goes when what had it is gone
    void turn(Parent bar, Node chosen, Node first) {
        var owner = bar.getScene().getFocusOwner();
        if (owner == null || !bar.equals(owner.getParent())) {
            before = owner;
            chosen.requestFocus();
        } else {
            boolean there = before != null && bar.getScene().equals(before.getScene()) && !before.isDisabled() && before.isVisible();
            (there && before != null ? before : first).requestFocus();
        }
    }
}
