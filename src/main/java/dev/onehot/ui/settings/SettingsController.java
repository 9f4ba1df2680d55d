package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Setting;
import dev.onehot.ui.FoundRows;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Scrolling;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.fit.TwoPanes;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// All settings, one row each; a setting saves when its control commits.
public final class SettingsController implements ScreenController {
    private final Workspace workspace;
    private final SettingDrafts drafts;
    private final JsonViewController json;
    private final Categories categories;
    private final NewSettingController added;
    private final BooleanProperty adding = new SimpleBooleanProperty();
    private final InvalidSettings invalid;
    private final SettingCounts counts;
    private final ListedSettings rows;
    private @Nullable FoundRows<Shown<String, Optional<Setting>>> found;
    private @Nullable GroupHeading heading;
    private @Nullable SettingChips chips;
    private final ReadOnlyObjectWrapper<List<String>> searched = new ReadOnlyObjectWrapper<>(List.of());
    private List<String> words = List.of();
    private Optional<SettingSection> group = Optional.empty();
    private Set<SettingSection> groups = Set.of();
    private SettingFilter filter;

    @FXML private VBox settingsPane;
    @FXML private TextField settingFilterField;
    @FXML private Label settingCountLabel;
    @FXML private ToggleButton settingJsonButton;
    @FXML private ToggleButton addSettingButton;
    @FXML private Button clearSettingFilterButton;
    @FXML private ToggleButton modifiedChipButton;
    @FXML private ToggleButton unknownChipButton;
    @FXML private ToggleButton invalidChipButton;
    @FXML private VBox newSettingSlot;
    @FXML private Label settingGroupLabel;
    @FXML private Label otherSettingsLabel;
    @FXML private Label manySettingsLabel;
    @FXML private Label schemaFaultLabel;
    @FXML private StackPane settingsStackPane;
    @FXML private TwoPanes settingsListBox;
    @FXML private ListView<Category> categoryList;
    @FXML private ListView<Shown<String, Optional<Setting>>> settingList;

    public SettingsController(Workspace workspace) {
        this.workspace = workspace;
        this.drafts = new SettingDrafts(workspace, this::makeAnew);
        this.json = new JsonViewController(workspace);
        this.categories = new Categories(workspace.texts());
        this.added = new NewSettingController(workspace, adding, this::showAdded, () -> focusFilter());
        this.invalid = new InvalidSettings(workspace, this::filter);
        this.counts = new SettingCounts(workspace.model(), this::showCounts);
        this.rows = new ListedSettings(() -> settingList);
        this.filter = newFilter("");
    }

    @FXML
    private void initialize() {
        var _ = new SettingsTroubles(workspace, manySettingsLabel, schemaFaultLabel);
        found = new FoundRows<>(settingList, workspace.model().settings().rows());
        heading = new GroupHeading(settingGroupLabel, settingList, this::heading, this::chosenTitle);
        settingList.setCellFactory(list -> new SettingCell(
                workspace, drafts, () -> words, searched.getReadOnlyProperty(), rows::follow, this::heading, this::showInJson));
        settingList.setOnContextMenuRequested(rows::openMenu);
        categoryList.setCellFactory(list -> new CategoryCell(workspace.texts()));
        categoryList.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        settingFilterField.textProperty().subscribe(typed -> filter());
        Shortcuts.passUndo(settingFilterField);
        clearSettingFilterButton.visibleProperty().bind(settingFilterField.textProperty().isNotEmpty());
        chips = new SettingChips(
                Map.of(SettingMark.MODIFIED, modifiedChipButton, SettingMark.UNKNOWN, unknownChipButton, SettingMark.INVALID, invalidChipButton),
                settingFilterField,
                settingJsonButton.selectedProperty().map(json -> !json),
                workspace.texts());
        adding.bindBidirectional(addSettingButton.selectedProperty());
        newSettingSlot.getChildren().add(Views.load(added, workspace.texts().bundle()));
        settingsListBox.visibleProperty().bind(settingJsonButton.selectedProperty().not());
        json.standIn(settingsStackPane, settingJsonButton, settingFilterField, settingCountLabel);
        settingJsonButton.selectedProperty().subscribe((before, now) -> recount());
        workspace.model().settings().rows().addListener((ListChangeListener<Object>) change -> {
            showCategories();
            // When the list is at rest again.
            FxThread.run(drafts::findHomes);
        });
        workspace.model().schemasProperty().subscribe(schemas -> {
            showCategories();
            invalid.look();
        });
        workspace.model().revisionProperty().subscribe(now -> recount());
        showCategories();
        settingsPane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                workspace.commands().ask(it -> it.schemas().refresh(), workspace.model()::know, workspace::fail);
                recount();
            }
        });
    }

    /// What was typed into a setting that another program removed becomes a new one, which the person may add.
    private void makeAnew(SettingDraft draft) {
        workspace.notices().fail(workspace.texts().get("settings.deletedElsewhere", draft.key()));
        added.take(draft.key(), draft.mine());
    }

    private void showCategories() {
        var now = Categories.of(workspace.model());
        if (!now.equals(groups)) {
            groups = now;
            categoryList.getItems().setAll(categories.lines(now));
            selectLine();
            Presence.set(otherSettingsLabel, now.equals(Set.of(SettingSection.PREFERENCES)));
        }
        recount();
    }

    /// That of the group that is shown, or the first: the last of a program's settings may be gone.
    private void selectLine() {
        var lines = categoryList.getItems();
        lines.stream()
                .filter(it -> it.group().equals(group))
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .ifPresent(it -> categoryList.getSelectionModel().select(it));
    }

    private void choose(@Nullable Category chosen) {
        var next = chosen == null ? group : chosen.group();
        if (!next.equals(group)) {
            group = next;
            filter();
            Scrolling.bring(settingList, 0);
        }
    }

    private String chosenTitle() {
        var chosen = categoryList.getSelectionModel().getSelectedItem();
        return chosen == null ? "" : chosen.title();
    }

    private String heading(String key) {
        return categories.heading(SettingSection.of(key, workspace.model().known(key)));
    }

    private SettingFilter newFilter(String typed) {
        return new SettingFilter(typed, group, workspace.model(), workspace.texts(), key -> drafts.find(key).isPresent(), invalid::contains);
    }

    private void filter() {
        var typed = settingFilterField.getText();
        filter = newFilter(typed);
        // For rows that come in, before those that stay are told.
        words = SearchMarks.words(typed);
        if (found != null) {
            found.show(filter::accepts);
        }
        json.find(typed, 0);
        // Cells that show the same row as before mark other words in it; none is made anew.
        searched.set(words);
        recount();
        if (chips != null) {
            chips.show(filter.marks());
        }
    }

    private void recount() {
        // Nobody sees it otherwise, and others may write at any rate.
        if (settingsPane.getScene() != null) {
            invalid.look();
            counts.count(filter);
        }
        if (heading != null) {
            heading.showSoon();
        }
    }

    private void showCounts(SettingCounts.Found now) {
        var texts = workspace.texts();
        if (!settingJsonButton.isSelected()) {
            settingCountLabel.setText(texts.get("settings.count", settingList.getItems().size()));
        }
        categoryList.getItems().forEach(it -> it.show(now.groups()));
        if (chips != null) {
            chips.count(now.marks());
        }
    }

    /// Onehot's own, all of them.
    public void showPreferences() {
        settingJsonButton.setSelected(false);
        settingFilterField.clear();
        var lines = categoryList.getItems();
        lines.stream()
                .filter(it -> it.group().equals(Optional.of(SettingSection.PREFERENCES)))
                .findFirst()
                .ifPresent(it -> categoryList.getSelectionModel().select(it));
        Scrolling.bring(settingList, 0);
        settingsListBox.showChosen();
    }

    /// All of them as one text.
    public void showJson() {
        settingJsonButton.setSelected(true);
        json.takeFocus();
    }

    private void showInJson(String key) {
        settingJsonButton.setSelected(true);
        json.find(key);
    }

    @FXML
    private void clearFilter() {
        settingFilterField.clear();
        settingFilterField.requestFocus();
    }

    private void focusFilter() {
        settingFilterField.requestFocus();
    }

    /// Shows what was just added where it stands.
    private void showAdded(String key) {
        group = Optional.of(SettingSection.of(key, workspace.model().known(key)).whole());
        showCategories();
        selectLine();
        if (settingFilterField.getText().isEmpty()) {
            filter();
        } else {
            settingFilterField.clear();
        }
        settingsListBox.showChosen();
        workspace.model().settings().find(key).ifPresent(rows::select);
    }

    /// Shows one where it stands among all, to be edited at once; one that is not held in memory is searched for.
    public void show(String key) {
        settingJsonButton.setSelected(false);
        categoryList.getSelectionModel().selectFirst();
        settingFilterField.clear();
        settingsListBox.showChosen();
        settingList.requestFocus();
        // Rows come with the schemas, which the screen has asked for.
        workspace.commands().ask(it -> it.schemas().get(), known -> {
            if (settingList.isFocused()) {
                workspace.model().settings().find(key).ifPresentOrElse(rows::edit, () -> search(key));
            }
        }, workspace::fail);
    }

    /// In the text, Enter goes on to what is found next.
    @FXML
    private void pressInFilter(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> settingFilterField.clear();
            case ENTER -> json.find(settingFilterField.getText(), event.isShiftDown() ? -1 : 1);
            case DOWN -> {
                if (!json.takeFocus()) {
                    settingList.requestFocus();
                    settingList.getSelectionModel().selectFirst();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    @FXML
    private void pressInList(KeyEvent event) {
        rows.press(event, this::focusFilter);
    }

    /// Searches all of them, as if it was typed here; the first one found has the focus.
    public void search(String typed) {
        categoryList.getSelectionModel().selectFirst();
        settingFilterField.setText(typed);
        settingList.getSelectionModel().selectFirst();
        (settingList.getItems().isEmpty() ? settingFilterField : settingList).requestFocus();
    }

    @Override
    public Map<String, String> place() {
        var place = new HashMap<String, String>();
        place.put("search", settingFilterField.getText());
        place.put("group", String.valueOf(categoryList.getSelectionModel().getSelectedIndex()));
        var row = settingList.getSelectionModel().getSelectedItem();
        if (row != null) {
            place.put("setting", row.key());
        }
        if (heading != null) {
            place.put("top", String.valueOf(heading.top()));
        }
        place.put("json", String.valueOf(settingJsonButton.isSelected()));
        return place;
    }

    @Override
    public void goTo(Map<String, String> place) {
        // Rows come with the schemas, which the screen has asked for.
        FxThread.run(() -> workspace.commands().ask(it -> it.schemas().get(), known -> {
            var search = place.getOrDefault("search", "");
            settingFilterField.setText(search);
            categoryList.getSelectionModel().select(Integer.parseInt(place.getOrDefault("group", "0")));
            workspace.model().settings().find(place.getOrDefault("setting", "")).ifPresent(settingList.getSelectionModel()::select);
            Scrolling.bring(settingList, Integer.parseInt(place.getOrDefault("top", "0")));
            settingList.requestFocus();
            settingJsonButton.setSelected(Boolean.parseBoolean(place.get("json")));
        }, workspace::fail));
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
                Shortcuts.shortcut(KeyCode.J), settingJsonButton::fire,
                new KeyCodeCombination(KeyCode.F3), () -> json.find(settingFilterField.getText(), 1),
                new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN), () -> json.find(settingFilterField.getText(), -1));
    }
}
