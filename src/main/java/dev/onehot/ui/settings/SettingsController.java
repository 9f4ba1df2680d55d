package dev.onehot.ui.settings;

import dev.onehot.core.Command;
import dev.onehot.core.ConflictException;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import dev.onehot.model.Problem;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Problems;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All settings, one row each; a setting saves when its control commits.
public final class SettingsController implements ScreenController {
    private final Workspace workspace;
    private final FilteredList<Shown<String, Optional<Setting>>> filtered;
    private @Nullable Problems problems;

    @FXML
    private TextField settingFilterField;

    @FXML
    private ToggleButton addSettingButton;

    @FXML
    private VBox addSettingPane;

    @FXML
    private TextField newKeyField;

    @FXML
    private Label newKeyProblemLabel;

    @FXML
    private TextField newValueField;

    @FXML
    private Label newValueProblemLabel;

    @FXML
    private ListView<Shown<String, Optional<Setting>>> settingList;

    public SettingsController(Workspace workspace) {
        this.workspace = workspace;
        this.filtered = new FilteredList<>(workspace.model().settings().rows());
    }

    @FXML
    private void initialize() {
        settingList.setItems(filtered);
        settingList.setCellFactory(list -> new SettingCell(workspace));
        settingFilterField.textProperty().subscribe(this::filter);
        addSettingPane.visibleProperty().bind(addSettingButton.selectedProperty());
        addSettingPane.managedProperty().bind(addSettingButton.selectedProperty());
        addSettingButton.selectedProperty().subscribe(shown -> {
            if (shown) {
                newKeyField.requestFocus();
            }
        });
        problems = new Problems(
                Map.of(
                        "key", new Problems.Place(newKeyField, newKeyProblemLabel),
                        "value", new Problems.Place(newValueField, newValueProblemLabel)),
                workspace.texts().bundle().getLocale());
    }

    private void filter(String typed) {
        var filter = new SettingFilter(typed, workspace.texts());
        filtered.setPredicate(row -> filter.accepts(row.key(), row.get()));
    }

    @FXML
    private void createSetting() {
        var key = newKeyField.getText().strip();
        var value = newValueField.getText();
        var found = Setting.problems(key, value);
        showProblems(found);
        if (found.isEmpty()) {
            workspace.commands()
                    .send(new Command.SetSetting(key, value, Command.ABSENT), done -> created(key), this::refused);
        }
    }

    private void created(String key) {
        newKeyField.clear();
        newValueField.clear();
        addSettingButton.setSelected(false);
        settingFilterField.clear();
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
        if (event.getCode() == KeyCode.ESCAPE) {
            settingFilterField.clear();
            event.consume();
        }
    }

    @Override
    public Node firstFocus() {
        return settingFilterField;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of(
                Keys.shortcut(KeyCode.F), settingFilterField::requestFocus,
                Keys.shortcut(KeyCode.N), () -> addSettingButton.setSelected(true));
    }
}
