package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;

/// What a person does with the rows that are selected, by keys and by mouse. FX thread only.
final class RowActions {
    private final Workspace workspace;
    private final ListView<Shown<Long, Provider>> list;
    private final ProviderForms forms;
    private final ProviderActions actions;
    private final RowMenu menu;
    private final Consumer<ProviderForm> discard;

    /// @param discard gives up a provider that is being made
    /// @param started gets a new provider that is to be edited
    /// @param test checks providers
    RowActions(
            Workspace workspace,
            ListView<Shown<Long, Provider>> list,
            ProviderForms forms,
            Consumer<ProviderForm> discard,
            Consumer<ProviderForm> started,
            Consumer<List<Provider>> test) {
        this.workspace = workspace;
        this.list = list;
        this.forms = forms;
        this.discard = discard;
        this.actions = new ProviderActions(workspace);
        this.menu = new RowMenu(workspace, list, actions, started, test, this::deleteSelected);
    }

    void follow() {
        RowDragging.follow(list, actions::moveBefore);
        list.setOnKeyPressed(this::press);
        list.setOnMouseClicked(this::click);
        list.setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger()) {
                menu.openAtSelected();
            } else {
                menu.openOn(event.getPickResult().getIntersectedNode(), event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
    }

    void delete(List<Provider> stored) {
        if (!stored.isEmpty()) {
            actions.askToDelete(stored, () -> {
                forms.deleting(stored);
                // Not on the bin, which is for the next one now.
                list.requestFocus();
                actions.delete(stored, () -> forms.notDeleted(stored));
            });
        }
    }

    void deleteSelected() {
        var chosen = ChosenRows.in(list);
        delete(chosen.stored());
        chosen.drafts().forEach(it -> discard.accept(forms.of(it)));
    }

    private void activateSelected() {
        ChosenRows.last(list).ifPresent(it -> workspace.switching().to(it.id()));
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            activateSelected();
        }
    }

    private void press(KeyEvent event) {
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            ChosenRows.last(list).ifPresent(it -> actions.move(it, event.getCode() == KeyCode.UP ? -1 : 1));
            event.consume();
            return;
        }
        if (event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> activateSelected();
            case DELETE -> deleteSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
