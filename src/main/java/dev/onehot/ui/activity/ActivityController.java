package dev.onehot.ui.activity;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.UndoWays;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.util.StringConverter;

/// What was done, when and by whom; with undo for each, for the newest, and back to any.
public final class ActivityController implements ScreenController {
    private static final int PAGE = 200;
    private static final Optional<Origin> OWN = Optional.of(Origin.WINDOW);

    private final Workspace workspace;
    private int limit = PAGE;
    private boolean asking;
    private boolean stale;
    private Optional<Long> cameTo = Optional.empty();
    private Runnable toBackups = () -> {};

    @FXML private VBox activityPane;
    @FXML private TextField activityFilterField;
    @FXML private ComboBox<Optional<Origin>> activityOriginBox;
    @FXML private ListView<ActivityItem> activityList;
    @FXML private HBox olderChangesBox;
    @FXML private Button undoLatestButton;
    @FXML private Button redoLatestButton;
    @FXML private Button undoBackToButton;
    @FXML private HBox undoBackToBox;
    @FXML private VBox undoBackToSlot;

    private final UndoBackToController undoBackTo;

    /// What one look at the history found.
    private record Found(List<PastGesture> gestures, UndoWays ways) {}

    public ActivityController(Workspace workspace) {
        this.workspace = workspace;
        this.undoBackTo = new UndoBackToController(workspace, () -> activityList.requestFocus());
    }

    /// Sets what opens the backups, which are looked for here too.
    public void setToBackups(Runnable body) {
        toBackups = body;
    }

    @FXML
    private void openBackups() {
        toBackups.run();
    }

    @FXML
    private void initialize() {
        activityList.setCellFactory(list -> new ActivityCell(workspace));
        var origins = new ArrayList<Optional<Origin>>(List.of(Optional.empty()));
        for (var origin : Origin.values()) {
            origins.add(Optional.of(origin));
        }
        activityOriginBox.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Origin> origin) {
                return origin == null
                        ? ""
                        : origin.map(it -> workspace.texts().get("origin." + it.word()))
                                .orElseGet(() -> workspace.texts().get("activity.everybody"));
            }

            @Override
            public Optional<Origin> fromString(String text) {
                return Optional.empty();
            }
        });
        activityOriginBox.getItems().setAll(origins);
        activityOriginBox.setValue(Optional.empty());
        activityOriginBox.valueProperty().subscribe((before, now) -> begin());
        activityFilterField.textProperty().subscribe((before, now) -> begin());
        Shortcuts.passUndo(activityFilterField);
        workspace.model().revisionProperty().subscribe((before, now) -> reload());
        workspace.model().schemasProperty().subscribe((before, now) -> activityList.refresh());
        activityPane.sceneProperty().subscribe(scene -> reload());
        undoBackToSlot.getChildren().setAll(Views.load(undoBackTo, workspace.texts().bundle()));
        activityList.getSelectionModel().selectedItemProperty().subscribe(item -> {
            boolean there = item instanceof ActivityItem.Entry;
            if (!there) {
                leave(undoBackToButton);
            }
            Presence.set(undoBackToBox, there);
        });
    }

    private void begin() {
        limit = PAGE;
        reload();
    }

    /// Asks for the history while the screen is shown; once more when something changed meanwhile.
    private void reload() {
        if (activityPane.getScene() == null) {
            return;
        }
        stale = asking;
        if (asking) {
            return;
        }
        asking = true;
        int wanted = limit;
        var typed = activityFilterField.getText().strip();
        var filter = HistoryFilter.newest(wanted).by(activityOriginBox.getValue()).about(typed, workspace.changeWords().keys(typed));
        workspace.commands().ask(it -> new Found(it.history(filter), it.undoWays(OWN)), found -> answered(() -> {
            show(found.gestures(), wanted);
            show(found.ways());
            nameSettings(found.gestures());
        }), failure -> answered(() -> workspace.fail(failure)));
    }

    /// Whatever came of it: what changed since it was asked is asked for.
    private void answered(Runnable show) {
        asking = false;
        if (stale) {
            reload();
        }
        show.run();
    }

    /// Titles of other programs' settings are read when one is to be shown.
    private void nameSettings(List<PastGesture> gestures) {
        if (workspace.changeWords().lackTitles(gestures)) {
            workspace.commands().aside(it -> it.schemas().get(), workspace.model()::know, workspace::fail);
        }
    }

    private void show(List<PastGesture> gestures, int wanted) {
        var items = ActivityItem.group(gestures, ZoneId.systemDefault());
        if (!items.equals(activityList.getItems())) {
            // The same gesture, not the same place: there is another one now, which Enter would take back.
            var selected = cameTo.or(() -> selected().map(PastGesture::number));
            cameTo = Optional.empty();
            activityList.getItems().setAll(items);
            activityList.getSelectionModel().clearSelection();
            items.stream()
                    .filter(it -> it instanceof ActivityItem.Entry entry && selected.equals(Optional.of(entry.gesture().number())))
                    .forEach(activityList.getSelectionModel()::select);
        }
        boolean more = gestures.stream().mapToInt(it -> it.changes().size()).sum() >= wanted;
        Presence.set(olderChangesBox, more);
    }

    private void show(UndoWays ways) {
        offer(undoLatestButton, ways.undo(), "activity.undoThis", "activity.undoLatest");
        offer(redoLatestButton, ways.redo(), "activity.redoThis", "activity.redoLatest");
    }

    /// Says what the button would take back, and puts it out where there is nothing.
    private void offer(Button button, Optional<PastGesture> next, String named, String unnamed) {
        var texts = workspace.texts();
        var says = next.map(it -> texts.get(named, workspace.changeWords().summary(it))).orElseGet(() -> texts.get(unnamed));
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        if (next.isEmpty()) {
            leave(button);
        }
        button.setDisable(next.isEmpty());
    }

    /// Before it goes out: the focus would go to whatever is next.
    private void leave(Button button) {
        if (button.isFocused()) {
            activityList.requestFocus();
        }
    }

    private Optional<PastGesture> selected() {
        return activityList.getSelectionModel().getSelectedItem() instanceof ActivityItem.Entry entry
                ? Optional.of(entry.gesture())
                : Optional.empty();
    }

    @FXML
    private void previewBackTo() {
        selected().ifPresent(undoBackTo::open);
    }

    @FXML
    private void showOlder() {
        limit += PAGE;
        reload();
    }

    @FXML
    private void undo() {
        workspace.undoLatest();
    }

    @FXML
    private void redo() {
        workspace.redoLatest();
    }

    /// Enter looks at what going back would take back and changes nothing; Delete takes back what is selected.
    @FXML
    private void pressInList(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && selected().isPresent()) {
            previewBackTo();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            selected().filter(it -> !it.undone() && it.isUndoable()).ifPresent(it -> workspace.undo(new Command.Undo(it.number())));
            event.consume();
        }
    }

    @Override
    public Map<String, String> place() {
        var place = new HashMap<>(Map.of(
                "search", activityFilterField.getText(),
                "origin", String.valueOf(activityOriginBox.getSelectionModel().getSelectedIndex())));
        selected().ifPresent(it -> place.put("gesture", String.valueOf(it.number())));
        return place;
    }

    @Override
    public void goTo(Map<String, String> place) {
        cameTo = Optional.ofNullable(place.get("gesture")).map(Long::valueOf);
        activityOriginBox.getSelectionModel().select(Integer.parseInt(place.getOrDefault("origin", "0")));
        var search = place.getOrDefault("search", "");
        activityFilterField.setText(search);
    }

    @Override
    public Node firstFocus() {
        return activityList;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of(Shortcuts.shortcut(KeyCode.F), activityFilterField::requestFocus);
    }
}
