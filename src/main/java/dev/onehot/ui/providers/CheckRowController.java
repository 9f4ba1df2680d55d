package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Presets;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The three lights of a provider, what is wrong, and the button that asks.
final class CheckRowController {
    private final Workspace workspace;
    private final Runnable save;
    private ProviderForm form = new ProviderForm();
    private @Nullable Object creditAsked;
    private Subscription following = Subscription.EMPTY;

    @FXML private Label reachableLabel;
    @FXML private Label keyAcceptedLabel;
    @FXML private Label modelAnswersLabel;
    @FXML private HBox checkActionsPane;
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
    CheckRowController(Workspace workspace, Runnable save) {
        this.workspace = workspace;
        this.save = save;
    }

    /// The buttons, which stand in one line with those that save.
    HBox actions() {
        return checkActionsPane;
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        form = next;
        askModelBox.setSelected(false);
        following = next.check().stateProperty().subscribe(this::show);
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
        Presence.set(checkingIcon, asking);
        askModelBox.setDisable(asking);
        testButton.setText(workspace.texts().get(asking ? "check.cancel" : "check.test"));
        var result = state instanceof FormCheck.State.Known(CheckResult known) ? Optional.of(known) : Optional.<CheckResult>empty();
        light(reachableLabel, "check.reachable", result.map(CheckResult::reachable), asking);
        light(keyAcceptedLabel, "check.keyAccepted", result.map(CheckResult::keyAccepted), asking);
        light(modelAnswersLabel, "check.modelAnswers", result.map(CheckResult::modelAnswers), asking);
        text(checkedAtLabel, result.map(it -> workspace.texts().get("check.at", it.at())));
        showFailure(result.flatMap(CheckResult::failure));
    }

    private void showFailure(Optional<CheckFailure> failure) {
        Presence.set(checkMessagePane, failure.isPresent());
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
        label.setText(millis.filter(it -> state == Light.State.ON)
                .map(it -> texts.get("check.millis", texts.get(key), it))
                .orElseGet(() -> texts.get(key)));
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
