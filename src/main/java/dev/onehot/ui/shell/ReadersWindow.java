package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.text.WrappingLabel;
import javafx.util.Duration;

/// The window of one who may only read: what would write is off, and says why where the pointer rests on it. What only shows, copies or tests stays on. FX thread only.
///
/// Controls come and go with screens and rows; each is met as it comes. Only for such a window: others have nothing of it.
final class ReadersWindow {
    private static final Set<String> WRITES = Set.of(
            "activateButton", "addFileValueButton", "addProviderButton", "addSettingButton", "addSpareButton", "applyButton", "changeKeysButton", "chooseNoneButton",
            "createSettingButton", "deleteButton", "deleteSelectionButton", "duplicateButton", "endpointSwitch", "followButton", "followFirstButton", "importButton",
            "importFileButton", "importNowButton", "introAnyFileButton", "keepButton", "makeTokenButton", "otherBackupButton", "pinBox", "pinButton",
            "pinProgramButton", "protectButton", "redoLatestButton", "releaseButton", "removeKeyButton", "removeSpareButton", "repairButton", "repairHealthButton",
            "restoreBackupButton", "revokeTokenButton", "rowSwitchPane", "saveButton", "saveJsonButton", "saveLargeValueButton", "settingEditorBox",
            "settingResetButton", "shareButton", "takeOverButton", "tokenPinBox", "tokenProviderBox", "undoBackToButton", "undoGestureButton", "undoLatestButton",
            "useKeyButton", "welcomeAddButton", "welcomeImportButton", "appearanceButton");

    /// What is typed there could never be saved; what stands there can still be copied.
    private static final Set<String> FIELDS = Set.of(
            "addressesArea", "apiVersionField", "baseUrlField", "deploymentField", "headersArea", "inUseLabelField", "keyField", "keyTextField", "kindBox", "modelField",
            "nameField", "notesArea", "organizationField", "projectField", "proxyField", "resourceField", "spareKeyField", "spareLabelField", "timeoutField");

    private static final Duration REST = Duration.millis(400);

    private final Set<Node> off = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<Parent> met = Collections.newSetFromMap(new WeakHashMap<>());
    private final String reason;
    private final Set<String> also;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(REST);
    private Optional<Node> under = Optional.empty();

    private ReadersWindow(String reason, Set<String> also) {
        this.reason = reason;
        this.also = also;
        var words = new WrappingLabel();
        words.setText(reason);
        words.setMaxWidth(420);
        tip.setGraphic(words);
    }

    /// @param reason why nothing can be written
    /// @param also what writes here, and not everywhere
    static void follow(Parent root, String reason, Set<String> also) {
        var window = new ReadersWindow(reason, also);
        window.meet(root);
        // What is off is not told of the pointer itself.
        root.addEventFilter(MouseEvent.MOUSE_MOVED, window::move);
        root.addEventHandler(MouseEvent.MOUSE_EXITED, event -> window.leave());
    }

    private void meet(Node node) {
        var id = String.valueOf(node.getId());
        if (WRITES.contains(id) || also.contains(id)) {
            turnOff(node);
        } else if (FIELDS.contains(id)) {
            if (node instanceof TextInputControl field) {
                keepUneditable(field.editableProperty());
            } else {
                turnOff(node);
            }
        }
        if (node instanceof Parent parent && met.add(parent)) {
            parent.getChildrenUnmodifiable().addListener((ListChangeListener<Node>) change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(this::meet);
                }
            });
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::meet);
        }
    }

    private void turnOff(Node node) {
        if (off.add(node)) {
            node.setAccessibleHelp(reason);
            node.disableProperty().subscribe(now -> {
                if (!now) {
                    node.disableProperty().unbind();
                    node.setDisable(true);
                }
            });
        }
    }

    private static void keepUneditable(BooleanProperty editable) {
        editable.subscribe(now -> {
            if (now) {
                editable.unbind();
                editable.set(false);
            }
        });
    }

    private void move(MouseEvent event) {
        var there = off.stream()
                .filter(it -> it.getScene() != null && it.isVisible() && it.contains(it.sceneToLocal(event.getSceneX(), event.getSceneY())))
                .filter(ReadersWindow::isShown)
                .findFirst();
        if (there.equals(under)) {
            return;
        }
        leave();
        under = there;
        there.ifPresent(it -> {
            rest.setOnFinished(done -> {
                var place = it.localToScreen(it.getLayoutBounds());
                if (place != null) {
                    tip.show(it, place.getMinX(), place.getMaxY() + 4);
                }
            });
            rest.playFromStart();
        });
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void leave() {
        rest.stop();
        tip.hide();
        under = Optional.empty();
    }
}
