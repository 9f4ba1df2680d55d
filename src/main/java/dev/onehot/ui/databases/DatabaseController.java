package dev.onehot.ui.databases;

import module java.base;
import module javafx.controls;

import dev.onehot.model.OnehotException;
import dev.onehot.model.ServerDetails;
import dev.onehot.model.ServerDetails.Tls;
import dev.onehot.model.ServerLook;
import dev.onehot.ui.DatabaseChoice;
import dev.onehot.ui.FileQuestions;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Texts;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file of this computer, or a database on a server, which can be tried before it is opened.
public final class DatabaseController {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Texts texts;
    private final DatabaseChoice choice;
    private final FileQuestions files;
    private final Optional<ServerDetails> current;
    private final Runnable done;
    private final ToggleGroup kinds = new ToggleGroup();
    private boolean busy;
    private Optional<Path> file;
    /// Grows with each question and each letter: an answer to an earlier question is none.
    private int round;
    /// Whether the person was told that nothing is there yet, and that it would be made.
    private boolean isNew;

    @FXML private RadioButton thisComputerRadio;
    @FXML private Pane thisComputerPane;
    @FXML private Label databaseFileLabel;
    @FXML private RadioButton serverRadio;
    @FXML private Pane serverPane;
    @FXML private Pane recentDatabasesPane;
    @FXML private ComboBox<String> recentDatabasesBox;
    @FXML private TextField serverHostField;
    @FXML private TextField serverPortField;
    @FXML private TextField serverDatabaseField;
    @FXML private TextField serverUserField;
    @FXML private PasswordField serverPasswordField;
    @FXML private CheckBox keepPasswordBox;
    @FXML private ChoiceBox<Tls> serverTlsBox;
    @FXML private Pane serverCertificatePane;
    @FXML private TextField serverCertificateField;
    @FXML private Pane databaseResultPane;
    @FXML private ProgressIndicator databaseProgress;
    @FXML private FontIcon databaseResultIcon;
    @FXML private Label databaseResultLabel;
    @FXML private Label databaseAdviceLabel;
    private Button openButton = new Button();

    /// @param done run when the choice is made
    DatabaseController(Texts texts, DatabaseChoice choice, FileQuestions files, Runnable done) {
        this.texts = texts;
        this.choice = choice;
        this.files = files;
        this.current = ServerDetails.of(choice.current());
        this.file = this.current.isPresent() ? choice.usual() : Optional.of(Path.of(choice.current()));
        this.done = done;
    }

    @FXML
    private void initialize() {
        kinds.getToggles().setAll(thisComputerRadio, serverRadio);
        for (var pane : Map.of(thisComputerPane, thisComputerRadio, serverPane, serverRadio).entrySet()) {
            pane.getKey().visibleProperty().bind(pane.getValue().selectedProperty());
            pane.getKey().managedProperty().bind(pane.getValue().selectedProperty());
        }
        serverTlsBox.getItems().setAll(Tls.values());
        serverTlsBox.setConverter(new StringConverter<>() {
            @Override
            public String toString(Tls tls) {
                return texts.get(switch (tls) {
                    case VERIFIED -> "database.tls.verified";
                    case ENCRYPTED -> "database.tls.encrypted";
                    case NONE -> "database.tls.none";
                });
            }

            @Override
            public Tls fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        serverTlsBox.valueProperty().subscribe(now -> Presence.set(serverCertificatePane, now == Tls.VERIFIED));
        Presence.set(recentDatabasesPane, false);
        show(current.orElse(ServerDetails.EMPTY));
        showFile();
        kinds.selectToggle(current.isPresent() ? serverRadio : thisComputerRadio);
        Stream.of(serverHostField, serverPortField, serverDatabaseField, serverUserField, serverPasswordField, serverCertificateField)
                .forEach(it -> it.textProperty().subscribe((before, now) -> forget()));
        serverTlsBox.valueProperty().subscribe((before, now) -> forget());
        kinds.selectedToggleProperty().subscribe(this::forget);
        serverHostField.textProperty().subscribe((before, now) -> {
            // A whole address may be pasted.
            if (now.contains("://")) {
                ServerDetails.of(now).ifPresent(this::show);
            }
        });
        forget();
    }

    /// Gives the buttons below the sheet what they do.
    void follow(Button test, Button open) {
        openButton = open;
        test.setOnAction(event -> unlessBusy(() -> look(this::tell)));
        open.setOnAction(event -> unlessBusy(this::open));
        test.visibleProperty().bind(serverRadio.selectedProperty());
        test.managedProperty().bind(serverRadio.selectedProperty());
    }

    /// A button that is disabled meanwhile would lose the focus.
    private void unlessBusy(Runnable body) {
        if (!busy) {
            body.run();
        }
    }

    /// Where a person wants it who came for a server.
    void turnToServer() {
        kinds.selectToggle(serverRadio);
    }

    Node firstFocus() {
        return serverRadio.isSelected() ? serverHostField : thisComputerRadio;
    }

    /// Asks for what was opened before, and whether the password is kept.
    void fill() {
        var _ = choice.recent().thenAccept(found -> FxThread.run(() -> {
            var servers = found.stream().filter(it -> ServerDetails.of(it).isPresent()).toList();
            recentDatabasesBox.getItems().setAll(servers);
            Presence.set(recentDatabasesPane, !servers.isEmpty());
        }));
        askForPassword();
    }

    @FXML
    private void chooseRecent() {
        Optional.ofNullable(recentDatabasesBox.getValue()).flatMap(ServerDetails::of).ifPresent(it -> {
            show(it);
            serverPasswordField.clear();
            askForPassword();
        });
    }

    private void askForPassword() {
        var details = details();
        var _ = choice.keepsPassword(details).thenAccept(kept -> FxThread.run(() ->
                serverPasswordField.setPromptText(kept && details.equals(details()) ? texts.get("database.password.kept") : "")));
    }

    private void show(ServerDetails details) {
        serverHostField.setText(details.host());
        serverPortField.setText(details.port());
        serverDatabaseField.setText(details.database());
        serverUserField.setText(details.user());
        serverTlsBox.setValue(details.tls());
        serverCertificateField.setText(details.certificate());
    }

    private ServerDetails details() {
        return new ServerDetails(
                serverHostField.getText(),
                serverPortField.getText(),
                serverDatabaseField.getText(),
                serverUserField.getText(),
                serverTlsBox.getValue(),
                serverTlsBox.getValue() == Tls.VERIFIED ? serverCertificateField.getText() : "");
    }

    private void showFile() {
        databaseFileLabel.setText(file.map(Path::toString).orElse(""));
    }

    @FXML
    private void chooseFile() {
        files.open(databaseFileLabel.getScene().getWindow(), texts.get("failure.openOther")).ifPresent(it -> {
            file = Optional.of(it);
            showFile();
        });
    }

    @FXML
    private void chooseCertificate() {
        files.open(serverCertificateField.getScene().getWindow(), texts.get("database.certificate"))
                .ifPresent(it -> serverCertificateField.setText(it.toString()));
    }

    /// What was answered is about something else now.
    private void forget() {
        round++;
        busy = false;
        isNew = false;
        Presence.set(databaseResultPane, false);
        openButton.setText(texts.get("database.open"));
        openButton.setAccessibleText(openButton.getText());
    }

    private void look(Consumer<ServerLook> then) {
        var problem = details().problem();
        if (problem.isPresent()) {
            refuse(texts.message(problem.get()), "");
            return;
        }
        await(choice.look(details(), serverPasswordField.getText()), then);
    }

    private <T> void await(CompletableFuture<T> answer, Consumer<T> then) {
        int asked = ++round;
        busy = true;
        say("", texts.get("database.asking"), "");
        var _ = answer.whenComplete((found, failure) -> FxThread.run(() -> {
            if (asked == round) {
                busy = false;
                if (failure == null) {
                    then.accept(found);
                } else {
                    refuse(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
                }
            }
        }));
    }

    private void open() {
        if (thisComputerRadio.isSelected()) {
            file.ifPresent(it -> await(choice.open(it), this::opened));
            return;
        }
        boolean told = isNew;
        look(found -> {
            if (found.isNew() && !told) {
                tell(found);
            } else {
                await(choice.open(details(), serverPasswordField.getText(), keepPasswordBox.isSelected()), this::opened);
            }
        });
    }

    private void opened(boolean here) {
        if (here) {
            done.run();
        } else {
            say("fth-info", texts.get("database.elsewhere"), "");
        }
    }

    private void tell(ServerLook found) {
        isNew = found.isNew();
        var good = texts.get("database.good", found.engine());
        var more = found.isNew()
                ? texts.get("database.good.new")
                : texts.get("database.good.providers", found.providers()) + found.obstacle().map(it -> " " + texts.get("database.good.reading")).orElse("");
        say("fth-check-circle", good, more);
        openButton.setText(texts.get(isNew ? "database.make" : "database.open"));
        openButton.setAccessibleText(openButton.getText());
    }

    private void refuse(Throwable failure) {
        if (failure instanceof OnehotException known) {
            refuse(texts.message(known.what()), texts.message(known.advice()));
        } else {
            refuse(texts.failure(failure), "");
        }
    }

    private void refuse(String what, String advice) {
        say("fth-alert-triangle", what, advice);
        databaseResultLabel.pseudoClassStateChanged(REFUSED, true);
    }

    private void say(String icon, String what, String advice) {
        Presence.set(databaseProgress, icon.isEmpty());
        Presence.set(databaseResultIcon, !icon.isEmpty());
        databaseResultIcon.setIconLiteral(icon.isEmpty() ? "fth-info" : icon);
        databaseResultLabel.pseudoClassStateChanged(REFUSED, false);
        databaseResultLabel.setText(what);
        databaseAdviceLabel.setText(advice);
        Presence.set(databaseAdviceLabel, !advice.isEmpty());
        Presence.set(databaseResultPane, true);
        // It is above what was filled in, which may be higher than a low window.
        for (Node each = databaseResultPane; each != null; each = each.getParent()) {
            if (each instanceof ScrollPane scroll) {
                scroll.setVvalue(0);
            }
        }
    }
}
