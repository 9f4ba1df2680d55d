package dev.onehot.ui.keys;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Change;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection.Master;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.SpareKey;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Shows how the keys of this database are kept, and lets a person open, move, lock, protect or share them.
public final class KeysController {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

    private final Workspace workspace;
    private final Consumer<KeyState> changed;
    private final Optional<Runnable> elsewhere;
    private final ToggleGroup places = new ToggleGroup();
    private Kind shown = Kind.OPENING;

    @FXML private ProgressIndicator keysProgress;
    @FXML private Label keysPurposeLabel;
    @FXML private Label keysStateLabel;
    @FXML private Label keysAdviceLabel;
    @FXML private Label keysCountLabel;
    @FXML private Button changeKeysButton;
    @FXML private VBox unlockPane;
    @FXML private PasswordField passphraseField;
    @FXML private Button unlockButton;
    @FXML private Button askKeychainButton;
    @FXML private TitledPane giveUpPane;
    @FXML private CheckBox startOverBox;
    @FXML private VBox keepPane;
    @FXML private Label keysWhereLabel;
    @FXML private RadioButton keychainRadio;
    @FXML private RadioButton vaultRadio;
    @FXML private RadioButton sessionRadio;
    @FXML private RadioButton fileRadio;
    @FXML private VBox newPassphrasePane;
    @FXML private PasswordField newPassphraseField;
    @FXML private PasswordField repeatPassphraseField;
    @FXML private Button keepButton;
    @FXML private CheckBox renewKeysBox;
    @FXML private Button forgetKeysButton;
    @FXML private Button lockButton;
    @FXML private Button protectButton;
    @FXML private Button shareButton;
    @FXML private Label keysProblemLabel;

    private KeysController(Workspace workspace, Consumer<KeyState> changed, Optional<Runnable> elsewhere) {
        this.workspace = workspace;
        this.changed = changed;
        this.elsewhere = elsewhere;
    }

    /// On a page that says how it is.
    ///
    /// @param elsewhere asks where keys that can be read are to be kept instead
    public static KeysController page(Workspace workspace, Runnable elsewhere) {
        return new KeysController(workspace, state -> {}, Optional.of(elsewhere));
    }

    /// @param changed is told the state after each thing that the person did
    static KeysController sheet(Workspace workspace, Consumer<KeyState> changed) {
        return new KeysController(workspace, changed, Optional.empty());
    }

    @FXML
    private void initialize() {
        places.getToggles().setAll(keychainRadio, vaultRadio, sessionRadio, fileRadio);
        keychainRadio.setUserData(KeyBackend.KEYCHAIN);
        vaultRadio.setUserData(KeyBackend.VAULT);
        sessionRadio.setUserData(KeyBackend.SESSION);
        fileRadio.setUserData(KeyBackend.FILE);
        newPassphrasePane.visibleProperty().bind(vaultRadio.selectedProperty());
        newPassphrasePane.managedProperty().bind(vaultRadio.selectedProperty());
        unlockButton.disableProperty().bind(passphraseField.textProperty().isEmpty());
        startOverBox.selectedProperty().subscribe(() -> show(workspace.keys().state()));
        renewKeysBox.selectedProperty().subscribe(() -> show(workspace.keys().state()));
        giveUpPane.expandedProperty().subscribe(() -> show(workspace.keys().state()));
        // What was wrong is being mended.
        for (var field : List.of(passphraseField, newPassphraseField, repeatPassphraseField)) {
            field.textProperty().subscribe((before, now) -> tell(""));
        }
        workspace.keys().stateProperty().subscribe(this::show);
        workspace.model().protectionProperty().subscribe(() -> show(workspace.keys().state()));
    }

    /// The key of what a sheet with it is called: what the person is to do.
    String title() {
        var state = workspace.keys().state();
        if (state.kind() == Kind.OPEN && workspace.keys().isOfTeam()) {
            return "keys.title.team";
        }
        return isVaultLocked(state) ? "keys.title.unlock" : state.kind() == Kind.OPEN || state.kind() == Kind.SHARED || master().isPresent() ? "keys.title" : "keys.title.first";
    }

    private static boolean isVaultLocked(KeyState state) {
        return state.kind() == Kind.LOCKED && state.backend().equals(Optional.of(KeyBackend.VAULT));
    }

    /// The button that keeps keys where it is chosen, to stand below what scrolls.
    Button takeKeepButton() {
        keepPane.getChildren().remove(keepButton);
        keepButton.visibleProperty().bind(keepPane.visibleProperty());
        keepButton.managedProperty().bind(keepPane.visibleProperty());
        keepButton.setMinWidth(Region.USE_PREF_SIZE);
        return keepButton;
    }

    /// Where typing begins.
    Node firstFocus() {
        return unlockPane.isVisible() ? passphraseField : !keepPane.isVisible() ? askKeychainButton : vaultRadio.isSelected() ? newPassphraseField : keepButton;
    }

    /// What the person came for.
    void enter() {
        if (unlockPane.isVisible()) {
            unlockButton.fire();
        } else if (keepPane.isVisible()) {
            keepButton.fire();
        }
    }

    private Optional<Master> master() {
        return workspace.model().protectionProperty().get().master();
    }

    private void show(KeyState state) {
        var kind = state.kind();
        keysStateLabel.setText(workspace.texts().message(state.what()));
        keysAdviceLabel.setText(workspace.texts().message(state.advice()));
        boolean busy = kind == Kind.OPENING || kind == Kind.WAITING;
        boolean vaultLocked = isVaultLocked(state);
        keysStateLabel.pseudoClassStateChanged(REFUSED, state.what().code().equals("keys.wrongPassphrase"));
        boolean stuck = master().filter(it -> it.backend() != KeyBackend.SESSION).isPresent()
                && kind != Kind.OPEN
                && kind != Kind.SHARED;
        Presence.set(keysProgress, busy);
        Presence.set(unlockPane, vaultLocked);
        Presence.set(askKeychainButton, stuck && !vaultLocked && !busy);
        Presence.set(giveUpPane, stuck && !busy);
        if (kind != shown) {
            // What may be had again by a word of the person is not given up beside the button that asks for it.
            shown = kind;
            giveUpPane.setExpanded(kind == Kind.LOST);
        }
        keysCountLabel.setText(workspace.texts().get("keys.count", encrypted()));
        Presence.set(keysCountLabel, kind == Kind.OPEN);
        Presence.set(changeKeysButton, kind == Kind.OPEN && elsewhere.isPresent());
        Presence.set(keepPane, (elsewhere.isEmpty() || kind != Kind.OPEN) && !busy && kind != Kind.SHARED && (!stuck || isGivingUp()));
        // What is not there cannot be chosen.
        boolean team = workspace.keys().isOfTeam();
        Presence.set(keychainRadio, kind != Kind.UNAVAILABLE && !team);
        List.of(sessionRadio, fileRadio, vaultRadio, keysWhereLabel).forEach(it -> Presence.set(it, !team));
        newPassphrasePane.pseudoClassStateChanged(ALONE, team);
        changeKeysButton.setText(workspace.texts().get(team ? "keys.change.team" : "keys.change"));
        Presence.set(forgetKeysButton, kind == Kind.OPEN && team && elsewhere.isPresent());
        boolean renews = kind == Kind.OPEN && state.backend().equals(Optional.of(KeyBackend.VAULT));
        Presence.set(renewKeysBox, renews);
        renewKeysBox.setSelected(renewKeysBox.isSelected() && renews);
        Presence.set(lockButton, kind == Kind.OPEN && elsewhere.isPresent() && !state.backend().equals(Optional.of(KeyBackend.SESSION)));
        Presence.set(protectButton, kind == Kind.SHARED);
        Presence.set(shareButton, kind == Kind.OPEN && !team);
        keepButton.setText(workspace.texts().get(stuck ? "keys.startOver" : renewKeysBox.isSelected() ? "keys.renew.keep" : team && kind == Kind.OPEN ? "keys.keep.team" : "keys.keep"));
        tellPurpose(kind);
        if (places.getSelectedToggle() == null || !keepPane.isVisible()) {
            var usual = team || kind == Kind.UNAVAILABLE || kind == Kind.DENIED ? KeyBackend.VAULT : KeyBackend.KEYCHAIN;
            choose(kind == Kind.OPEN ? state.backend().orElse(usual) : usual);
        }
    }

    /// Who came here because of something else reads first what is asked of them, and what follows; ways of the command line are not for them.
    private void tellPurpose(Kind kind) {
        boolean asks = elsewhere.isEmpty() && kind != Kind.OPEN && (unlockPane.isVisible() || keepPane.isVisible());
        keysPurposeLabel.setText(!asks ? "" : workspace.texts().get(unlockPane.isVisible() ? "keys.purpose.unlock" : "keys.purpose.keep"));
        Presence.set(keysPurposeLabel, asks);
        Presence.set(keysStateLabel, !(asks && kind == Kind.FRESH));
        Presence.set(keysAdviceLabel, keysStateLabel.isVisible());
    }

    private boolean isGivingUp() {
        return giveUpPane.isExpanded() && startOverBox.isSelected();
    }

    private void choose(KeyBackend backend) {
        places.getToggles().stream()
                .filter(it -> backend.equals(it.getUserData()))
                .forEach(places::selectToggle);
    }

    @FXML
    private void unlock() {
        var passphrase = take(passphraseField);
        trying(true);
        workspace.keys().unlock(passphrase, state -> {
            trying(false);
            done(state);
        }, failure -> {
            trying(false);
            failed(failure);
        });
    }

    /// What was answered before goes meanwhile, so that the same answer is seen to come anew.
    private void trying(boolean now) {
        passphraseField.setEditable(!now);
        if (now) {
            keysStateLabel.pseudoClassStateChanged(REFUSED, false);
            keysStateLabel.setText(workspace.texts().get("keys.unlocking"));
            keysAdviceLabel.setText("");
        } else {
            show(workspace.keys().state());
        }
        Presence.set(keysProgress, now);
    }

    @FXML
    private void askKeychain() {
        workspace.keys().prepare(this::done, this::failed);
    }

    @FXML
    private void repeat() {
        repeatPassphraseField.requestFocus();
    }

    @FXML
    private void keep() {
        if (!(places.getSelectedToggle().getUserData() instanceof KeyBackend backend)) {
            return;
        }
        if (backend == KeyBackend.VAULT
                && !newPassphraseField.getText().equals(repeatPassphraseField.getText())) {
            tell(workspace.texts().get("keys.notTheSame"));
            return;
        }
        repeatPassphraseField.clear();
        boolean replace = giveUpPane.isVisible() && isGivingUp();
        var passphrase = take(newPassphraseField);
        if (renewKeysBox.isSelected()) {
            workspace.keys().renew(passphrase, this::renewed, this::failed);
            return;
        }
        boolean moves = shown == Kind.OPEN;
        workspace.keys().keepIn(backend, backend == KeyBackend.VAULT ? passphrase : new char[0], replace, state -> {
            done(state);
            if (moves) {
                workspace.notices().say(workspace.texts().get("keys.kept"));
            }
        }, this::failed);
    }

    private void renewed(KeyState state) {
        renewKeysBox.setSelected(false);
        done(state);
        workspace.notices().say(workspace.texts().get("keys.renew.done", encrypted()));
    }

    @FXML
    private void change() {
        elsewhere.ifPresent(Runnable::run);
    }

    @FXML
    private void forgetPassphrase() {
        workspace.keys().forget();
    }

    @FXML
    private void lock() {
        workspace.keys().lock();
    }

    @FXML
    private void protect() {
        workspace.keys().protect(state -> done(state, workspace.texts().get("keys.protected")), this::failed);
    }

    @FXML
    private void share() {
        int keys = encrypted();
        new SharingQuestion(workspace).ask(keys, () -> {
            var told = workspace.texts().get("keys.share.done", keys, workspace.file());
            workspace.keys().share(state -> done(state, told), this::failed);
        });
    }

    private int encrypted() {
        return (int) workspace.model().snapshot().providers().values().stream()
                .flatMap(it -> Stream.concat(Stream.of(it.key()), it.spareKeys().stream().map(SpareKey::key)))
                .filter(it -> it.source() instanceof KeySource.Encrypted)
                .count();
    }

    /// Says what became of all keys, and offers to take exactly that back.
    private void done(KeyState state, String told) {
        done(state);
        var own = Optional.of(Origin.WINDOW);
        workspace.commands().ask(it -> it.undoWays(own).undo().filter(KeysController::isOfAllKeys), gesture -> {
            var number = gesture.map(it -> OptionalLong.of(it.number())).orElse(OptionalLong.empty());
            workspace.offerUndo(told, number);
        }, this::failed);
    }

    private static boolean isOfAllKeys(PastGesture gesture) {
        return gesture.changes().stream().anyMatch(it -> it.change() instanceof Change.KeysChange);
    }

    private void done(KeyState state) {
        startOverBox.setSelected(false);
        tell("");
        changed.accept(state);
    }

    private void failed(Throwable failure) {
        tell(workspace.texts().failure(failure));
    }

    private void tell(String problem) {
        keysProblemLabel.setText(problem);
        Presence.set(keysProblemLabel, !problem.isEmpty());
    }

    private static char[] take(PasswordField field) {
        var text = field.getText().toCharArray();
        field.clear();
        return text;
    }
}
