package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.Visible;
import dev.onehot.ui.Ago;
import dev.onehot.ui.SingleClick;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A program that may ask the endpoint: who answers it, and when it asked last.
final class TokenRowController {
    private final Workspace workspace;
    private final String name;
    private @Nullable Parent view;
    private boolean showing;

    @FXML private Label tokenNameLabel;
    @FXML private Label tokenUsedLabel;
    @FXML private ComboBox<OptionalLong> tokenPinBox;
    @FXML private Button revokeTokenButton;

    TokenRowController(Workspace workspace, String name) {
        this.workspace = workspace;
        this.name = name;
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        var shown = Visible.line(name);
        tokenNameLabel.setText(shown);
        tokenPinBox.setAccessibleText(texts.get("endpoint.token.pin", shown));
        SingleClick.only(revokeTokenButton);
        revokeTokenButton.setAccessibleText(texts.get("endpoint.token.revoke.help", shown));
        Stream.of(tokenPinBox, revokeTokenButton, tokenUsedLabel).forEach(it -> it.setUserData(name));
        PinChoice.in(tokenPinBox, workspace);
        tokenPinBox.valueProperty().subscribe((before, now) -> {
            if (!showing && now != null) {
                workspace.sendUndoable(new Command.PinToken(name, now), texts.get("endpoint.token.pinned", shown, PinChoice.words(workspace, now)));
            }
        });
    }

    Parent view() {
        return Objects.requireNonNull(view);
    }

    void setView(Parent loaded) {
        view = loaded;
    }

    /// @param used when it asked last
    void show(EndpointToken token, Optional<Instant> used) {
        showing = true;
        PinChoice.fill(tokenPinBox, workspace, token.pinned());
        showing = false;
        Ago.show(tokenUsedLabel, used, workspace.texts());
        if (used.isEmpty()) {
            tokenUsedLabel.setText(workspace.texts().get("endpoint.token.unused"));
        }
    }

    /// Undo makes the same token good again.
    @FXML
    private void revoke() {
        var shown = Visible.line(name);
        boolean follows = workspace.model().snapshot().programs().values().stream()
                .anyMatch(it -> it.id().equals(name) && it.pinned().equals(OptionalLong.of(EndpointProvider.ID)));
        workspace.sendUndoable(
                new Command.RevokeToken(name), workspace.texts().get(follows ? "endpoint.token.revoked.follows" : "endpoint.token.revoked", shown));
    }
}
