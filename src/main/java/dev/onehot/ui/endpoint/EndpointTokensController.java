package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.core.EndpointAccess;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.Origin;
import dev.onehot.model.Visible;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The programs that may ask the endpoint. A token is shown once, when it was made; until it is put away, or something else is looked at.
final class EndpointTokensController {
    private final Workspace workspace;
    private final Consumer<Node> reveal;
    private final Map<String, TokenRowController> rows = new TreeMap<>();
    private Map<String, Instant> used = Map.of();
    private @Nullable ApiKey token;

    @FXML private TextField tokenNameField;
    @FXML private ComboBox<OptionalLong> tokenProviderBox;
    @FXML private Button makeTokenButton;
    @FXML private Label tokenProblemLabel;
    @FXML private VBox newTokenPane;
    @FXML private Label newTokenLabel;
    @FXML private TextField newTokenField;
    @FXML private Label newTokenUseLabel;
    @FXML private Label noTokensLabel;
    @FXML private VBox tokensPane;

    /// @param reveal has something be in sight
    EndpointTokensController(Workspace workspace, Consumer<Node> reveal) {
        this.workspace = workspace;
        this.reveal = reveal;
    }

    @FXML
    private void initialize() {
        PinChoice.in(tokenProviderBox, workspace);
        tokenNameField.textProperty().subscribe(typed -> checkName());
        workspace.model().revisionProperty().subscribe(revision -> show());
        putAway();
    }

    /// When programs asked last, by the names of their tokens.
    void showUsed(Map<String, Instant> last) {
        used = last;
        show();
    }

    private void show() {
        var tokens = workspace.model().snapshot().tokens();
        PinChoice.fill(tokenProviderBox, workspace, Objects.requireNonNullElse(tokenProviderBox.getValue(), OptionalLong.empty()));
        boolean others = !rows.keySet().equals(tokens.keySet());
        rows.keySet().retainAll(tokens.keySet());
        tokens.values().forEach(it -> rows.computeIfAbsent(it.name(), any -> row(it)).show(it, Optional.ofNullable(used.get(it.name()))));
        if (others) {
            tokensPane.getChildren().setAll(rows.values().stream().map(TokenRowController::view).toList());
        }
        Presence.set(noTokensLabel, rows.isEmpty());
        checkName();
    }

    private TokenRowController row(EndpointToken of) {
        var row = new TokenRowController(workspace, of.name());
        row.setView(Views.load(row, workspace.texts().bundle()));
        return row;
    }

    /// Nothing is said of a field that nobody has typed into.
    private void checkName() {
        var name = tokenNameField.getText().strip();
        boolean known = workspace.model().snapshot().tokens().containsKey(name);
        boolean good = EndpointToken.isName(name) && !known;
        makeTokenButton.setDisable(!good);
        Presence.set(tokenProblemLabel, !name.isEmpty() && !good);
        tokenProblemLabel.setText(workspace.texts().get(known ? "endpoint.token.known" : "endpoint.token.wrong"));
    }

    @FXML
    private void make() {
        if (!makeTokenButton.isDisabled()) {
            var name = tokenNameField.getText().strip();
            var provider = tokenProviderBox.getValue();
            make(name, provider, failure -> workspace.keys().recover(failure, () -> make(name, provider, workspace::fail), workspace::fail));
        }
    }

    private void make(String name, OptionalLong provider, Consumer<Throwable> failed) {
        workspace.commands().write(manager -> made(manager, name, provider), it -> showOnce(name, it), failed);
    }

    private static ApiKey made(SettingsManager manager, String name, OptionalLong provider) {
        return manager.composite(Origin.WINDOW, () -> {
            var made = EndpointAccess.tokens(manager).make(name, Origin.WINDOW);
            if (provider.isPresent()) {
                manager.apply(new Command.PinToken(name, provider), Origin.WINDOW);
            }
            return made;
        });
    }

    private void showOnce(String name, ApiKey made) {
        var texts = workspace.texts();
        token = made;
        tokenNameField.clear();
        newTokenLabel.setText(texts.get("endpoint.token.once", Visible.line(name)));
        newTokenField.setText(made.reveal());
        newTokenUseLabel.setText(texts.get("endpoint.token.use", workspace.endpoint().address(), quoted(name)));
        tokenProviderBox.setValue(OptionalLong.empty());
        Presence.set(newTokenPane, true);
        reveal.accept(newTokenPane);
        newTokenField.requestFocus();
    }

    /// As a shell takes it.
    private static String quoted(String name) {
        return name.matches("[\\w.-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    @FXML
    private void copyToken() {
        if (token != null) {
            KeyClipboard.copy(token);
            workspace.notices().say(workspace.texts().get("endpoint.token.copied"));
        }
    }

    /// It is shown no more.
    @FXML
    void putAway() {
        token = null;
        newTokenField.clear();
        Presence.set(newTokenPane, false);
    }
}
