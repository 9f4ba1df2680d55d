package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.ui.FxThread;
import java.util.List;

/// Where there is too little height for all of the editor, its head scrolls with the form, and what the last check found stands first in it. The buttons
/// below never scroll. FX thread only.
final class EditorRoom {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// So many letters; in less the space around is less too.
    private static final double WIDE = 24;

    /// px of the form that are to be seen at least: the key, the model, and what is known of them.
    private static final double FORM = 300;

    private static final double SLACK = 24;

    private final BorderPane editor;
    private final Region head;
    private final Region foot;
    private final ScrollPane scroll;
    private final Pane fields;
    private final Region check;
    private final int place;
    private boolean low;

    private EditorRoom(BorderPane editor, ScrollPane scroll, Region check) {
        this.editor = editor;
        this.head = (Region) editor.getTop();
        this.foot = (Region) editor.getBottom();
        this.scroll = scroll;
        this.check = check;
        this.fields = (Pane) check.getParent();
        this.place = fields.getChildren().indexOf(check);
    }

    /// Keeps `editor` usable from now on.
    ///
    /// @param editor with a head above and buttons below
    /// @param scroll in its middle, with the form
    /// @param check what the last check found, in the form
    static void follow(BorderPane editor, ScrollPane scroll, Region check) {
        new EditorRoom(editor, scroll, check).follow();
    }

    private void follow() {
        for (var each : List.of(editor.heightProperty(), editor.widthProperty(), head.heightProperty(), foot.heightProperty())) {
            // When the layout that changed it is done.
            each.subscribe((before, now) -> FxThread.run(this::arrange));
        }
    }

    private double letter() {
        return ((Labeled) foot.getChildrenUnmodifiable().getFirst()).getFont().getSize();
    }

    private void arrange() {
        editor.pseudoClassStateChanged(NARROW, editor.getWidth() < WIDE * letter());
        // Not to and fro where it is a matter of a few px.
        double wanted = head.getHeight() + foot.getHeight() + FORM + (low ? SLACK : 0);
        boolean needed = editor.getHeight() > 0 && wanted > editor.getHeight();
        if (needed == low) {
            return;
        }
        low = needed;
        var focused = editor.getScene() == null ? null : editor.getScene().getFocusOwner();
        var body = (Pane) scroll.getContent();
        fields.getChildren().remove(check);
        fields.getChildren().add(low ? 0 : place, check);
        if (low) {
            editor.setTop(null);
            body.getChildren().addFirst(head);
            scroll.setVvalue(0);
        } else {
            body.getChildren().remove(head);
            editor.setTop(head);
        }
        if (focused != null) {
            // It may have moved.
            focused.requestFocus();
        }
    }
}
