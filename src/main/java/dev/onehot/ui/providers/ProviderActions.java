package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.Provider;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.QuestionWords;
import javafx.scene.control.ButtonBar.ButtonData;

/// What can be done to stored providers from the list and the editor. FX thread only.
final class ProviderActions {
    private final Workspace workspace;

    ProviderActions(Workspace workspace) {
        this.workspace = workspace;
    }

    void toggleActive(Provider stored) {
        if (stored.active()) {
            workspace.switching().toNone();
        } else {
            workspace.switching().to(stored.id());
        }
    }

    void pin(Provider stored) {
        pin(List.of(stored), !stored.place().pinned());
    }

    void pin(List<Provider> stored, boolean pinned) {
        workspace.send(whole(stored.stream().<Command>map(it -> new Command.PinProvider(it.id(), pinned)).toList()), done -> {});
    }

    /// Begins a new provider like `stored`, with its key.
    void duplicate(Provider stored, Consumer<ProviderForm> started) {
        Consumer<ApiKey> start = key -> started.accept(ProviderForm.copyOf(stored, freeName(stored.name()), key));
        if (stored.key().source() instanceof KeySource.Environment) {
            start.accept(ApiKey.of(stored.key().toString()));
        } else {
            workspace.withKey(stored.id(), start);
        }
    }

    /// `wanted`, or with a number behind it where that name is taken.
    String freeName(String wanted) {
        var snapshot = workspace.model().snapshot();
        var name = wanted;
        for (int n = 2; snapshot.named(name).isPresent(); n++) {
            name = wanted + " " + n;
        }
        return name;
    }

    /// Puts a provider one place further up or down among those that are pinned as it is.
    ///
    /// @param step -1 for up, 1 for down
    void move(Provider stored, int step) {
        var group = workspace.model().snapshot().inOrder().stream()
                .filter(it -> it.place().pinned() == stored.place().pinned())
                .map(Provider::id)
                .toList();
        int at = group.indexOf(stored.id()) + step;
        if (at >= 0 && at < group.size()) {
            int before = step < 0 ? at : at + 1;
            moveBefore(stored.id(), before < group.size() ? OptionalLong.of(group.get(before)) : OptionalLong.empty());
        }
    }

    void moveBefore(long id, OptionalLong before) {
        workspace.send(new Command.MoveProvider(id, before), done -> {});
    }

    /// Deletes all of them in one go, and offers one undo for all.
    ///
    /// @param failed when they are still there
    void delete(List<Provider> stored, Runnable failed) {
        var texts = workspace.texts();
        var told = stored.size() == 1
                ? texts.get("notice.deleted", stored.getFirst().name())
                : texts.get("notice.deletedSeveral", stored.size());
        workspace.commands().send(
                whole(stored.stream().<Command>map(it -> new Command.DeleteProvider(it.id(), Command.ANY)).toList()),
                outcome -> workspace.offerUndo(told, outcome),
                failure -> {
                    failed.run();
                    workspace.fail(failure);
                });
    }

    private static Command whole(List<Command> commands) {
        return commands.size() == 1 ? commands.getFirst() : new Command.Composite(commands);
    }

    /// Only deleting the active one is asked about: it leaves every program without a provider.
    boolean mayDelete(List<Provider> stored, Window window) {
        var active = stored.stream().filter(Provider::active).findFirst();
        if (active.isEmpty()) {
            return true;
        }
        var texts = workspace.texts();
        var name = active.get().name();
        var delete = new ButtonType(texts.get("editor.delete"), ButtonData.OK_DONE);
        var keep = new ButtonType(texts.get("editor.keep"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, "", delete, keep);
        alert.initOwner(window);
        alert.setTitle(texts.get("editor.delete"));
        QuestionWords.show(alert.getDialogPane(), texts.get("editor.deleteActive.title", name), texts.get("editor.deleteActive.text", name));
        alert.getDialogPane().setId("deleteActiveDialog");
        alert.getDialogPane().lookupButton(delete).setId("confirmDeleteButton");
        alert.getDialogPane().lookupButton(keep).setId("cancelDeleteButton");
        // Enter, pressed once too often, keeps it.
        ((Button) alert.getDialogPane().lookupButton(delete)).setDefaultButton(false);
        ((Button) alert.getDialogPane().lookupButton(keep)).setDefaultButton(true);
        alert.setOnShown(event -> alert.getDialogPane().lookupButton(keep).requestFocus());
        return alert.showAndWait().filter(delete::equals).isPresent();
    }
}
