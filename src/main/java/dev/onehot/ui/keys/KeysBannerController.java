package dev.onehot.ui.keys;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection.Master;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeyringPlace;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Says so while keys cannot be read, or stand in plain text, or will not outlive this session.
public final class KeysBannerController {
    private final Workspace workspace;
    private Optional<Kind> dismissed = Optional.empty();

    @FXML private Pane keysBanner;
    @FXML private Label keysBannerLabel;
    @FXML private Button openKeysButton;

    public KeysBannerController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        workspace.keys().stateProperty().subscribe(this::show);
        workspace.model().revisionProperty().subscribe(() -> show(workspace.keys().state()));
    }

    private void show(KeyState state) {
        var kind = state.kind();
        if (kind == Kind.OPENING) {
            // What stood here before stays for that moment.
            return;
        }
        boolean worthSaying =
                switch (kind) {
                    case SHARED -> anyKey(KeySource.Plain.class);
                    case WAITING -> true;
                    case LOCKED, DENIED, UNAVAILABLE, LOST -> anyKey(KeySource.Encrypted.class);
                    case OPEN -> state.backend().equals(Optional.of(KeyBackend.SESSION))
                            && anyKey(KeySource.Encrypted.class);
                    case FRESH, OPENING -> false;
                };
        boolean there = worthSaying && !dismissed.equals(Optional.of(kind));
        Presence.set(keysBanner, there);
        keysBannerLabel.setText(workspace.texts().messages(List.of(state.what(), state.advice())));
        openKeysButton.setText(offer(state));
        openKeysButton.setAccessibleText(openKeysButton.getText());
        openKeysButton.setDisable(kind == Kind.WAITING);
    }

    private String offer(KeyState state) {
        var program = workspace.model().protectionProperty().get().master()
                .flatMap(Master::place)
                .map(KeyringPlace::program)
                .filter(it -> !it.isEmpty() && (isForTheKeychain(state) || state.kind() == Kind.WAITING));
        return program.map(it -> workspace.texts().get("keys.banner.ask", it)).orElseGet(() -> workspace.texts()
                .get(
                        switch (state.kind()) {
                            case SHARED -> "keys.banner.protect";
                            case LOCKED -> "keys.banner.unlock";
                            default -> "keys.banner.open";
                        }));
    }

    /// Whether the system's own question is all that is needed.
    private static boolean isForTheKeychain(KeyState state) {
        return (state.kind() == Kind.LOCKED || state.kind() == Kind.DENIED) && state.backend().equals(Optional.of(KeyBackend.KEYCHAIN));
    }

    private boolean anyKey(Class<? extends KeySource> source) {
        return workspace.model().snapshot().providers().values().stream()
                .anyMatch(it -> source.isInstance(it.key().source()));
    }

    @FXML
    private void openKeys() {
        if (isForTheKeychain(workspace.keys().state())) {
            workspace.keys().whenUsable(() -> {}, workspace::fail);
        } else {
            KeysDialog.show(workspace, () -> {});
        }
    }

    /// Until keys are kept another way; the key field goes on saying it.
    @FXML
    private void dismissKeys() {
        dismissed = Optional.of(workspace.keys().state().kind());
        show(workspace.keys().state());
    }
}
