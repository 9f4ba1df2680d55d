package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;

/// How the endpoint is begun at login, without a window: what the system is given, to be copied.
final class EndpointLoginController {
    private final Workspace workspace;

    @FXML private TextArea loginUnitArea;
    @FXML private Button copyLoginUnitButton;

    EndpointLoginController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        copyLoginUnitButton.disableProperty().bind(loginUnitArea.textProperty().isEmpty());
        workspace.endpoint().askLoginUnit(loginUnitArea::setText, workspace::fail);
    }

    @FXML
    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, loginUnitArea.getText()));
        workspace.notices().say(workspace.texts().get("endpoint.login.copied"));
    }
}
