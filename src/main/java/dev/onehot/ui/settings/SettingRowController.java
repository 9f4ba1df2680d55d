package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.events.Command;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.model.Visible;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

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
    private final SettingDrafts drafts;
    private final Tooltip reset = new Tooltip();
    private List<SettingEditor> editors = List.of();
    private List<String> searched = List.of();
    private EditedSetting shown;

    @FXML private Node settingMark;
    @FXML private Label settingTitleLabel;
    @FXML private Label settingKeyLabel;
    @FXML private Label settingDescriptionLabel;
    @FXML private Label settingSourceLabel;
    @FXML private Label settingProblemLabel;
    @FXML private HBox settingRowBox;
    @FXML private VBox settingWordsBox;
    @FXML private HBox settingEditorBox;
    @FXML private TextField settingField;
    @FXML private TextArea settingTextArea;
    @FXML private PasswordField settingSecretField;
    @FXML private ComboBox<String> settingChoiceBox;
    @FXML private ColorPicker settingColourButton;
    @FXML private ToggleSwitch settingSwitch;
    @FXML private Button settingBrowseButton;
    @FXML private Button saveLargeValueButton;
    @FXML private Button settingResetButton;

    SettingRowController(Workspace workspace, SettingDrafts drafts) {
        this.workspace = workspace;
        this.drafts = drafts;
        this.shown = drafts.edited("", Optional.empty());
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
            it.onType(text -> drafts.type(shown, text));
            it.onChoose(this::choose);
            it.onLeave(() -> drafts.commit(shown.key()));
        });
        settingTextArea.textProperty().subscribe(text ->
                settingTextArea.setPrefRowCount(Math.clamp(text.lines().count() + 1, FEWEST_LINES, MOST_LINES)));
        Keys.tabGoesOn(settingTextArea);
        settingTextArea.addEventFilter(KeyEvent.KEY_PRESSED, this::pressInArea);
        settingResetButton.setTooltip(reset);
        drafts.follow(key -> {
            if (key.equals(shown.key())) {
                showDraft(shown.stored());
            }
        });
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
        saveLargeValueButton.setUserData(key);
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

    /// The row is going to be another one, or none. Nothing is saved by that, and nothing is lost.
    ///
    /// @return where the caret was, if the person was typing here
    OptionalInt turnAway() {
        var caret = editors.stream()
                .filter(it -> it.control().isFocused() && it.control() instanceof TextInputControl)
                .mapToInt(it -> ((TextInputControl) it.control()).getCaretPosition())
                .findFirst();
        editors.forEach(SettingEditor::hide);
        shown = drafts.edited("", Optional.empty());
        return caret;
    }

    /// The stored value changed. Text that is being typed stays, and is told; unless it is what was stored.
    void follow(Optional<Setting> value) {
        drafts.meet(shown.key(), value);
        showDraft(value);
    }

    /// Schemas came, or other ones: the same setting may be known now. Text that is being typed stays, and so does the editor that it is in.
    void meetSchemas() {
        drafts.check(shown.key());
        showDraft(shown.stored());
    }

    private void showDraft(Optional<Setting> stored) {
        var draft = drafts.find(shown.key());
        if (draft.isEmpty()) {
            showStored(shown.key(), stored);
        } else {
            shown = drafts.edited(shown.key(), stored);
            editors.stream().filter(it -> isThere(it.control())).forEach(it -> it.show(shown));
            showWords();
            showProblem(draft.get().problem());
        }
    }

    private void showStored(String key, Optional<Setting> stored) {
        drafts.meet(key, stored);
        shown = drafts.edited(key, stored);
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
        if (shown.largeBytes() > 0 && !shown.isSecret()) {
            controls.add(saveLargeValueButton);
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
        drafts.find(key).ifPresentOrElse(it -> showProblem(it.problem()), () -> showProblem(shown.problems()));
        showWords();
    }

    private void showWords() {
        var words = new SettingWords(shown, workspace.texts());
        settingTitleLabel.setText(words.title());
        settingKeyLabel.setText(words.key());
        settingDescriptionLabel.setText(words.description());
        settingSourceLabel.setText(words.source());
        settingSourceLabel.pseudoClassStateChanged(MODIFIED, shown.environment().isPresent() || shown.typed().isPresent());
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

    /// The person chose a value, as a file or one of several.
    private void choose(String value) {
        drafts.type(shown, value);
        drafts.commit(shown.key());
    }

    private void showProblem(List<Problem> problems) {
        showProblem(problems.isEmpty() ? "" : workspace.texts().message(problems.getFirst().message()));
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
            drafts.commit(shown.key());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            drafts.drop(shown.key());
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
                drafts.commit(shown.key());
            }
            case ESCAPE -> drafts.drop(shown.key());
            default -> {
                return;
            }
        }
        event.consume();
    }

    String key() {
        return shown.key();
    }

    /// Gives the focus back to the editor that a person was typing in.
    void edit(int caret) {
        edit();
        editors.stream()
                .filter(it -> it.control().isFocused() && it.control() instanceof TextInputControl)
                .forEach(it -> ((TextInputControl) it.control()).selectRange(caret, caret));
    }

    /// Gives the focus to the editor.
    void edit() {
        editors.stream().filter(it -> isThere(it.control())).findFirst().ifPresent(it -> it.control().requestFocus());
    }

    @FXML
    private void browse() {
        workspace.files()
                .open(settingField.getScene().getWindow(), workspace.texts().get("settings.browse"))
                .ifPresent(it -> {
                    choose(it.toString());
                    showStored(shown.key(), shown.stored());
                });
    }

    @FXML
    private void saveLarge() {
        var key = shown.key();
        var texts = workspace.texts();
        var name = key.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".txt";
        workspace.files()
                .save(saveLargeValueButton.getScene().getWindow(), texts.get("settings.saveLarge"), name)
                .ifPresent(target -> workspace.commands().aside(
                        manager -> {
                            manager.transfer().saveValue(key, target);
                            return target;
                        },
                        saved -> workspace.notices().say(texts.get("settings.savedLarge", Visible.line(key), String.valueOf(saved.getFileName()))),
                        workspace::fail));
    }

    @FXML
    void reset() {
        shown.stored().ifPresent(before -> {
            drafts.drop(shown.key());
            var texts = workspace.texts();
            var told = shown.defaultValue()
                    .map(it -> texts.get("notice.settingReset", texts.settingTitle(shown.key(), shown.known()), it))
                    .orElseGet(() -> texts.get("notice.settingRemoved", shown.key()));
            workspace.sendUndoable(new Command.ResetSetting(shown.key(), OptionalLong.of(before.version())), told);
        });
    }
}
