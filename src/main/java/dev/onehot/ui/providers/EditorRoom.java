package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.ui.FxThread;
import java.util.List;

/// Where there is too little height for all of the editor, its head and what the last check found scroll with the form. The buttons below never do.
/// FX thread only.
final class EditorRoom {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// px; in less the space around is less too.
    private static final double WIDE = 340;

    /// px of the form that are to be seen at least.
    private static final double FORM = 140;

    private static final double SLACK = 24;

    private final BorderPane editor;
    private final Region head;
    private final Region check;
    private final Pane foot;
    private final ScrollPane scroll;
    private final Pane body;
    private boolean low;

    private EditorRoom(BorderPane editor, ScrollPane scroll, Region check) {
        this.editor = editor;
        this.head = (Region) editor.getTop();
        this.foot = (Pane) editor.getBottom();
        this.check = check;
        this.scroll = scroll;
        this.body = (Pane) scroll.getContent();
    }

    /// Keeps `editor` usable from now on.
    ///
    /// @param editor with a head above and buttons below
    /// @param scroll in its middle, with the form
    /// @param check what the last check found, above the buttons
    static void follow(BorderPane editor, ScrollPane scroll, Region check) {
        new EditorRoom(editor, scroll, check).follow();
    }

    private void follow() {
        for (var each : List.of(editor.heightProperty(), editor.widthProperty(), head.heightProperty(), check.heightProperty(), foot.heightProperty())) {
            // When the layout that changed it is done.
            each.subscribe((before, now) -> FxThread.run(this::arrange));
        }
    }

    private void arrange() {
        editor.pseudoClassStateChanged(NARROW, editor.getWidth() < WIDE);
        // Not to and fro where it is a matter of a few px: without it the foot is lower by the gap above its buttons.
        double buttons = low ? foot.getHeight() + SLACK : foot.getHeight() - check.getHeight();
        boolean needed = editor.getHeight() > 0 && head.getHeight() + check.getHeight() + buttons + FORM > editor.getHeight();
        if (needed == low) {
            return;
        }
        low = needed;
        var focused = editor.getScene() == null ? null : editor.getScene().getFocusOwner();
        check.pseudoClassStateChanged(LOW, low);
        if (low) {
            editor.setTop(null);
            foot.getChildren().remove(check);
            body.getChildren().addAll(0, List.of(head, check));
            scroll.setVvalue(0);
        } else {
            body.getChildren().removeAll(List.of(head, check));
            editor.setTop(head);
            foot.getChildren().addFirst(check);
        }
        if (focused != null) {
            // It may have moved.
            focused.requestFocus();
        }
    }
}
