package dev.onehot.ui.switcher;

import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.FoundRows;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.providers.ProviderCell;
import java.util.Locale;
import javafx.fxml.FXML;
import org.jspecify.annotations.Nullable;

/// A popup list of all providers: type to narrow it, Enter makes the selected one active.
public final class SwitcherController {
    private final Workspace workspace;
    private @Nullable FoundRows<Shown<Long, Provider>> found;
    private @Nullable Popup popup;

    @FXML private TextField switcherField;
    @FXML private ListView<Shown<Long, Provider>> switcherList;

    public SwitcherController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        found = new FoundRows<>(switcherList, workspace.model().providers().rows());
        switcherList.setCellFactory(list -> new ProviderCell(workspace, id -> ""));
        switcherField.textProperty().subscribe(this::filter);
    }

    /// Opens under `owner`, or closes if it is open.
    public void open(Node owner) {
        var shown = popup == null ? newPopup() : popup;
        popup = shown;
        if (shown.isShowing()) {
            shown.hide();
            return;
        }
        var ownerScene = owner.getScene();
        var scene = shown.getScene();
        scene.getStylesheets().setAll(ownerScene.getStylesheets());
        scene.getPreferences().setColorScheme(ownerScene.getPreferences().getColorScheme());
        scene.getRoot().setStyle(ownerScene.getRoot().getStyle());
        switcherField.clear();
        Bounds below = owner.localToScreen(owner.getBoundsInLocal());
        shown.show(owner, below.getMinX(), below.getMaxY() + 4);
        switcherField.requestFocus();
        selectActive();
    }

    private Popup newPopup() {
        var created = new Popup();
        Parent view = Views.load(this, workspace.texts().bundle());
        created.getContent().add(view);
        created.setAutoHide(true);
        return created;
    }

    private void selectActive() {
        var active = switcherList.getItems().stream().filter(row -> row.get().active()).findFirst();
        active.or(() -> switcherList.getItems().stream().findFirst()).ifPresent(row -> {
            switcherList.getSelectionModel().select(row);
            switcherList.scrollTo(row);
        });
    }

    private void filter(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (found != null) {
            found.show(row -> ProviderCell.searchText(row).contains(wanted));
        }
        switcherList.getSelectionModel().selectFirst();
    }

    @FXML
    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> activateSelected();
            case ESCAPE -> hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        var selection = switcherList.getSelectionModel();
        int next = Math.clamp(selection.getSelectedIndex() + step, 0, Math.max(0, switcherList.getItems().size() - 1));
        selection.select(next);
        switcherList.scrollTo(next);
    }

    @FXML
    private void activateSelected() {
        var row = switcherList.getSelectionModel().getSelectedItem();
        if (row != null) {
            hide();
            workspace.switching().to(row.key());
        }
    }

    @FXML
    private void chooseNone() {
        hide();
        workspace.switching().toNone();
    }

    /// Closes it, if it is open.
    public void hide() {
        if (popup != null) {
            popup.hide();
        }
    }
}
