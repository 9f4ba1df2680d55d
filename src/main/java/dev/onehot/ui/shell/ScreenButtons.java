package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Mnemonics;
import dev.onehot.ui.Verb;

/// What the buttons in sight do, found by the words that stand on them. FX thread only.
final class ScreenButtons {
    private ScreenButtons() {}

    /// Those that can be pressed now; what stands in rows of a list belongs to them.
    static List<Verb> in(Parent pane) {
        return pane.lookupAll(".button").stream()
                .filter(it -> it instanceof Button button && !button.isDisabled() && isSeen(button, pane) && !Mnemonics.words(button).isBlank())
                .map(Button.class::cast)
                .map(it -> Verb.of(Mnemonics.words(it), it::fire))
                .toList();
    }

    private static boolean isSeen(Node button, Parent pane) {
        Node each = button;
        while (each != null && each.isVisible() && !(each instanceof Cell) && !each.equals(pane)) {
            each = each.getParent();
        }
        return pane.equals(each);
    }
}
