package dev.onehot.ui.failure;

import dev.onehot.model.OnehotException;
import dev.onehot.ui.Texts;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.FileChooser;

/// Says why the database cannot be used, and what can be done. Nothing was written to the file.
public final class FailureController {
    private final OnehotException failure;
    private final Path file;
    private final Texts texts;
    private final Ways ways;

    @FXML
    private Pane failurePane;

    @FXML
    private Label failureTitleLabel;

    @FXML
    private Label failureAdviceLabel;

    /// What a person can do about it.
    public interface Ways {
        void open(Path file);

        void quit();
    }

    public FailureController(OnehotException failure, Path file, Texts texts, Ways ways) {
        this.failure = failure;
        this.file = file;
        this.texts = texts;
        this.ways = ways;
    }

    @FXML
    private void initialize() {
        var locale = texts.bundle().getLocale();
        failureTitleLabel.setText(failure.what().text(locale));
        failureAdviceLabel.setText(failure.advice().text(locale));
    }

    @FXML
    private void tryAgain() {
        ways.open(file);
    }

    @FXML
    private void openOther() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("failure.openOther"));
        var chosen = chooser.showOpenDialog(failurePane.getScene().getWindow());
        if (chosen != null) {
            ways.open(chosen.toPath());
        }
    }

    @FXML
    private void quit() {
        ways.quit();
    }
}
