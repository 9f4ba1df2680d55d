package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.model.OnehotException;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.ui.Liveness;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Says so when the file was deleted or replaced while it is open, or can only be read, and what can be done: until then nothing is saved.
final class FileBannerController {
    private final Workspace workspace;
    private final Liveness liveness;
    private final Consumer<Optional<String>> reopen;

    @FXML private Pane fileBanner;
    @FXML private Label fileBannerLabel;
    @FXML private Button rewriteFileButton;
    @FXML private Button openNewFileButton;

    /// @param reopen opens what is at the file's path now, and says there what it is given
    FileBannerController(Workspace workspace, Liveness liveness, Consumer<Optional<String>> reopen) {
        this.workspace = workspace;
        this.liveness = liveness;
        this.reopen = reopen;
    }

    @FXML
    private void initialize() {
        liveness.troubleProperty().subscribe(this::show);
    }

    private void show(Optional<Throwable> trouble) {
        var kind = trouble.map(it -> it instanceof StorageException storage ? storage.kind() : Kind.FAILED);
        boolean replaced = kind.equals(Optional.of(Kind.REPLACED));
        boolean shown = liveness.isAway();
        if (!shown && liveness.obstacle().isPresent()) {
            showObstacle(liveness.obstacle().get());
            return;
        }
        fileBannerLabel.setText(shown ? trouble.map(workspace.texts()::failure).orElse("") : "");
        Presence.set(rewriteFileButton, true);
        Presence.set(openNewFileButton, replaced);
        Presence.set(fileBanner, shown);
    }

    /// Nothing that the window could do: whoever makes room, or allows it, opens it again.
    private void showObstacle(OnehotException obstacle) {
        fileBannerLabel.setText(workspace.texts().get("file.onlyReading", workspace.texts().failure(obstacle)));
        Presence.set(openNewFileButton, false);
        Presence.set(rewriteFileButton, false);
        Presence.set(fileBanner, true);
    }

    @FXML
    private void rewrite() {
        rewriteFileButton.setDisable(true);
        workspace.commands().aside(
                manager -> manager.backups().writeAnew(),
                aside -> {
                    rewriteFileButton.setDisable(false);
                    reopen.accept(Optional.of(told(aside)));
                },
                failure -> {
                    rewriteFileButton.setDisable(false);
                    workspace.fail(failure);
                });
    }

    private String told(Optional<Path> aside) {
        var texts = workspace.texts();
        return aside.map(it -> texts.get("file.rewritten.aside", String.valueOf(it.getFileName()))).orElseGet(() -> texts.get("file.rewritten"));
    }

    @FXML
    private void openNew() {
        reopen.accept(Optional.empty());
    }
}
