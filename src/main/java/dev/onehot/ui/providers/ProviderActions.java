package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.Provider;
import dev.onehot.ui.SheetQuestion;
import dev.onehot.ui.Workspace;

/// What can be done to stored providers from the list and the editor. FX thread only.
final class ProviderActions {
    private final Workspace workspace;

    ProviderActions(Workspace workspace) {
        this.workspace = workspace;
    }

    void toggleActive(Provider stored) {
        if (stored.active()) {
            workspace.deactivate();
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
    ///
    /// @param agreed is run when they may be deleted
    void askToDelete(List<Provider> stored, Runnable agreed) {
        var active = stored.stream().filter(Provider::active).findFirst();
        if (active.isEmpty()) {
            agreed.run();
            return;
        }
        var texts = workspace.texts();
        var name = active.get().name();
        var question = SheetQuestion.of(
                texts.get("editor.deleteActive.title", name),
                texts.get("editor.deleteActive.text", name),
                texts.get("sheet.cancel"),
                texts.get("editor.delete"));
        question.sheet().setId("deleteActiveDialog");
        question.agree().setId("confirmDeleteButton");
        question.keep().setId("cancelDeleteButton");
        question.ask(workspace.sheets(), agreed);
    }
}
