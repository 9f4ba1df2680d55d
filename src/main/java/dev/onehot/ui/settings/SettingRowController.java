package dev.onehot.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.Command;
import dev.onehot.core.ConflictException;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.PastChange;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// The content of one setting's row: its words, and the editor that fits its type.
///
/// What is shown and what is typed are kept apart: a change elsewhere never takes away what a person is typing.
final class SettingRowController {
    private static final PseudoClass MODIFIED = PseudoClass.getPseudoClass("modified");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

    /// So many times the size of the font are enough for words and editor side by side.
    private static final double BESIDE = 36;

    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 12;

    private final Workspace workspace;
    private final Tooltip reset = new Tooltip();
    private List<SettingEditor> editors = List.of();
    private List<String> searched = List.of();
    private EditedSetting shown;
    private OptionalLong expected = Command.ANY;

    @FXML
    private Node settingMark;

    @FXML
    private Label settingTitleLabel;

    @FXML
    private Label settingKeyLabel;

    @FXML
    private Label settingDescriptionLabel;

    @FXML
    private Label settingSourceLabel;

    @FXML
    private Label settingProblemLabel;

    @FXML
    private HBox settingRowBox;

    @FXML
    private VBox settingWordsBox;

    @FXML
    private HBox settingEditorBox;

    @FXML
    private TextField settingField;

    @FXML
    private TextArea settingTextArea;

    @FXML
    private PasswordField settingSecretField;

    @FXML
    private ComboBox<String> settingChoiceBox;

    @FXML
    private ColorPicker settingColourButton;

    @FXML
    private ToggleSwitch settingSwitch;

    @FXML
    private Button settingBrowseButton;

    @FXML
    private Button settingResetButton;

    SettingRowController(Workspace workspace) {
        this.workspace = workspace;
        this.shown = EditedSetting.of("", Optional.empty(), workspace.model(), workspace.surroundings().environment());
    }

    @FXML
    private void initialize() {
        settingEditorBox.getChildren().clear();
        editors = List.of(
                new TextEditor(settingField, workspace.texts(), EditedSetting::isLine),
                new TextEditor(settingTextArea, workspace.texts(), EditedSetting::isLong),
                new TextEditor(settingSecretField, workspace.texts(), it -> it.type() == KnownSetting.Type.SECRET),
                new ChoiceEditor(settingChoiceBox, workspace.texts()),
                new ColourEditor(settingColourButton),
                new SwitchEditor(settingSwitch));
        editors.forEach(it -> {
            it.onCommit(this::send);
            it.control().focusedProperty().subscribe((before, now) -> {
                if (now) {
                    expected = version();
                }
            });
        });
        settingField.textProperty().subscribe(text -> checkTyped(settingField, text));
        settingTextArea.textProperty().subscribe(text -> {
            settingTextArea.setPrefRowCount(Math.clamp(text.lines().count() + 1, FEWEST_LINES, MOST_LINES));
            checkTyped(settingTextArea, text);
        });
        Keys.tabGoesOn(settingTextArea);
        settingTextArea.addEventFilter(KeyEvent.KEY_PRESSED, this::pressInArea);
        settingResetButton.setTooltip(reset);
    }

    /// Turns to another setting.
    ///
    /// @param words what is searched for, in lower case
    void show(String key, Optional<Setting> stored, List<String> words) {
        searched = words;
        // Not in their ids: for each id that it has not seen before, JavaFX works out and keeps the styles of the whole control.
        editors.forEach(it -> it.control().setUserData(key));
        settingResetButton.setUserData(key);
        settingBrowseButton.setUserData(key);
        showStored(key, stored);
    }

    /// Puts the editor beside the words, or below them where there is not the width for both.
    ///
    /// @param width of the list, in px
    void arrange(double width) {
        var wanted = width < BESIDE * settingTitleLabel.getFont().getSize() ? settingWordsBox : settingRowBox;
        if (!wanted.getChildren().contains(settingEditorBox)) {
            ((Pane) settingEditorBox.getParent()).getChildren().remove(settingEditorBox);
            int end = wanted.getChildren().size();
            wanted.getChildren().add(wanted.equals(settingRowBox) ? end - 1 : end, settingEditorBox);
            settingEditorBox.applyCss();
        }
    }

    /// Marks other words in what is shown.
    void mark(List<String> words) {
        if (!words.equals(searched)) {
            searched = words;
            showMarks();
        }
    }

    /// The stored value changed. Text that is being typed stays, and is told; unless it is what was stored.
    void follow(Optional<Setting> value) {
        boolean typing = isTyping() && !typed().equals(value.map(Setting::value));
        if (typing && !value.map(Setting::value).equals(shown.stored().map(Setting::value))) {
            shown = EditedSetting.of(shown.key(), value, workspace.model(), workspace.surroundings().environment());
            showWords();
            warn();
        } else {
            showStored(shown.key(), value);
        }
    }

    /// Schemas came, or other ones: the same setting may be known now. Text that is being typed stays, and so does the editor that it is in.
    void meetSchemas() {
        if (isTyping()) {
            shown = EditedSetting.of(shown.key(), shown.stored(), workspace.model(), workspace.surroundings().environment());
            showWords();
            typed().ifPresent(it -> showProblem(problems(written(it))));
        } else {
            showStored(shown.key(), shown.stored());
        }
    }

    private boolean isTyping() {
        return typed().isPresent() && editors.stream().anyMatch(it -> it.control().isFocused());
    }

    private Optional<String> typed() {
        return editors.stream().flatMap(it -> it.typed().stream()).findFirst();
    }

    /// Theirs is known to the person from now on: Enter keeps theirs from being lost unnoticed, Escape takes it.
    private void warn() {
        expected = version();
        showProblem(workspace.texts().get("settings.conflict", shown.isSecret() ? PastChange.MASKED : shown.value()));
    }

    private void showStored(String key, Optional<Setting> stored) {
        shown = EditedSetting.of(key, stored, workspace.model(), workspace.surroundings().environment());
        expected = version();
        var controls = new ArrayList<Node>();
        for (var editor : editors) {
            if (editor.fits(shown)) {
                editor.show(shown);
                editor.control().setAccessibleText(workspace.texts().settingTitle(key, shown.known()));
                controls.add(editor.control());
            }
        }
        if (shown.type() == KnownSetting.Type.PATH) {
            controls.add(settingBrowseButton);
        }
        // Those that this row had no use for yet are not there: each has a dozen nodes, to be styled with every change. Those that it
        // had stay, hidden: to take one away and put it back costs more.
        var children = settingEditorBox.getChildren();
        controls.stream().filter(it -> !children.contains(it)).forEach(it -> {
            children.add(it);
            it.applyCss();
        });
        children.forEach(it -> present(it, controls.contains(it)));
        settingBrowseButton.toFront();
        showProblem(shown.problems());
        showWords();
    }

    private void showWords() {
        var words = new SettingWords(shown, workspace.texts());
        settingTitleLabel.setText(words.title());
        settingKeyLabel.setText(words.key());
        settingDescriptionLabel.setText(words.description());
        settingSourceLabel.setText(words.source());
        settingSourceLabel.pseudoClassStateChanged(MODIFIED, shown.environment().isPresent());
        showMarks();
        settingMark.setVisible(shown.isModified());
        settingTitleLabel.pseudoClassStateChanged(MODIFIED, shown.isModified());
        settingResetButton.setDisable(shown.stored().isEmpty());
        settingResetButton.setAccessibleText(words.reset());
        reset.setText(words.reset());
    }

    private void showMarks() {
        SearchMarks.show(settingTitleLabel, searched, true);
        SearchMarks.show(settingKeyLabel, searched, true);
        SearchMarks.show(settingDescriptionLabel, searched, !settingDescriptionLabel.getText().isEmpty());
        boolean valueMatches = !searched.isEmpty() && !shown.isSecret()
                && SearchMarks.split(shown.value(), searched).stream().anyMatch(SearchMarks.Part::hit);
        editors.forEach(it -> it.control().pseudoClassStateChanged(MATCH, valueMatches));
    }

    private static boolean isThere(Node node) {
        return node.getParent() != null && node.isVisible();
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private OptionalLong version() {
        return OptionalLong.of(shown.stored().map(Setting::version).orElse(0L));
    }

    private void checkTyped(TextInputControl control, String text) {
        if (control.isFocused() && !text.equals(shown.value())) {
            showProblem(problems(written(text)));
        }
    }

    private String written(String typed) {
        return workspace.model().schemasProperty().get().map(it -> it.written(shown.key(), typed)).orElse(typed);
    }

    private List<Problem> problems(String value) {
        var schemas = workspace.model().schemasProperty().get();
        return schemas.map(it -> it.problems(shown.key(), value)).orElseGet(() -> Setting.problems(shown.key(), value));
    }

    /// Sends what was typed, if it differs from what is stored.
    void commitText() {
        typed().ifPresent(this::send);
    }

    private void send(String typed) {
        var sentKey = shown.key();
        var wanted = written(typed);
        if (!wanted.equals(typed)) {
            settingField.setText(wanted);
        }
        var problems = problems(wanted);
        if (!problems.isEmpty()) {
            refuse(sentKey, new ValidationException(problems));
            return;
        }
        showProblem("");
        workspace.commands()
                .send(
                        new Command.SetSetting(sentKey, wanted, expected),
                        done -> expected = version(),
                        failure -> refuse(sentKey, failure));
    }

    private void refuse(String sentKey, Throwable failure) {
        if (!sentKey.equals(shown.key())) {
            workspace.fail(failure);
            return;
        }
        switch (failure) {
            case ConflictException stale -> {
                shown = EditedSetting.of(sentKey, stale.setting(), workspace.model(), workspace.surroundings().environment());
                warn();
            }
            case ValidationException invalid -> showProblem(invalid.problems());
            default -> workspace.fail(failure);
        }
    }

    private void showProblem(List<Problem> problems) {
        var locale = workspace.texts().bundle().getLocale();
        showProblem(problems.isEmpty() ? "" : problems.getFirst().message().text(locale));
    }

    private void showProblem(String text) {
        settingProblemLabel.setText(text);
        present(settingProblemLabel, !text.isEmpty());
        for (var control : List.of(settingField, settingTextArea)) {
            control.pseudoClassStateChanged(ERROR, !text.isEmpty());
            control.setAccessibleHelp(text);
        }
    }

    @FXML
    private void pressInText(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            commitText();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            showStored(shown.key(), shown.stored());
        } else {
            return;
        }
        event.consume();
    }

    /// Lines are made with Enter here, so that Ctrl+Enter saves.
    private void pressInArea(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                commitText();
            }
            case ESCAPE -> showStored(shown.key(), shown.stored());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Gives the focus to the editor.
    void edit() {
        editors.stream().filter(it -> isThere(it.control())).findFirst().ifPresent(it -> it.control().requestFocus());
    }

    @FXML
    private void browse() {
        workspace.files()
                .open(settingField.getScene().getWindow(), workspace.texts().get("settings.browse"))
                .ifPresent(it -> send(it.toString()));
    }

    @FXML
    void reset() {
        shown.stored().ifPresent(before -> {
            var texts = workspace.texts();
            var told = shown.defaultValue()
                    .map(it -> texts.get("notice.settingReset", texts.settingTitle(shown.key(), shown.known()), it))
                    .orElseGet(() -> texts.get("notice.settingRemoved", shown.key()));
            workspace.sendUndoable(
                    new Command.ResetSetting(shown.key(), OptionalLong.of(before.version())),
                    told,
                    new Command.SetSetting(shown.key(), before.value(), Command.ABSENT));
        });
    }
}
