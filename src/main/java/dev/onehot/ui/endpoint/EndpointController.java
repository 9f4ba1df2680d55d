package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.EndpointProvider;
import dev.onehot.ui.EndpointHere.State;
import dev.onehot.ui.EndpointModel;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// The endpoint: whether it answers, at which address, and what keeps it from that. The switch is a stored setting as any other; what is so stands beside.
public final class EndpointController {
    private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
    private static final PseudoClass ASKS = PseudoClass.getPseudoClass("asks");

    private final Workspace workspace;
    private final EndpointWords words;
    private final EndpointTokensController tokens;
    private final EndpointUsageController usage;
    private boolean showing;

    @FXML private ScrollPane endpointScroll;
    @FXML private FontIcon endpointIcon;
    @FXML private Label endpointStateLabel;
    @FXML private ToggleSwitch endpointSwitch;
    @FXML private Label endpointProblemLabel;
    @FXML private Button endpointAgainButton;
    @FXML private Label endpointAddressLabel;
    @FXML private TextField endpointPortField;
    @FXML private Button endpointPortButton;
    @FXML private Label endpointPortProblemLabel;
    @FXML private VBox endpointTokensSlot;
    @FXML private VBox endpointTrafficSlot;
    @FXML private VBox endpointUsageSlot;
    @FXML private VBox endpointLoginSlot;

    public EndpointController(Workspace workspace) {
        this.workspace = workspace;
        this.words = new EndpointWords(workspace);
        this.tokens = new EndpointTokensController(workspace, this::reveal);
        this.usage = new EndpointUsageController(workspace, tokens::showUsed);
    }

    @FXML
    private void initialize() {
        var endpoint = workspace.endpoint();
        fill(endpointTokensSlot, tokens);
        fill(endpointTrafficSlot, new EndpointTrafficController(workspace));
        fill(endpointUsageSlot, usage);
        fill(endpointLoginSlot, new EndpointLoginController(workspace));
        endpointSwitch.selectedProperty().subscribe((before, now) -> {
            if (!showing) {
                turn(now);
            }
        });
        endpointPortField.textProperty().subscribe(typed -> offerPort());
        Stream.of(endpoint.stateProperty(), endpoint.wantedProperty(), endpoint.otherProperty(), endpoint.trafficProperty(),
                        workspace.model().activeProperty(), workspace.keys().stateProperty())
                .forEach(it -> it.subscribe((before, now) -> show()));
        workspace.model().revisionProperty().subscribe(revision -> showPort());
        endpointScroll.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty).subscribe(focused -> {
            if (Boolean.TRUE.equals(focused)) {
                endpoint.watchAgain();
                usage.look();
            }
        });
    }

    private void fill(VBox slot, Object part) {
        slot.getChildren().setAll(Views.load(part, workspace.texts().bundle()));
    }

    private void show() {
        var endpoint = workspace.endpoint();
        var state = endpoint.stateProperty().get();
        var problem = words.problem();
        showing = true;
        endpointSwitch.setSelected(endpoint.wantedProperty().get());
        showing = false;
        // Two cannot serve one database.
        endpointSwitch.setDisable(endpoint.otherProperty().get().isPresent() && !endpoint.wantedProperty().get());
        endpointStateLabel.setText(words.state());
        endpointProblemLabel.setText(problem);
        Presence.set(endpointProblemLabel, !problem.isEmpty());
        boolean moved = state instanceof State.Open;
        Presence.set(endpointAgainButton, state instanceof State.Failed || (moved && !problem.isEmpty()));
        endpointAgainButton.setText(moved
                ? workspace.texts().get("endpoint.move", String.valueOf(endpoint.storedPort()))
                : workspace.texts().get("endpoint.again"));
        endpointAgainButton.setAccessibleText(endpointAgainButton.getText());
        endpointAddressLabel.setText(endpoint.address());
        showIcon(endpointIcon, workspace);
    }

    /// Words stand beside it.
    public static void showIcon(FontIcon icon, Workspace workspace) {
        var state = workspace.endpoint().stateProperty().get();
        boolean other = workspace.endpoint().otherProperty().get().isPresent();
        boolean well = other || (state instanceof State.Open && workspace.model().activeProperty().get().isPresent());
        boolean asks = !well && (state instanceof State.Failed || state instanceof State.Open);
        icon.setIconLiteral(well ? "fth-check-circle" : asks ? "fth-alert-circle" : "fth-circle");
        icon.pseudoClassStateChanged(WELL, well);
        icon.pseudoClassStateChanged(ASKS, asks);
    }

    private void turn(boolean on) {
        var told = workspace.texts().get(on ? "endpoint.on" : "endpoint.off");
        workspace.commands().send(
                EndpointModel.turning(on),
                outcome -> workspace.offerUndo(told, outcome),
                failure -> {
                    workspace.fail(failure);
                    show();
                });
    }

    /// What somebody types stays until it is stored.
    private void showPort() {
        var stored = String.valueOf(workspace.endpoint().storedPort());
        if (!stored.equals(endpointPortField.getUserData())) {
            endpointPortField.setUserData(stored);
            endpointPortField.setText(stored);
        }
        offerPort();
        show();
    }

    private void offerPort() {
        var typed = typedPort();
        endpointPortButton.setDisable(typed.isEmpty() || typed.getAsInt() == workspace.endpoint().storedPort());
        Presence.set(endpointPortProblemLabel, typed.isEmpty());
    }

    private OptionalInt typedPort() {
        var typed = endpointPortField.getText().strip();
        boolean number = typed.matches("[1-9][0-9]{0,4}") && Integer.parseInt(typed) <= EndpointProvider.HIGHEST_PORT;
        return number ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }

    @FXML
    private void storePort() {
        var typed = typedPort();
        if (typed.isPresent() && !endpointPortButton.isDisabled()) {
            var port = String.valueOf(typed.getAsInt());
            boolean waits = workspace.endpoint().stateProperty().get() instanceof State.Failed;
            workspace.send(new Command.SetSetting(OwnSettings.ENDPOINT_PORT, port, Command.ANY), outcome -> {
                workspace.offerUndo(workspace.texts().get("endpoint.port.stored", port), outcome);
                if (waits) {
                    workspace.endpoint().again();
                }
            });
        }
    }

    @FXML
    private void again() {
        workspace.endpoint().again();
    }

    @FXML
    private void copyAddress() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, endpointAddressLabel.getText()));
        workspace.notices().say(workspace.texts().get("endpoint.address.copied"));
    }

    /// When it is laid out.
    private void reveal(Node part) {
        FxThread.run(() -> {
            endpointScroll.applyCss();
            endpointScroll.layout();
            double hidden = endpointScroll.getContent().getLayoutBounds().getHeight() - endpointScroll.getViewportBounds().getHeight();
            if (hidden > 0) {
                double top = endpointScroll.getContent().sceneToLocal(part.localToScene(part.getLayoutBounds())).getMinY();
                endpointScroll.setVvalue(Math.clamp(top / hidden, 0, 1));
            }
        });
    }

    /// Somebody looks at it.
    public void come() {
        usage.look();
    }

    /// Nobody looks at it any more.
    public void leave() {
        tokens.putAway();
    }
}
