package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.FoundRows;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.LateSettings;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Problems;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.settings.Categories.Category;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// All settings, one row each; a setting saves when its control commits.
public final class SettingsController implements ScreenController {
    private static final int FAULTS_SHOWN = 3;
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Workspace workspace;
    private final SettingDrafts drafts;
    private final JsonViewController json;
    private final Categories categories;
    private final KeptTexts keptNew;
    private @Nullable FoundRows<Shown<String, Optional<Setting>>> found;
    private @Nullable Problems problems;
    private final ReadOnlyObjectWrapper<List<String>> searched = new ReadOnlyObjectWrapper<>(List.of());
    private List<String> words = List.of();
    private Optional<String> category = Optional.empty();

    @FXML private VBox settingsPane;
    @FXML private TextField settingFilterField;
    @FXML private Label settingCountLabel;
    @FXML private ToggleButton settingJsonButton;
    @FXML private ToggleButton addSettingButton;
    @FXML private VBox addSettingPane;
    @FXML private TextField newKeyField;
    @FXML private Label newKeyProblemLabel;
    @FXML private TextField newValueField;
    @FXML private Label newValueProblemLabel;
    @FXML private Label manySettingsLabel;
    @FXML private Label schemaFaultLabel;
    @FXML private StackPane settingsStackPane;
    @FXML private Pane settingsListBox;
    @FXML private ListView<Category> categoryList;
    @FXML private ListView<Shown<String, Optional<Setting>>> settingList;

    public SettingsController(Workspace workspace) {
        this.workspace = workspace;
        this.drafts = new SettingDrafts(workspace, this::makeAnew);
        this.json = new JsonViewController(workspace);
        this.categories = new Categories(workspace.texts());
        this.keptNew = new KeptTexts(workspace, "newSetting", this::restoreNew, whose -> workspace.notices().fail(workspace.texts().get("settings.typeNewAgain")));
    }

    @FXML
    private void initialize() {
        workspace.model().late().stateProperty().subscribe(this::showLate);
        found = new FoundRows<>(settingList, workspace.model().settings().rows());
        settingList.setCellFactory(list -> new SettingCell(
                workspace, drafts, () -> words, searched.getReadOnlyProperty(), this::follow));
        categoryList.setCellFactory(list -> new CategoryCell());
        categoryList.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        settingFilterField.textProperty().subscribe(typed -> filter());
        addSettingPane.visibleProperty().bind(addSettingButton.selectedProperty());
        addSettingPane.managedProperty().bind(addSettingButton.selectedProperty());
        addSettingButton.selectedProperty().subscribe(shown -> {
            if (shown) {
                newKeyField.requestFocus();
            }
            keepNew();
        });
        newKeyField.textProperty().subscribe((before, now) -> keepNew());
        newValueField.textProperty().subscribe((before, now) -> keepNew());
        problems = new Problems(
                Map.of(
                        KEY, new Problems.Field(newKeyField, newKeyProblemLabel),
                        VALUE, new Problems.Field(newValueField, newValueProblemLabel)),
                workspace.texts());
        Parent view = Views.load(json, workspace.texts().bundle());
        settingsStackPane.getChildren().add(view);
        view.visibleProperty().bind(settingJsonButton.selectedProperty());
        settingsListBox.visibleProperty().bind(settingJsonButton.selectedProperty().not());
        settingJsonButton.selectedProperty().subscribe((before, now) -> {
            if (now) {
                json.open();
            }
        });
        json.onClose(() -> settingJsonButton.setSelected(false));
        workspace.model().settings().rows().addListener((ListChangeListener<Object>) change -> {
            showCategories();
            // When the list is at rest again.
            FxThread.run(drafts::findHomes);
        });
        workspace.model().schemasProperty().subscribe(schemas -> showFaults());
        showCategories();
        settingsPane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                workspace.commands().ask(it -> it.schemas().refresh(), workspace.model()::know, workspace::fail);
            }
        });
    }

    private void showLate(LateSettings.State state) {
        var texts = workspace.texts();
        boolean missing = !(state instanceof LateSettings.State.There);
        Presence.set(manySettingsLabel, missing);
        manySettingsLabel.setText(switch (state) {
            case LateSettings.State.There() -> "";
            case LateSettings.State.Reading(double part, long all) -> texts.get("settings.reading", all, part);
            case LateSettings.State.TooMany() -> texts.get("settings.many");
            case LateSettings.State.Failed(var reason) -> texts.failure(reason);
        });
    }

    /// Keeps the caret in the row in which a person is typing, when rows that come or go put it into another cell. Otherwise nobody is to type
    /// into the setting that took its place.
    private void follow(String key, int caret) {
        settingList.requestFocus();
        FxThread.run(() -> {
            if (settingList.isFocused()) {
                cells().filter(it -> it.row().key().equals(key)).findFirst().ifPresent(it -> it.row().edit(caret));
            }
        });
    }

    /// What was typed into a setting that another program removed becomes a new one, which the person may add.
    private void makeAnew(SettingDraft draft) {
        workspace.notices().fail(workspace.texts().get("settings.deletedElsewhere", draft.key()));
        if (newKeyField.getText().isEmpty()) {
            newKeyField.setText(draft.key());
            newValueField.setText(draft.mine());
            addSettingButton.setSelected(true);
        }
    }

    /// What is typed there while it is open.
    private void keepNew() {
        var key = newKeyField.getText();
        boolean typed = addSettingButton.isSelected() && !(key + newValueField.getText()).isEmpty();
        var secret = Setting.isSecret(key) ? Set.of(VALUE) : Set.<String>of();
        keptNew.keep(typed ? List.of(keptNew.draft("one", Map.of(KEY, key, VALUE, newValueField.getText()), secret)) : List.of());
        workspace.edits().report("newSetting", typed ? 1 : 0);
    }

    private void restoreNew(KeptDraft draft) {
        if (newKeyField.getText().isEmpty() && newValueField.getText().isEmpty()) {
            newKeyField.setText(draft.texts().getOrDefault(KEY, ""));
            newValueField.setText(draft.texts().getOrDefault(VALUE, ""));
            addSettingButton.setSelected(true);
        }
    }

    private Stream<SettingCell> cells() {
        return settingList.lookupAll(".setting-cell").stream()
                .filter(it -> it instanceof SettingCell shown && !shown.isEmpty() && shown.isVisible())
                .map(SettingCell.class::cast);
    }

    private void showCategories() {
        var selected = category;
        var all = categories.of(workspace.model());
        if (!all.equals(categoryList.getItems())) {
            categoryList.getItems().setAll(all);
        }
        all.stream()
                .filter(it -> it.category().equals(selected))
                .findFirst()
                .ifPresent(it -> categoryList.getSelectionModel().select(it));
        showCount();
    }

    private void choose(@Nullable Category chosen) {
        var next = chosen == null ? category : chosen.category();
        if (!next.equals(category)) {
            category = next;
            filter();
        }
    }

    private void filter() {
        var typed = settingFilterField.getText();
        var filter = new SettingFilter(typed, category, workspace.model(), workspace.texts(), key -> drafts.find(key).isPresent());
        // For rows that come in, before those that stay are told.
        words = SearchMarks.words(typed);
        if (found != null) {
            found.show(filter::accepts);
        }
        // Cells that show the same row as before mark other words in it; none is made anew.
        searched.set(words);
        showCount();
    }

    private void showCount() {
        settingCountLabel.setText(workspace.texts().get("settings.count", settingList.getItems().size()));
    }

    private void showFaults() {
        var faults = workspace.model().schemasProperty().get().map(it -> it.faults()).orElse(List.of());
        var lines = faults.stream()
                .limit(FAULTS_SHOWN)
                .map(it -> workspace.texts().message(it.message()))
                .collect(Collectors.joining("\n"));
        schemaFaultLabel.setText(lines);
        Presence.set(schemaFaultLabel, !faults.isEmpty());
    }

    @FXML
    private void createSetting() {
        var key = newKeyField.getText().strip();
        var value = newValueField.getText();
        var found = Setting.problems(key, value);
        showProblems(found);
        if (found.isEmpty()) {
            workspace.commands()
                    .send(new Command.SetSetting(key, value, Command.ABSENT), done -> created(key, value), this::refused);
        }
    }

    private void created(String key, String value) {
        if (!newKeyField.getText().strip().equals(key) || !newValueField.getText().equals(value)) {
            // The next one is being typed already.
            return;
        }
        newKeyField.clear();
        newValueField.clear();
        addSettingButton.setSelected(false);
        settingFilterField.clear();
        categoryList.getSelectionModel().selectFirst();
        workspace.model().settings().find(key).ifPresent(row -> {
            settingList.getSelectionModel().select(row);
            settingList.scrollTo(row);
        });
    }

    private void refused(Throwable failure) {
        switch (failure) {
            case ConflictException taken -> showProblems(List.of(Problem.of("key", "setting.exists")));
            case ValidationException invalid -> showProblems(invalid.problems());
            default -> workspace.fail(failure);
        }
    }

    private void showProblems(List<Problem> found) {
        if (problems != null) {
            problems.show(found);
            problems.focusFirst(found);
        }
    }

    @FXML
    private void cancelSetting() {
        showProblems(List.of());
        addSettingButton.setSelected(false);
        settingFilterField.requestFocus();
    }

    @FXML
    private void pressInPane(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancelSetting();
            event.consume();
        }
    }

    @FXML
    private void pressInFilter(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> settingFilterField.clear();
            case DOWN -> {
                settingList.requestFocus();
                settingList.getSelectionModel().selectFirst();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Enter edits the selected row, Delete resets it, Escape goes back to the search.
    @FXML
    private void pressInList(KeyEvent event) {
        if (!settingList.equals(event.getTarget())) {
            return;
        }
        var index = settingList.getSelectionModel().getSelectedIndex();
        var cell = cells().filter(it -> it.getIndex() == index).findFirst();
        switch (event.getCode()) {
            case ENTER, F2 -> cell.ifPresent(it -> it.row().edit());
            case DELETE -> cell.ifPresent(it -> it.row().reset());
            case ESCAPE -> settingFilterField.requestFocus();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    public Node firstFocus() {
        return settingFilterField;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of(
                Shortcuts.shortcut(KeyCode.F), settingFilterField::requestFocus,
                Shortcuts.shortcut(KeyCode.N), () -> addSettingButton.setSelected(true),
                Shortcuts.shortcut(KeyCode.S), drafts::commitAll,
                Shortcuts.shortcut(KeyCode.J), settingJsonButton::fire);
    }
}
