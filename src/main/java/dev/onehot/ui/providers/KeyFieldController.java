package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.MaskedKey;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// The field of an API key: masked until it is revealed, and never in memory before that.
final class KeyFieldController {
    private final Workspace workspace;
    private ProviderForm form = new ProviderForm();
    private Subscription following = Subscription.EMPTY;

    @FXML private PasswordField keyField;
    @FXML private TextField keyTextField;
    @FXML private ToggleButton revealKeyButton;
    @FXML private Button copyKeyButton;
    @FXML private Button removeKeyButton;
    @FXML private Label keySourceLabel;

    KeyFieldController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        keyField.visibleProperty().bind(revealKeyButton.selectedProperty().not());
        keyTextField.visibleProperty().bind(revealKeyButton.selectedProperty());
        revealKeyButton.selectedProperty().subscribe(this::toggle);
    }

    /// The control that a problem is shown at.
    Control control() {
        return keyField;
    }

    void show(ProviderForm next) {
        revealKeyButton.setSelected(false);
        following.unsubscribe();
        form = next;
        following = Subscription.combine(
                ProviderForm.bind(keyField, next.key().text()),
                ProviderForm.bind(keyTextField, next.key().text()),
                next.baseProperty().subscribe(this::showState),
                next.key().remove().subscribe(this::showState),
                workspace.keys().stateProperty().subscribe(this::showState),
                workspace.model().protectionProperty().subscribe(this::showState),
                next.key().lost().subscribe(this::showState),
                next.key().text().subscribe(this::showState));
        showState();
    }

    private void showState() {
        var texts = workspace.texts();
        var stored = form.storedKey();
        boolean removing = form.key().remove().get();
        boolean typed = !form.key().text().get().isEmpty();
        var prompt = removing
                ? texts.get("key.removing")
                : stored.isPresent() ? masked(stored) : texts.get("key.none");
        keyField.setPromptText(prompt);
        keyTextField.setPromptText(prompt);
        keySourceLabel.setText(form.key().lost().get()
                ? texts.get("key.typeAgain")
                : removing ? texts.get("key.source.none") : typed(form.key()).orElseGet(() -> source(stored)));
        revealKeyButton.setDisable(!stored.isPresent() && !typed);
        copyKeyButton.setDisable(!stored.isPresent() && !typed);
        removeKeyButton.setDisable(!stored.isPresent());
        removeKeyButton.setAccessibleText(texts.get(removing ? "key.keep" : "key.remove"));
    }

    /// What was made of what is typed, when something was.
    private Optional<String> typed(KeyDraft key) {
        return key.pasted().remarks().stream().map(workspace.texts()::message).findFirst();
    }

    private static String masked(MaskedKey key) {
        return key.source() instanceof KeySource.Environment ? key.toString() : "••••••••" + key.tail();
    }

    /// Where the stored key is, and if it cannot be read now, why.
    private String source(MaskedKey key) {
        var texts = workspace.texts();
        var protection = workspace.model().protectionProperty().get();
        return switch (key.source()) {
            case KeySource.None() -> texts.get("key.source.none");
            case KeySource.Plain() -> texts.get(protection.shared() ? "key.source.shared" : "key.source.plain");
            case KeySource.Environment(var variable) -> texts.get(
                    workspace.keys().isSet(variable) ? "key.source.environment" : "key.source.environment.missing",
                    variable);
            case KeySource.Encrypted(var masterId) -> encrypted(masterId, protection);
        };
    }

    private String encrypted(String masterId, KeyProtection protection) {
        var texts = workspace.texts();
        var state = workspace.keys().state();
        var master = protection.master().filter(it -> it.id().equals(masterId));
        if (master.isEmpty()) {
            return texts.get("key.source.other");
        }
        return state.kind() == KeyState.Kind.OPEN
                ? texts.get("key.source." + master.get().backend().word())
                : texts.message(state.what());
    }

    private void toggle(boolean reveal) {
        var shown = form;
        if (!reveal) {
            shown.key().conceal();
        } else if (shown.key().text().get().isEmpty()) {
            withStoredKey(key -> {
                if (shown.equals(form) && revealKeyButton.isSelected()) {
                    shown.key().reveal(key);
                }
            });
        }
    }

    @FXML
    private void copyKey() {
        if (!form.key().text().get().isEmpty()) {
            copied(form.key().pasted().key());
        } else {
            withStoredKey(this::copied);
        }
    }

    private void copied(ApiKey key) {
        KeyClipboard.copy(key);
        workspace.notices().say(workspace.texts().get("notice.keyCopied"));
    }

    @FXML
    private void removeKey() {
        revealKeyButton.setSelected(false);
        form.key().remove().set(!form.key().remove().get());
    }

    private void withStoredKey(Consumer<ApiKey> use) {
        form.base().ifPresent(it -> workspace.withKey(it.id(), use));
    }
}
