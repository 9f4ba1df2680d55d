package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import dev.onehot.model.Visible;
import dev.onehot.ui.PopupLook;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The content of one setting's row: its words, and the editor that fits its type.
///
/// What is shown and what is typed are kept apart: a change elsewhere never takes away what a person is typing.
final class SettingRowController {
    private static final PseudoClass MODIFIED = PseudoClass.getPseudoClass("modified");

    /// So many times the size of the font are enough for words and editor side by side.
    private static final double BESIDE = 36;

    private final Workspace workspace;
    private final SettingDrafts drafts;
    private final Tooltip reset = new Tooltip();
    private final Tooltip details = new Tooltip();
    private final Consumer<String> showInJson;
    private final SettingEditors editors = new SettingEditors();
    private @Nullable SettingMenu menu;
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
    @FXML private Button settingLessButton;
    @FXML private Button settingMoreButton;
    @FXML private Button settingResetButton;
    @FXML private Button settingMenuButton;

    /// @param showInJson shows the setting of a key in the JSON view
    SettingRowController(Workspace workspace, SettingDrafts drafts, Consumer<String> showInJson) {
        this.workspace = workspace;
        this.drafts = drafts;
        this.showInJson = showInJson;
        this.shown = drafts.edited("", Optional.empty());
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        var numbers = new NumberSteps(drafts);
        editors.take(settingEditorBox, List.of(
                new TextEditor(settingField, drafts, EditedSetting::isLine, texts, numbers),
                new StepEditor(settingLessButton, drafts, numbers, -1),
                new StepEditor(settingMoreButton, drafts, numbers, 1),
                new TextEditor(settingTextArea, drafts, EditedSetting::isLong, texts, numbers),
                new TextEditor(settingSecretField, drafts, it -> it.type() == KnownSetting.Type.SECRET, texts, numbers),
                new ChoiceEditor(settingChoiceBox, drafts, texts),
                new ColourEditor(settingColourButton, drafts),
                new SettingEditor(settingBrowseButton, drafts, it -> it.type() == KnownSetting.Type.PATH),
                new SettingEditor(saveLargeValueButton, drafts, it -> it.largeBytes() > 0 && !it.isSecret()),
                new SwitchEditor(settingSwitch, drafts)));
        settingResetButton.setTooltip(reset);
        Tooltip.install(settingWordsBox, details);
        settingRowBox.setOnContextMenuRequested(event -> {
            menu().show(settingRowBox, event.getScreenX(), event.getScreenY());
            event.consume();
        });
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
        editors.belongTo(key);
        settingResetButton.setUserData(key);
        settingMenuButton.setUserData(key);
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
        var caret = editors.hide();
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
        if (drafts.find(shown.key()).isEmpty()) {
            showStored(shown.key(), stored);
        } else {
            shown = drafts.edited(shown.key(), stored);
            editors.follow(shown);
            showWords();
        }
    }

    private void showStored(String key, Optional<Setting> stored) {
        drafts.meet(key, stored);
        shown = drafts.edited(key, stored);
        editors.show(shown, workspace.texts().settingTitle(key, shown.known()));
        showWords();
    }

    private void showWords() {
        var words = new SettingWords(shown, workspace.texts());
        settingTitleLabel.setText(words.title());
        settingKeyLabel.setText(words.key());
        settingDescriptionLabel.setText(words.description());
        var source = source(words);
        settingSourceLabel.setText(source);
        details.setText(words.details());
        settingSourceLabel.pseudoClassStateChanged(MODIFIED, shown.environment().isPresent() || shown.typed().isPresent());
        settingMark.setVisible(shown.isModified());
        settingTitleLabel.pseudoClassStateChanged(MODIFIED, shown.isModified());
        settingResetButton.setVisible(shown.stored().isPresent());
        settingResetButton.setAccessibleText(words.reset());
        reset.setText(words.reset());
        var problem = drafts.problem(shown);
        settingProblemLabel.setText(problem);
        Presence.set(settingProblemLabel, !problem.isEmpty());
        Presence.set(settingSourceLabel, problem.isEmpty() && !source.isEmpty());
        // In the place of what is told otherwise, so that nothing below moves.
        showMarks();
        editors.say(problem);
    }

    private String source(SettingWords words) {
        var source = words.source();
        return source.isEmpty() && shown.key().equals(OwnSettings.SHORTCUT) ? SettingWords.of(workspace.model().shortcut().latest(), workspace.texts()) : source;
    }

    private void showMarks() {
        SearchMarks.show(settingTitleLabel, searched, true);
        // Who looks for a key sees it.
        boolean keyWanted = new SettingWords(shown, workspace.texts()).isKeyTelling() || isFound(shown.key());
        SearchMarks.show(settingKeyLabel, searched, keyWanted && shown.known().isPresent());
        boolean described = !settingDescriptionLabel.getText().isEmpty() && !settingProblemLabel.isVisible() && !settingSourceLabel.isVisible();
        SearchMarks.show(settingDescriptionLabel, searched, described);
        editors.mark(!shown.isSecret() && isFound(shown.value()));
    }

    private boolean isFound(String text) {
        return !searched.isEmpty() && SearchMarks.split(text, searched).stream().anyMatch(SearchMarks.Part::hit);
    }

    String key() {
        return shown.key();
    }

    /// Gives the focus back to the editor that a person was typing in.
    void edit(int caret) {
        editors.focus(caret);
    }

    /// Gives the focus to the editor.
    void edit() {
        editors.focus();
    }

    /// Made when it is first wanted, for the setting that is shown now.
    private SettingMenu menu() {
        var made = menu == null ? new SettingMenu(workspace, this::reset, showInJson) : menu;
        menu = made;
        made.turnTo(shown);
        PopupLook.of(made.getScene(), settingRowBox.getScene());
        return made;
    }

    /// Opens the menu of the row.
    @FXML
    void showMenu() {
        menu().show(settingMenuButton, Side.BOTTOM, 0, 0);
    }

    @FXML
    private void browse() {
        workspace.files()
                .open(settingField.getScene().getWindow(), workspace.texts().get("settings.browse"))
                .ifPresent(it -> {
                    drafts.type(shown, it.toString());
                    drafts.commit(shown.key());
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
