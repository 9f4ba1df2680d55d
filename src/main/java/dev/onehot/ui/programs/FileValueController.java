package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Visible;
import dev.onehot.tools.follow.AnyFile;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// What a person says of one value of their file, and what it gives just now.
final class FileValueController {
    private static final int LONGEST = 70;

    private final Texts texts;
    private final Rows rows;

    @FXML private TextField valuePathField;
    @FXML private MenuButton valuePathsButton;
    @FXML private TextField valueTextField;
    @FXML private MenuButton insertPlaceholderButton;
    @FXML private Label valueNowLabel;
    @FXML private Label valueProblemLabel;

    /// What a row needs of those around it.
    interface Rows {
        /// Something was typed.
        void changed();

        void remove(FileValueController row);

        /// Where values stand in the file already.
        List<String> paths();

        /// What a placeholder gives just now; the empty text where that is not known.
        String now(String placeholder);
    }

    FileValueController(Texts texts, Rows rows) {
        this.texts = texts;
        this.rows = rows;
    }

    @FXML
    private void initialize() {
        valuePathField.textProperty().subscribe((before, now) -> rows.changed());
        valueTextField.textProperty().subscribe((before, now) -> rows.changed());
        // A menu without anything in it does not open, and does not tell that it is about to.
        valuePathsButton.getItems().add(new MenuItem());
        valuePathsButton.showingProperty().subscribe(showing -> {
            if (showing) {
                offerPaths();
            }
        });
        insertPlaceholderButton.getItems().add(new MenuItem());
        insertPlaceholderButton.showingProperty().subscribe(showing -> {
            if (showing) {
                offerPlaceholders();
            }
        });
        showNow("");
    }

    private void offerPaths() {
        valuePathsButton.getItems().setAll(rows.paths().stream().map(it -> item(Visible.brief(Visible.line(it), LONGEST), () -> valuePathField.setText(it))).toList());
    }

    private void offerPlaceholders() {
        var all = Stream.concat(AnyFile.PLACEHOLDERS.stream(), Stream.of(AnyFile.CLEAR));
        insertPlaceholderButton.getItems().setAll(all.map(it -> {
            var now = Visible.brief(Visible.line(rows.now(it)), LONGEST);
            return item(texts.get(key(it), now.isEmpty() ? "–" : now), () -> valueTextField.replaceSelection("{" + it + "}"));
        }).toList());
    }

    private static String key(String placeholder) {
        return switch (placeholder) {
            case "baseUrl" -> "anyFile.insert.baseUrl";
            case "host" -> "anyFile.insert.host";
            case "model" -> "anyFile.insert.model";
            case "name" -> "anyFile.insert.name";
            case "key:helper" -> "anyFile.insert.key.helper";
            case "key:env" -> "anyFile.insert.key.env";
            default -> "anyFile.insert.key.clear";
        };
    }

    private static MenuItem item(String text, Runnable chosen) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> chosen.run());
        return item;
    }

    /// @param number from 1
    void number(int number) {
        valuePathField.setUserData(String.valueOf(number));
        valueTextField.setUserData(String.valueOf(number));
        insertPlaceholderButton.setUserData(String.valueOf(number));
        valueNowLabel.setUserData(String.valueOf(number));
        valueProblemLabel.setUserData(String.valueOf(number));
    }

    void show(AnyFile.Value value) {
        valuePathField.setText(value.path());
        valueTextField.setText(value.text());
    }

    AnyFile.Value value() {
        return new AnyFile.Value(valuePathField.getText(), valueTextField.getText());
    }

    /// @param prompt an example of a path
    void prompt(String prompt) {
        valuePathField.setPromptText(prompt);
        valuePathsButton.setDisable(rows.paths().isEmpty());
    }

    /// @param now what stands in the file then; empty where that is not known
    void showNow(String now) {
        valueNowLabel.setText(now.isEmpty() ? "" : texts.get("anyFile.now", Visible.line(now)));
        Presence.set(valueNowLabel, !now.isEmpty());
    }

    Problems.Field problemField() {
        return new Problems.Field(valuePathField, valueProblemLabel);
    }

    Node firstFocus() {
        return valuePathField;
    }

    @FXML
    private void remove() {
        rows.remove(this);
    }
}
