package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.PastedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.Presence;
import dev.onehot.ui.SheetQuestion;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Further keys of a provider: each with its name, one press to use it instead. What is done here is done at once, not on Save.
final class SpareKeysController {
    private final Workspace workspace;
    private final SpareLabels labels;
    private @Nullable Provider provider;
    private Subscription following = Subscription.EMPTY;

    @FXML private TitledPane spareKeysPane;
    @FXML private TextField inUseLabelField;
    @FXML private VBox spareRowsPane;
    @FXML private TextField spareLabelField;
    @FXML private PasswordField spareKeyField;
    @FXML private Label spareProblemLabel;

    SpareKeysController(Workspace workspace) {
        this.workspace = workspace;
        this.labels = new SpareLabels(workspace, this::showTyped);
    }

    @FXML
    private void initialize() {
        Unfolding.follow(spareKeysPane);
        spareLabelField.textProperty().subscribe((before, now) -> labels.type(provider, SpareLabels.NEW, now, ""));
        inUseLabelField.textProperty().subscribe((before, now) -> {
            if (provider != null) {
                labels.type(provider, SpareLabels.IN_USE, now, provider.keyLabel());
            }
        });
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        provider = null;
        spareLabelField.clear();
        spareKeyField.clear();
        following = next.baseProperty().subscribe(this::show);
        spareKeysPane.setExpanded(next.base().filter(it -> !it.spareKeys().isEmpty() || labels.isTyped(it)).isPresent());
        showTyped();
    }

    /// What was typed for this provider and not sent.
    private void showTyped() {
        var shown = provider;
        if (shown != null) {
            labels.typed(shown, SpareLabels.NEW).ifPresent(spareLabelField::setText);
            labels.typed(shown, SpareLabels.IN_USE).ifPresent(inUseLabelField::setText);
            if (labels.isTyped(shown)) {
                spareKeysPane.setExpanded(true);
            }
        }
    }

    private void show(Optional<Provider> stored) {
        boolean there = stored.filter(it -> it.key().isPresent()).isPresent();
        Presence.set(spareKeysPane, there);
        provider = stored.orElse(null);
        problem("");
        spareRowsPane.getChildren().clear();
        stored.ifPresent(it -> {
            if (!inUseLabelField.isFocused()) {
                inUseLabelField.setText(labels.typed(it, SpareLabels.IN_USE).orElse(it.keyLabel()));
            }
            it.spareKeys().forEach(spare -> spareRowsPane.getChildren().add(row(it, spare)));
        });
    }

    private HBox row(Provider stored, SpareKey spare) {
        var texts = workspace.texts();
        var name = new Label(spare.label());
        name.getStyleClass().add("row-name");
        var masked = new Label(spare.key().toString());
        masked.getStyleClass().add("quiet");
        HBox.setHgrow(masked, Priority.ALWAYS);
        masked.setMaxWidth(Double.MAX_VALUE);
        var use = new Button(texts.get("spare.use"));
        use.setId("useKeyButton");
        use.setAccessibleText(texts.get("spare.use.help", spare.label()));
        use.setOnAction(event -> workspace.send(new Command.UseKey(stored.id(), spare.id()), done -> {}));
        var remove = new Button(texts.get("spare.remove"));
        remove.setId("removeSpareButton");
        remove.setAccessibleText(texts.get("spare.remove.help", spare.label()));
        remove.setOnAction(event -> {
            askToRemove(spare, () -> workspace.send(new Command.RemoveKey(stored.id(), spare.id()), done -> {}));
        });
        var row = new HBox(name, masked, use, remove);
        row.getStyleClass().add("field-row");
        return row;
    }

    /// Nothing brings it back.
    private void askToRemove(SpareKey spare, Runnable agreed) {
        var texts = workspace.texts();
        var question = SheetQuestion.of(
                texts.get("spare.remove.help", spare.label()),
                texts.get("spare.remove.text", spare.label()),
                texts.get("sheet.cancel"),
                texts.get("spare.remove"));
        question.sheet().setId("removeKeyDialog");
        question.agree().setId("confirmRemoveKeyButton");
        question.keep().setId("cancelRemoveKeyButton");
        question.ask(workspace.sheets(), agreed);
    }

    @FXML
    private void labelInUse() {
        if (provider != null) {
            var labeled = provider;
            send(new Command.LabelKey(labeled.id(), OptionalLong.empty(), inUseLabelField.getText()), () -> labels.forget(labeled, SpareLabels.IN_USE));
        }
    }

    @FXML
    private void addSpare() {
        if (provider != null) {
            var label = spareLabelField.getText();
            var key = spareKeyField.getText();
            var pasted = PastedKey.of(key);
            if (!pasted.problems().isEmpty()) {
                problem(workspace.texts().message(pasted.problems().getFirst().message()));
                return;
            }
            send(new Command.AddKey(provider.id(), label, pasted.key()), () -> {
                pasted.remarks().forEach(it -> workspace.notices().say(workspace.texts().message(it)));
                // Unless the next one is being typed already.
                if (spareLabelField.getText().equals(label) && spareKeyField.getText().equals(key)) {
                    spareLabelField.clear();
                    spareKeyField.clear();
                }
            });
        }
    }

    private void send(Command command, Runnable done) {
        workspace.commands().send(command, outcome -> done.run(), failure -> {
            if (failure instanceof ValidationException invalid) {
                problem(workspace.texts().message(invalid.problems().getFirst().message()));
            } else {
                workspace.keys().recover(failure, () -> workspace.send(command, outcome -> done.run()), workspace::fail);
            }
        });
    }

    private void problem(String text) {
        spareProblemLabel.setText(text);
        Presence.set(spareProblemLabel, !text.isEmpty());
    }
}
