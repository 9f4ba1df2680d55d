package dev.onehot.ui.failure;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.Rescue;
import dev.onehot.model.BackupFile;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.OnehotException;
import dev.onehot.model.StorageException;
import dev.onehot.model.Visible;
import dev.onehot.ui.DatabaseChoice;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Sheets;
import dev.onehot.ui.SystemFileQuestions;
import dev.onehot.ui.Texts;
import dev.onehot.ui.databases.DatabaseDialog;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says why the database cannot be used, and what can be done. Nothing was written to the file.
public final class FailureController {
    private final OnehotException failure;
    private final Path file;
    private final Sheets sheets = new Sheets();
    private final Texts texts;
    private final Ways ways;

    private Optional<BackupFile> backup = Optional.empty();

    @FXML private StackPane failureLayersPane;
    @FXML private Pane failurePane;
    @FXML private Button failureDatabaseButton;
    @FXML private Label failureBackupLabel;
    @FXML private Button restoreNewestButton;
    @FXML private Button openOtherButton;
    @FXML private Button openWithoutLogButton;
    @FXML private Button tryAgainButton;
    @FXML private FontIcon failureIcon;
    @FXML private Label failureTitleLabel;
    @FXML private Label failureAdviceLabel;
    @FXML private TitledPane failureDetailsPane;
    @FXML private Label failureDetailsLabel;

    /// What a person can do about it.
    public interface Ways {
        void open(Path file);

        /// Moves the log that lies beside the file aside, and opens it.
        void openWithoutLog();

        /// Puts a copy of `backup` in the place of the file, and keeps that beside.
        void restore(Path backup);

        void quit();

        /// What other databases there are.
        default DatabaseChoice databases() {
            return DatabaseChoice.NONE;
        }
    }

    /// @param failure of any kind: what nobody expected is told too
    public FailureController(Throwable failure, Path file, Texts texts, Ways ways) {
        this(failure, DatabasePlace.of(file), texts, ways);
    }

    /// As the other one, of what may be on a server.
    public FailureController(Throwable failure, DatabasePlace place, Texts texts, Ways ways) {
        this.file = place.beside();
        this.failure = StartException.of(failure, file);
        this.texts = texts;
        this.ways = ways;
    }

    @FXML
    private void initialize() {
        failureTitleLabel.setText(texts.message(failure.what()));
        failureAdviceLabel.setText(texts.message(failure.advice()));
        var details = failure instanceof StorageException storage && storage.kind() == StorageException.Kind.DAMAGED ? storage.detail() : "";
        failureDetailsLabel.setText(Visible.line(details));
        Presence.set(failureDetailsPane, !details.isEmpty());
        Presence.set(openWithoutLogButton, failure instanceof StorageException storage && storage.kind() == StorageException.Kind.STRANGE_LOG);
        if (failure instanceof ReleasedException) {
            // Nothing has failed: this takes back what the person did.
            failureIcon.setIconLiteral("fth-check-circle");
            failureIcon.getStyleClass().remove("failure-icon");
            failureIcon.getStyleClass().add("welcome-icon");
            tryAgainButton.setText(texts.get("failure.openAgain"));
            tryAgainButton.setAccessibleText(tryAgainButton.getText());
        }
        Presence.set(failureDatabaseButton, ways.databases().usual().isPresent());
        sheets.show(failureLayersPane, event -> false);
        offer(Optional.empty());
        failurePane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                focusFirst();
            }
        });
        boolean lost = failure instanceof StartException || (failure instanceof StorageException storage && storage.isDamage());
        if (lost) {
            var _ = Rescue.findBackups(file).thenAccept(found -> FxThread.run(() -> offer(found.stream().findFirst())));
        }
    }

    /// Offers to restore this one, if there is one.
    private void offer(Optional<BackupFile> newest) {
        backup = newest;
        Presence.set(restoreNewestButton, backup.isPresent());
        Presence.set(failureBackupLabel, backup.isPresent());
        // The way out comes first, to be taken with Enter: to try again helps nobody whose file is lost.
        first().setDefaultButton(true);
        Stream.of(restoreNewestButton, openOtherButton, tryAgainButton).filter(it -> !it.equals(first())).forEach(it -> it.setDefaultButton(false));
        focusFirst();
        backup.ifPresent(it -> failureBackupLabel.setText(texts.get(
                "failure.backup",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .format(it.at().atZone(ZoneId.systemDefault())))));
    }

    private Button first() {
        boolean damaged = failure instanceof StorageException storage && storage.isDamage();
        return backup.isPresent() ? restoreNewestButton : damaged ? openOtherButton : tryAgainButton;
    }

    private void focusFirst() {
        first().requestFocus();
    }

    @FXML
    private void restoreNewest() {
        backup.ifPresent(it -> ways.restore(it.path()));
    }

    @FXML
    private void openWithoutLog() {
        ways.openWithoutLog();
    }

    @FXML
    private void tryAgain() {
        ways.open(file);
    }

    @FXML
    private void openOther() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("failure.openOther"));
        var chosen = chooser.showOpenDialog(failurePane.getScene().getWindow());
        if (chosen != null) {
            ways.open(chosen.toPath());
        }
    }

    @FXML
    private void chooseDatabase() {
        DatabaseDialog.show(sheets, texts, ways.databases(), new SystemFileQuestions());
    }

    @FXML
    private void quit() {
        ways.quit();
    }
}
