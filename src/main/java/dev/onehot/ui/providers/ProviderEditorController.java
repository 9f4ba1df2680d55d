package dev.onehot.ui.providers;

import dev.onehot.core.Command;
import dev.onehot.core.ConflictException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderKind;
import dev.onehot.model.ProviderKinds;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/// The form of one provider. Its controls are bound to the form's draft and to nothing that is stored.
final class ProviderEditorController {
    private final Workspace workspace;
    private final Owner owner;
    private final KeyFieldController keys;
    private final ConflictController conflict = new ConflictController();
    private @Nullable ProviderForm form;
    private Subscription following = Subscription.EMPTY;
    private boolean attempted;

    @FXML
    private ScrollPane editorScroll;

    @FXML
    private Label editorTitleLabel;

    @FXML
    private Label activeBadge;

    @FXML
    private Button activateButton;

    @FXML
    private Button duplicateButton;

    @FXML
    private Button deleteButton;

    @FXML
    private VBox conflictSlot;

    @FXML
    private VBox keySlot;

    @FXML
    private TextField nameField;

    @FXML
    private Label nameProblemLabel;

    @FXML
    private SearchableComboBox<ProviderKind> kindBox;

    @FXML
    private Label kindProblemLabel;

    @FXML
    private TextField baseUrlField;

    @FXML
    private Label baseUrlProblemLabel;

    @FXML
    private TextField modelField;

    @FXML
    private Label modelProblemLabel;

    @FXML
    private TextArea notesArea;

    @FXML
    private Label notesProblemLabel;

    @FXML
    private Label keyProblemLabel;

    @FXML
    private Button revertButton;

    @FXML
    private Button saveButton;

    private @Nullable Problems problems;

    /// The list beside the editor.
    interface Owner {
        /// A provider was saved that may have been new.
        void saved(long id);

        /// A new provider is to be edited.
        void startNew(ProviderForm form);

        /// A provider is deleted here, and with it what was typed.
        void deleting(long id);

        /// A new provider is given up.
        void discardNew();
    }

    ProviderEditorController(Workspace workspace, Owner owner) {
        this.workspace = workspace;
        this.owner = owner;
        this.keys = new KeyFieldController(workspace);
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        keySlot.getChildren().set(0, Views.load(keys, texts.bundle()));
        conflictSlot.getChildren().add(Views.load(conflict, texts.bundle()));
        kindBox.getItems().setAll(ProviderKinds.all());
        problems = new Problems(
                Map.of(
                        "name", new Problems.Place(nameField, nameProblemLabel),
                        "kind", new Problems.Place(kindBox, kindProblemLabel),
                        "baseUrl", new Problems.Place(baseUrlField, baseUrlProblemLabel),
                        "model", new Problems.Place(modelField, modelProblemLabel),
                        "notes", new Problems.Place(notesArea, notesProblemLabel),
                        "key", new Problems.Place(keys.control(), keyProblemLabel)),
                texts.bundle().getLocale());
        kindBox.valueProperty().subscribe(this::chooseKind);
    }

    Optional<ProviderForm> form() {
        return Optional.ofNullable(form);
    }

    void focusFirst() {
        (form().flatMap(ProviderForm::base).isPresent() ? nameField : kindBox).requestFocus();
    }

    /// Turns to another form. What was typed in the one before stays in it.
    void show(ProviderForm next) {
        if (next.equals(form)) {
            return;
        }
        following.unsubscribe();
        form = next;
        attempted = false;
        editorScroll.setVvalue(0);
        keys.show(next);
        conflict.show(next, workspace.texts());
        chooseListed(next.kind().get());
        nameField.textProperty().bindBidirectional(next.name());
        baseUrlField.textProperty().bindBidirectional(next.baseUrl());
        modelField.textProperty().bindBidirectional(next.model());
        notesArea.textProperty().bindBidirectional(next.notes());
        following = Subscription.combine(
                () -> unbind(next),
                next.kind().subscribe(this::chooseListed),
                next.baseProperty().subscribe(this::showStored),
                next.dirtyProperty().subscribe(this::showDirty),
                next.theirsProperty().subscribe(theirs -> showConflict(theirs.isPresent())));
        for (var field : new javafx.beans.property.StringProperty[] {
            next.name(), next.kind(), next.baseUrl(), next.model(), next.notes(), next.keyText()
        }) {
            following = following.and(field.subscribe(this::showProblems));
        }
        showProblems();
    }

    private void unbind(ProviderForm before) {
        nameField.textProperty().unbindBidirectional(before.name());
        baseUrlField.textProperty().unbindBidirectional(before.baseUrl());
        modelField.textProperty().unbindBidirectional(before.model());
        notesArea.textProperty().unbindBidirectional(before.notes());
    }

    private void chooseListed(String id) {
        var shown = kindBox.getValue();
        if (id.isEmpty()) {
            kindBox.setValue(null);
        } else if (shown == null || !shown.id().equals(id)) {
            kindBox.setValue(ProviderKinds.find(id)
                    .orElseGet(() -> new ProviderKind(id, id, "", true, java.util.Set.of())));
        }
        baseUrlField.setPromptText(
                ProviderKinds.find(id).map(ProviderKind::baseUrl).orElse(""));
    }

    /// A new provider is called like its kind until it is given another name.
    private void chooseKind(@Nullable ProviderKind chosen) {
        if (chosen == null || form == null || form.kind().get().equals(chosen.id())) {
            return;
        }
        var name = form.name().get();
        boolean unnamed = name.isEmpty() || name.startsWith(ProviderKinds.nameOf(form.kind().get()));
        if (form.base().isEmpty() && unnamed) {
            form.name().set(freeName(chosen.name()));
        }
        form.kind().set(chosen.id());
    }

    private String freeName(String wanted) {
        var snapshot = workspace.model().snapshot();
        var name = wanted;
        for (int n = 2; snapshot.named(name).isPresent(); n++) {
            name = wanted + " " + n;
        }
        return name;
    }

    private void showStored(Optional<Provider> stored) {
        var texts = workspace.texts();
        boolean active = stored.filter(Provider::active).isPresent();
        editorTitleLabel.setText(stored.map(Provider::name).orElse(texts.get("editor.new")));
        activeBadge.setVisible(active);
        activeBadge.setManaged(active);
        activateButton.setText(texts.get(active ? "editor.deactivate" : "editor.activate"));
        activateButton.setDisable(stored.isEmpty());
        duplicateButton.setDisable(stored.isEmpty());
        deleteButton.setDisable(stored.isEmpty());
    }

    private void showDirty(boolean dirty) {
        boolean existing = form().flatMap(ProviderForm::base).isPresent();
        saveButton.setDisable(!dirty);
        revertButton.setDisable(!dirty && existing);
        revertButton.setText(workspace.texts().get(existing ? "editor.revert" : "editor.discard"));
    }

    private void showConflict(boolean there) {
        conflictSlot.setVisible(there);
        conflictSlot.setManaged(there);
        conflict.refresh();
    }

    private void showProblems() {
        if (problems != null && form != null) {
            problems.show(attempted ? form.draft().problems() : form.problemsSoFar());
        }
    }

    @FXML
    void save() {
        if (form == null || problems == null || !form.dirtyProperty().get()) {
            return;
        }
        attempted = true;
        var sent = form;
        var draft = sent.draft();
        showProblems();
        if (!draft.problems().isEmpty()) {
            problems.focusFirst(draft.problems());
            return;
        }
        if (sent.theirsProperty().get().isPresent()) {
            conflict.focus();
            return;
        }
        var stored = sent.base();
        var command = stored.isPresent()
                ? new Command.UpdateProvider(stored.get().id(), draft, sent.expected())
                : new Command.CreateProvider(draft, workspace.model().snapshot().providers().isEmpty());
        send(command, sent, failure -> workspace.keys().recover(
                        failure,
                        () -> send(command, sent, again -> refuse(sent, again)),
                        other -> refuse(sent, other)));
    }

    private void send(Command command, ProviderForm sent, Consumer<Throwable> failed) {
        workspace.commands().send(command, outcome -> accept(sent, outcome.providerId().orElseThrow()), failed);
    }

    /// The first provider becomes active at once; a later one waits until it is chosen.
    private void accept(ProviderForm sent, long id) {
        workspace.model().providers().find(id).ifPresent(row -> sent.accepted(row.get()));
        owner.saved(id);
    }

    private void refuse(ProviderForm sent, Throwable failure) {
        switch (failure) {
            case ConflictException stale when stale.provider().isPresent() -> sent.meet(
                    stale.provider().get());
            case ValidationException invalid when sent.equals(form) && problems != null -> {
                problems.show(invalid.problems());
                problems.focusFirst(invalid.problems());
            }
            default -> workspace.fail(failure);
        }
    }

    @FXML
    private void revert() {
        if (form != null) {
            if (form.base().isPresent()) {
                form.revert();
            } else {
                owner.discardNew();
            }
        }
    }

    @FXML
    void duplicate() {
        form().flatMap(ProviderForm::base)
                .ifPresent(stored -> {
                    if (stored.key().source() instanceof KeySource.Environment) {
                        startCopy(stored, ApiKey.of(stored.key().toString()));
                    } else {
                        workspace.withKey(stored.id(), key -> startCopy(stored, key));
                    }
                });
    }

    private void startCopy(Provider stored, ApiKey key) {
        owner.startNew(ProviderForm.copyOf(stored, freeName(stored.name()), key));
    }

    @FXML
    void toggleActive() {
        form().flatMap(ProviderForm::base).ifPresent(stored -> {
            var command = stored.active()
                    ? new Command.DeactivateProviders()
                    : new Command.ActivateProvider(stored.id());
            workspace.send(command, done -> {});
        });
    }

    @FXML
    void delete() {
        form().flatMap(ProviderForm::base).filter(this::mayDelete).ifPresent(stored -> {
            owner.deleting(stored.id());
            workspace.sendUndoable(
                    new Command.DeleteProvider(stored.id(), Command.ANY),
                    workspace.texts().get("notice.deleted", stored.name()),
                    new Command.RestoreProvider(stored.id()));
        });
    }

    /// Only deleting the active one is asked about: it leaves every program without a provider.
    private boolean mayDelete(Provider stored) {
        if (!stored.active()) {
            return true;
        }
        var texts = workspace.texts();
        var delete = new ButtonType(texts.get("editor.delete"), ButtonData.OK_DONE);
        var keep = new ButtonType(texts.get("editor.keep"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(
                Alert.AlertType.CONFIRMATION, texts.get("editor.deleteActive.text", stored.name()), delete, keep);
        alert.initOwner(editorTitleLabel.getScene().getWindow());
        alert.setTitle(texts.get("editor.delete"));
        alert.setHeaderText(texts.get("editor.deleteActive.title", stored.name()));
        alert.getDialogPane().setId("deleteActiveDialog");
        alert.getDialogPane().lookupButton(delete).setId("confirmDeleteButton");
        alert.getDialogPane().lookupButton(keep).setId("cancelDeleteButton");
        return alert.showAndWait().filter(delete::equals).isPresent();
    }
}
