package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.MaskedKey;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.Presence;
import dev.onehot.ui.SystemOpener;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// The key of a provider as it is kept: masked, copied by a press, with where it is; and the vendor's page that makes one.
final class StoredKeyController {
    private final Workspace workspace;
    private ProviderForm form = new ProviderForm();
    private String page = "";
    private Subscription following = Subscription.EMPTY;

    @FXML private Button copyKeyButton;
    @FXML private VBox typedKeySlot;
    @FXML private Node keyWordsPane;
    @FXML private Label keySourceLabel;
    @FXML private Button keyPageButton;

    StoredKeyController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        var copy = new MenuItem(workspace.texts().get("key.page.copy"));
        copy.setOnAction(event -> copyPage());
        keyPageButton.setContextMenu(new ContextMenu(copy));
    }

    /// Puts the field for another key between the key and the words on it.
    void surround(Node field) {
        typedKeySlot.getChildren().setAll(field);
    }

    /// Whether there is anything to be told of it yet.
    void tell(boolean wanted) {
        Presence.set(keyWordsPane, wanted);
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        form = next;
        following = Subscription.combine(
                next.baseProperty().subscribe(this::showKey),
                next.kind().subscribe(this::showPage),
                next.baseUrl().subscribe(this::showPage),
                next.key().remove().subscribe(this::showKey),
                next.key().lost().subscribe(this::showKey),
                next.key().text().subscribe(this::showKey),
                workspace.keys().stateProperty().subscribe(this::showKey),
                workspace.model().protectionProperty().subscribe(this::showKey));
        showKey();
        showPage();
    }

    private void showKey() {
        var texts = workspace.texts();
        var stored = form.storedKey();
        boolean typed = !form.key().text().get().isEmpty();
        Presence.set(copyKeyButton, stored.isPresent() && !(stored.source() instanceof KeySource.Hidden));
        copyKeyButton.setText(masked(stored));
        var words = form.key().lost().get() ? texts.get("key.typeAgain") : form.key().remove().get() ? texts.get("key.removing") : typed ? typed() : source(stored);
        // Its room is there from the beginning: nothing below moves while one types.
        keySourceLabel.setText(words.isEmpty() ? source(stored) : words);
        keySourceLabel.setVisible(!words.isEmpty());
    }

    /// What was made of what is typed, when something was.
    private String typed() {
        var variable = ApiKey.of(form.key().text().get()).environmentVariable();
        return variable.isPresent() ? fromVariable(variable.get()) : form.key().pasted().remarks().stream().map(workspace.texts()::message).findFirst().orElse("");
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
            case KeySource.Environment(var variable) -> fromVariable(variable);
            case KeySource.Encrypted(var masterId) -> encrypted(masterId, protection);
            case KeySource.Hidden() -> texts.get("key.source.hidden");
        };
    }

    private String fromVariable(String variable) {
        return workspace.texts().get(workspace.keys().isSet(variable) ? "key.source.environment" : "key.source.environment.missing", variable);
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

    @FXML
    private void copyKey() {
        form.base().ifPresent(it -> workspace.withKey(it.id(), this::copied));
    }

    private void copied(ApiKey key) {
        KeyClipboard.copy(key);
        workspace.notices().say(workspace.texts().get("notice.keyCopied"));
    }

    private void showPage() {
        page = KnownServer.of(form.kind().get(), form.baseUrl().get()).keyPage();
        Presence.set(keyPageButton, !page.isEmpty());
        keyPageButton.getTooltip().setText(page);
        keyPageButton.setAccessibleHelp(page);
    }

    @FXML
    private void openPage() {
        if (!SystemOpener.open(page)) {
            copyPage();
        }
    }

    private void copyPage() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, page));
        workspace.notices().say(workspace.texts().get("key.page.copied"));
    }
}
