package dev.onehot.ui.programs;

import module javafx.controls;

import dev.onehot.model.ProgramState;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProgramWords;
import javafx.fxml.FXML;
import org.kordamp.ikonli.javafx.FontIcon;

/// The content of one program's row.
final class ProgramCellController {
    @FXML private FontIcon programRowIcon;
    @FXML private Label programRowNameLabel;
    @FXML private Label programRowStateLabel;
    @FXML private Label programRowSessionLabel;

    /// Shows it, and returns all of it in one line.
    String show(ProgramState program, ProgramWords words) {
        var name = program.program().name();
        var state = words.state(program);
        var session = program.followed().isPresent() ? words.sessionBriefly(program) : "";
        StateIcon.show(programRowIcon, program, words);
        programRowNameLabel.setText(name);
        programRowStateLabel.setText(state);
        programRowSessionLabel.setText(session);
        Presence.set(programRowSessionLabel, !session.isEmpty());
        return name + ", " + state + (session.isEmpty() ? "" : ", " + session);
    }
}
