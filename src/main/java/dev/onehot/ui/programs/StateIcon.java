package dev.onehot.ui.programs;

import module javafx.controls;

import dev.onehot.model.ProgramState;
import dev.onehot.ui.ProgramWords;
import java.util.Optional;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icon of how a program is. Words stand beside it. FX thread only.
final class StateIcon {
    private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
    private static final PseudoClass ASKS = PseudoClass.getPseudoClass("asks");

    private StateIcon() {}

    static void show(FontIcon icon, ProgramState program, ProgramWords words) {
        var well = words.isWellNow(program);
        icon.setIconLiteral(ProgramWords.icon(program));
        icon.pseudoClassStateChanged(WELL, well.equals(Optional.of(true)));
        icon.pseudoClassStateChanged(ASKS, well.equals(Optional.of(false)));
    }
}
