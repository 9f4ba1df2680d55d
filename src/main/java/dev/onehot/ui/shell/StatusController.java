package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Change;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.PastGesture;
import dev.onehot.model.StorageException;
import dev.onehot.ui.Commands.SaveState;
import dev.onehot.ui.Liveness;
import dev.onehot.ui.Notices.Notice;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.databases.DatabaseDialog;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the window's foot: whether everything is saved, and whether the window is up to date.
final class StatusController {
    /// After so long a person asks themselves whether anything is done.
    private static final javafx.util.Duration SLOW = javafx.util.Duration.seconds(3);

    private static final int MOST_LOOKED_AT = 200;
    private static final int MOST_LINES = 12;

    private final Workspace workspace;
    private final Liveness liveness;
    private final PauseTransition slow = new PauseTransition(SLOW);
    private Optional<String> away = Optional.empty();

    @FXML private Label saveStateLabel;
    @FXML private FontIcon saveStateIcon;
    @FXML private Label revisionLabel;
    @FXML private Label liveLabel;
    @FXML private Label elsewhereLabel;
    @FXML private Label fileLabel;

    StatusController(Workspace workspace, Liveness liveness) {
        this.workspace = workspace;
        this.liveness = liveness;
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        fileLabel.setText(workspace.file());
        fileLabel.getTooltip().setText(workspace.file());
        if (workspace.surroundings().databases().usual().isPresent()) {
            fileLabel.getTooltip().setText(texts.get("status.database", workspace.file()));
            fileLabel.setCursor(Cursor.HAND);
            fileLabel.setOnMouseClicked(event -> DatabaseDialog.show(workspace));
        }
        workspace.commands().stateProperty().subscribe(this::showState);
        workspace.notices().currentProperty().subscribe(() -> showState(workspace.commands().stateProperty().get()));
        workspace.edits().countProperty().subscribe(() -> showState(workspace.commands().stateProperty().get()));
        liveness.troubleProperty().subscribe(() -> showState(workspace.commands().stateProperty().get()));
        workspace.model()
                .revisionProperty()
                .subscribe(now -> revisionLabel.setText(texts.get("status.revision", now.longValue())));
        liveness.troubleProperty().subscribe(this::showLive);
        liveness.liveProperty().subscribe(() -> showLive(liveness.troubleProperty().get()));
        // Also when it is the same once more.
        workspace.model().elsewhere().hear(this::ask);
    }

    private void showState(SaveState state) {
        var texts = workspace.texts();
        int edits = workspace.edits().countProperty().get();
        if (!(state instanceof SaveState.Saving)) {
            slow.stop();
        }
        if (edits > 0 && !(state instanceof SaveState.Saving)) {
            show(texts.get("status.edited", edits), "fth-edit-2");
            return;
        }
        // What was saved is in a file that nobody finds any more.
        if (liveness.isAway() && (state instanceof SaveState.Idle || state instanceof SaveState.Saved)) {
            show(texts.get("status.away"), "fth-alert-circle");
            return;
        }
        switch (state) {
            case SaveState.Idle() -> show(texts.get("status.idle"), "fth-check");
            case SaveState.Saving() -> showSaving();
            case SaveState.Saved(var at) -> show(
                    texts.get(
                            "status.saved",
                            DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                                    .withLocale(texts.locale())
                                    .format(at)),
                    "fth-check");
            case SaveState.Failed(var before) -> {
                // What was not saved is an edit, or is told in a notice; when neither is there any more, all else is as before.
                if (workspace.notices().currentProperty().get().filter(Notice::failure).isPresent()) {
                    show(texts.get("status.failed"), "fth-alert-circle");
                } else {
                    showState(before);
                }
            }
        }
    }

    /// What takes long says so: a server may be silent for a while before it is given up.
    private void showSaving() {
        if (slow.getStatus() != Animation.Status.RUNNING) {
            show(workspace.texts().get("status.saving"), "fth-loader");
            slow.setOnFinished(event -> show(workspace.texts().get("status.saving.slow"), "fth-loader"));
            slow.playFromStart();
        }
    }

    /// What was seen last stands, and says of when it is.
    private void showLive(Optional<Throwable> trouble) {
        var texts = workspace.texts();
        if (trouble.isEmpty()) {
            away = Optional.empty();
            liveLabel.setText(texts.get(liveness.liveProperty().get() ? "status.live" : "status.notLive"));
            return;
        }
        boolean server = trouble.filter(it -> it instanceof StorageException storage && storage.kind() == StorageException.Kind.AWAY).isPresent();
        away = away.or(() -> Optional.of(time(LocalTime.now(ZoneId.systemDefault()))));
        liveLabel.setText(server ? texts.get("status.serverAway", away.get()) : texts.get("status.notLive"));
    }

    private String time(LocalTime at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(workspace.texts().locale()).format(at);
    }

    private void show(String text, String icon) {
        saveStateLabel.setText(text);
        saveStateIcon.setIconLiteral(icon);
    }

    /// What it was stands in the history, in more words than its name.
    private void ask(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var newest = HistoryFilter.newest(Math.clamp(changes.size() * 2L, 1, MOST_LOOKED_AT));
        workspace.commands().ask(
                manager -> manager.history(newest), past -> showElsewhere(changes, past), failure -> showElsewhere(changes, List.of()));
    }

    private void showElsewhere(List<Change> changes, List<PastGesture> past) {
        var texts = workspace.texts();
        var lines = workspace.changeWords().lines(changes, past);
        var more = lines.size() - 1;
        elsewhereLabel.setText(texts.get("status.elsewhere", more == 0 ? lines.getFirst() : texts.get("activity.more", lines.getFirst(), more)));
        var some = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
        elsewhereLabel.getTooltip().setText(more < MOST_LINES ? some : texts.get("activity.more", some, lines.size() - MOST_LINES));
        elsewhereLabel.setManaged(true);
    }
}
