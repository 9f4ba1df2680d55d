package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Presets;
import dev.onehot.ui.Ago;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The three lights of a provider, what is wrong, and the button that asks.
final class CheckRowController {
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private final Workspace workspace;
    private final Runnable save;
    private final Runnable chooseModel;
    private ProviderForm form = new ProviderForm();
    private @Nullable Object creditAsked;
    private Subscription following = Subscription.EMPTY;

    @FXML private Label reachableLabel;
    @FXML private Label keyAcceptedLabel;
    @FXML private Label modelAnswersLabel;
    @FXML private GridPane checkPane;
    @FXML private Region lightsPane;
    @FXML private Region checkActionsSlot;
    @FXML private Region checkWordsPane;
    @FXML private Label checkCalmLabel;
    @FXML private VBox checkCalmPane;
    @FXML private Button chooseModelButton;
    @FXML private CheckBox askModelBox;
    @FXML private Button testButton;
    @FXML private ProgressIndicator checkingIcon;
    @FXML private VBox checkMessagePane;
    @FXML private Label checkMessageLabel;
    @FXML private Label checkAdviceLabel;
    @FXML private Label vendorMessageLabel;
    @FXML private Label checkedAtLabel;
    @FXML private Button useAddressButton;
    @FXML private Button creditButton;
    @FXML private Label creditLabel;

    /// @param save saves the form that is shown
    /// @param chooseModel goes to the field of the model, with those of the server
    CheckRowController(Workspace workspace, Runnable save, Runnable chooseModel) {
        this.chooseModel = chooseModel;
        this.workspace = workspace;
        this.save = save;
    }

    @FXML
    private void initialize() {
        checkPane.widthProperty().subscribe(width -> arrange(width.doubleValue() >= 2 * lightsPane.prefWidth(-1)));
    }

    /// The words stand beside the lights, or where there is too little width for that, above them, so that they are seen first.
    private void arrange(boolean beside) {
        checkPane.pseudoClassStateChanged(STACKED, !beside);
        GridPane.setConstraints(lightsPane, 0, beside ? 0 : 2, beside ? 1 : 2, 1);
        GridPane.setConstraints(checkActionsSlot, 0, beside ? 1 : 0, beside ? 1 : 2, 1);
        GridPane.setConstraints(checkWordsPane, beside ? 1 : 0, beside ? 0 : 1, beside ? 1 : 2, beside ? 2 : 1);
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        form = next;
        askModelBox.setSelected(false);
        following = Subscription.combine(
                next.check().stateProperty().subscribe(this::show), next.model().subscribe((before, now) -> show(next.check().stateProperty().get())));
        for (var text : next.serverTexts()) {
            following = following.and(text.subscribe((before, now) -> forgetCredit()));
        }
        forgetCredit();
    }

    /// Whether a vendor says it the catalog knows.
    private void forgetCredit() {
        creditAsked = null;
        text(creditLabel, Optional.empty());
        boolean said = !Presets.family(form.kind().get()).speech().credit().isEmpty();
        Presence.set(creditButton, said);
    }

    @FXML
    private void askCredit() {
        var asking = new Object();
        creditAsked = asking;
        form.check().credit(workspace, left -> {
            if (asking.equals(creditAsked)) {
                var texts = workspace.texts();
                text(creditLabel, Optional.of(left.map(it -> texts.get("check.credit.left", it)).orElseGet(() -> texts.get("check.credit.unknown"))));
            }
        });
    }

    private void show(FormCheck.State state) {
        boolean asking = state instanceof FormCheck.State.Asking;
        checkingIcon.setVisible(asking);
        askModelBox.setDisable(asking);
        testButton.setText(workspace.texts().get(asking ? "check.cancel" : "check.test"));
        var result = state instanceof FormCheck.State.Known(CheckResult known) ? Optional.of(known) : Optional.<CheckResult>empty();
        light(reachableLabel, "check.reachable", result.map(CheckResult::reachable), asking);
        light(keyAcceptedLabel, "check.keyAccepted", result.map(CheckResult::keyAccepted), asking);
        light(modelAnswersLabel, "check.modelAnswers", result.map(CheckResult::modelAnswers), asking);
        checkedAtLabel.setVisible(result.isPresent());
        Ago.show(checkedAtLabel, result.flatMap(it -> Ago.instant(it.at())), workspace.texts());
        // Of a vendor's own models the first is taken.
        boolean known = KnownServer.isWhole(form.kind().get(), form.baseUrl().get()) && Presets.family(form.kind().get()).firstModel().isPresent();
        boolean modelless = result.isPresent() && form.model().get().isBlank() && !known;
        checkCalmLabel.setText(workspace.texts().get(
                asking ? "check.calm.asking" : modelless ? "check.calm.noModel" : result.isPresent() ? "check.calm.well" : "check.calm.idle"));
        chooseModelButton.setVisible(modelless);
        showFailure(result.flatMap(CheckResult::failure));
    }

    private void showFailure(Optional<CheckFailure> failure) {
        // Its room is kept, so that nothing moves when the server answers.
        checkMessagePane.setVisible(failure.isPresent());
        checkCalmPane.setVisible(failure.isEmpty());
        boolean advice = failure.filter(it -> it.kind().isOnlyAdvice()).isPresent();
        checkMessagePane.pseudoClassStateChanged(PseudoClass.getPseudoClass("advice"), advice);
        boolean elsewhere = failure.filter(it -> it.kind() == CheckClass.INCOMPLETE_ADDRESS).isPresent();
        Presence.set(useAddressButton, elsewhere);
        text(checkMessageLabel, failure.map(it -> workspace.texts().message(it.what())));
        text(checkAdviceLabel, failure.map(it -> workspace.texts().message(it.advice())));
        text(vendorMessageLabel, failure.map(CheckFailure::vendorMessage)
                .filter(it -> !it.isEmpty())
                .map(it -> workspace.texts().get("check.vendor", it)));
    }

    private void light(Label label, String key, Optional<Light> light, boolean asking) {
        var texts = workspace.texts();
        var state = light.map(Light::state).orElse(Light.State.UNKNOWN);
        var millis = light.map(Light::millis).filter(it -> it.isPresent()).map(it -> it.getAsLong());
        // What is so, and not what was asked: never "accepted" in red.
        var words = texts.get(key + "." + state.name().toLowerCase(Locale.ROOT));
        label.setText(millis.filter(it -> state == Light.State.ON).map(it -> texts.get("check.millis", words, it)).orElse(words));
        var word = asking ? "asking" : state.name().toLowerCase(Locale.ROOT);
        label.setAccessibleText(texts.get(key) + ": " + texts.get("check.state." + word));
        ((FontIcon) label.getGraphic()).setIconLiteral(switch (state) {
            case ON -> "fth-check-circle";
            case OFF -> "fth-x-circle";
            case UNKNOWN -> "fth-circle";
        });
        label.pseudoClassStateChanged(PseudoClass.getPseudoClass("on"), state == Light.State.ON);
        label.pseudoClassStateChanged(PseudoClass.getPseudoClass("off"), state == Light.State.OFF);
    }

    private static void text(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        Presence.set(label, text.isPresent());
    }

    @FXML
    private void chooseModel() {
        chooseModel.run();
    }

    @FXML
    private void useAddress() {
        form.check().useAddress(save);
    }

    @FXML
    void test() {
        if (form.check().stateProperty().get() instanceof FormCheck.State.Asking) {
            form.check().cancel();
        } else {
            form.check().start(workspace, askModelBox.isSelected());
        }
    }
}
