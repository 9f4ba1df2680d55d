package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;

/// The field of an API key: masked until it is revealed, and never in memory before that.
final class KeyFieldController {
    private final Workspace workspace;
    private ProviderForm form = new ProviderForm();
    private Subscription following = Subscription.EMPTY;

    @FXML private PasswordField keyField;
    @FXML private TextField keyTextField;
    @FXML private ToggleButton revealKeyButton;
    @FXML private Button removeKeyButton;

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

    void selectAll() {
        keyField.selectAll();
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
                next.key().text().subscribe(this::showState));
        showState();
    }

    private void showState() {
        var texts = workspace.texts();
        boolean stored = form.storedKey().isPresent();
        boolean typed = !form.key().text().get().isEmpty();
        var prompt = texts.get(form.key().remove().get() ? "key.removing" : stored ? "key.replace" : "key.none");
        keyField.setPromptText(prompt);
        keyTextField.setPromptText(prompt);
        revealKeyButton.setDisable(!stored && !typed);
        removeKeyButton.setDisable(!stored);
        removeKeyButton.setAccessibleText(texts.get(form.key().remove().get() ? "key.keep" : "key.remove"));
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
    private void removeKey() {
        revealKeyButton.setSelected(false);
        form.key().remove().set(!form.key().remove().get());
    }

    private void withStoredKey(Consumer<ApiKey> use) {
        form.base().ifPresent(it -> workspace.withKey(it.id(), use));
    }
}
