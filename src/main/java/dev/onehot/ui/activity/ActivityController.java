package dev.onehot.ui.activity;

import dev.onehot.core.Command;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.ui.Keys;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Workspace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What was done, when and by whom; with undo for each, for the newest, and back to any.
public final class ActivityController implements ScreenController {
    private static final int PAGE = 200;

    private final Workspace workspace;
    private int limit = PAGE;
    private boolean asking;
    private boolean stale;

    @FXML
    private VBox activityPane;

    @FXML
    private TextField activityFilterField;

    @FXML
    private ComboBox<Optional<Origin>> activityOriginBox;

    @FXML
    private ListView<ActivityItem> activityList;

    @FXML
    private HBox olderChangesBox;

    public ActivityController(Workspace workspace) {
        this.workspace = workspace;
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
        workspace.model().revisionProperty().subscribe((before, now) -> reload());
        activityPane.sceneProperty().subscribe(scene -> reload());
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
        if (asking) {
            stale = true;
            return;
        }
        asking = true;
        stale = false;
        int wanted = limit;
        var filter = HistoryFilter.newest(wanted)
                .by(activityOriginBox.getValue())
                .about(activityFilterField.getText().strip());
        workspace.commands().ask(it -> it.history(filter), gestures -> {
            asking = false;
            show(gestures, wanted);
            if (stale) {
                reload();
            }
        }, failure -> {
            asking = false;
            workspace.fail(failure);
        });
    }

    private void show(List<PastGesture> gestures, int wanted) {
        var items = ActivityItem.group(gestures, ZoneId.systemDefault());
        var selected = activityList.getSelectionModel().getSelectedIndex();
        if (!items.equals(activityList.getItems())) {
            activityList.getItems().setAll(items);
            activityList.getSelectionModel().select(selected);
        }
        boolean more = gestures.stream().mapToInt(it -> it.changes().size()).sum() >= wanted;
        olderChangesBox.setVisible(more);
        olderChangesBox.setManaged(more);
    }

    @FXML
    private void showOlder() {
        limit += PAGE;
        reload();
    }

    @FXML
    private void undo() {
        workspace.undo(new Command.UndoLatest(Optional.of(Origin.WINDOW)));
    }

    @FXML
    private void redo() {
        workspace.undo(new Command.RedoLatest(Optional.of(Origin.WINDOW)));
    }

    /// Enter takes back what is selected.
    @FXML
    private void pressInList(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER
                && activityList.getSelectionModel().getSelectedItem() instanceof ActivityItem.Entry entry
                && !entry.gesture().undone()) {
            workspace.undo(new Command.Undo(entry.gesture().number()));
            event.consume();
        }
    }

    @Override
    public Node firstFocus() {
        return activityList;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of(Keys.shortcut(KeyCode.F), activityFilterField::requestFocus);
    }
}
