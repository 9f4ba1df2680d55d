package dev.onehot.ui.settings;

import dev.onehot.core.SettingsText;
import dev.onehot.model.Origin;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Workspace;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/// All stored settings as one JSON text: checked while it is typed, saved as one change.
final class JsonViewController {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Workspace workspace;
    private Runnable onClose = () -> {};
    private SettingsText start = SettingsText.EMPTY;
    private long check;

    @FXML
    private TextArea settingsJsonArea;

    @FXML
    private Label settingsJsonStateLabel;

    @FXML
    private Button saveJsonButton;

    JsonViewController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        Keys.tabGoesOn(settingsJsonArea);
        settingsJsonArea.textProperty().subscribe((before, now) -> check(now));
    }

    void onClose(Runnable body) {
        onClose = body;
    }

    /// Begins with what is stored now.
    void open() {
        var snapshot = workspace.model().snapshot();
        workspace.commands().ask(it -> SettingsText.of(snapshot, it.schemas()), text -> {
            start = text;
            settingsJsonArea.setText(text.text());
            settingsJsonArea.positionCaret(0);
            settingsJsonArea.requestFocus();
            check(text.text());
        }, workspace::fail);
    }

    /// A late answer about what was typed before is dropped.
    private void check(String typed) {
        long asked = ++check;
        var from = start;
        workspace.commands().ask(it -> from.check(typed, it.schemas()), result -> {
            if (asked == check) {
                show(result);
            }
        }, workspace::fail);
    }

    private void show(SettingsText.Check result) {
        var texts = workspace.texts();
        boolean wrong = result.problem().isPresent();
        settingsJsonStateLabel.setText(result.problem()
                .map(it -> it.text(texts.bundle().getLocale()))
                .orElseGet(() -> texts.get("json.changes", result.changes())));
        settingsJsonStateLabel.pseudoClassStateChanged(ERROR, wrong);
        settingsJsonArea.pseudoClassStateChanged(ERROR, wrong);
        settingsJsonArea.setAccessibleHelp(settingsJsonStateLabel.getText());
        saveJsonButton.setDisable(wrong || result.changes() == 0);
    }

    @FXML
    private void save() {
        var typed = settingsJsonArea.getText();
        var from = start;
        workspace.commands().ask(it -> from.save(typed, it, Origin.WINDOW), outcome -> {
            workspace.notices().say(workspace.texts().get("json.saved"));
            onClose.run();
        }, workspace::fail);
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
