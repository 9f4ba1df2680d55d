package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/// The form of one provider. Its controls are bound to the form's draft and to nothing that is stored.
final class ProviderEditorController {
    private final Workspace workspace;
    private final Owner owner;
    private final KeyFieldController keys;
    private final ConflictController conflict = new ConflictController();
    private final ModelFieldController models;
    private final AdvancedController advanced = new AdvancedController();
    private final SpareKeysController spareKeys;
    private final CheckRowController checkRow;
    private final GalleryController gallery;
    private final AddressField address;
    private final ProviderActions actions;
    private final ProviderSaving saving;
    private @Nullable ProviderForm form;
    private Subscription following = Subscription.EMPTY;
    private boolean attempted;

    @FXML private ScrollPane editorScroll;
    @FXML private Label editorTitleLabel;
    @FXML private Label activeBadge;
    @FXML private Button activateButton;
    @FXML private Button duplicateButton;
    @FXML private Button deleteButton;
    @FXML private VBox conflictSlot;
    @FXML private VBox keySlot;
    @FXML private TextField nameField;
    @FXML private Label nameProblemLabel;
    @FXML private SearchableComboBox<Preset> kindBox;
    @FXML private Label kindProblemLabel;
    @FXML private TextField baseUrlField;
    @FXML private Label baseUrlProblemLabel;
    @FXML private Label addressRemarkLabel;
    @FXML private Label endpointLabel;
    @FXML private VBox modelSlot;
    @FXML private VBox advancedSlot;
    @FXML private VBox checkSlot;
    @FXML private Pane checkActionsSlot;
    @FXML private VBox gallerySlot;
    @FXML private Label editorMark;
    @FXML private ToggleButton pinButton;
    @FXML private TextArea notesArea;
    @FXML private Label notesProblemLabel;
    @FXML private Label keyProblemLabel;
    @FXML private Button revertButton;
    @FXML private Button saveButton;

    private @Nullable Problems problems;

    /// The list beside the editor.
    interface Owner {
        /// What was sent of a form is stored under `id`.
        void saved(ProviderForm form, long id);

        /// A new provider is to be edited.
        void startNew(ProviderForm form);

        /// Providers are to be deleted, and with them what was typed.
        void delete(List<Provider> stored);

        /// A new provider is given up.
        void discardNew(ProviderForm form);
    }

    ProviderEditorController(Workspace workspace, Owner owner) {
        this.workspace = workspace;
        this.owner = owner;
        this.keys = new KeyFieldController(workspace);
        this.models = new ModelFieldController(workspace);
        this.spareKeys = new SpareKeysController(workspace);
        this.checkRow = new CheckRowController(workspace, this::save);
        this.gallery = new GalleryController(workspace, this::choosePreset);
        this.address = new AddressField(workspace.texts());
        this.actions = new ProviderActions(workspace);
        this.saving = new ProviderSaving(workspace, new SavingListener());
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        keySlot.getChildren().set(0, Views.load(keys, texts.bundle()));
        conflictSlot.getChildren().add(Views.load(conflict, texts.bundle()));
        modelSlot.getChildren().add(Views.load(models, texts.bundle()));
        advancedSlot.getChildren().setAll(Views.load(spareKeys, texts.bundle()), Views.load(advanced, texts.bundle()));
        checkSlot.getChildren().add(Views.load(checkRow, texts.bundle()));
        checkActionsSlot.getChildren().add(checkRow.actions());
        gallerySlot.getChildren().add(Views.load(gallery, texts.bundle()));
        PresetCell.dress(editorMark);
        kindBox.getItems().setAll(Presets.families());
        Keys.passCombinations(kindBox);
        KindSearch.rank(kindBox);
        Keys.tabGoesOn(notesArea);
        var places = new HashMap<>(advanced.places());
        places.putAll(Map.of(
                "name", new Problems.Place(nameField, nameProblemLabel),
                "kind", new Problems.Place(kindBox, kindProblemLabel),
                "baseUrl", new Problems.Place(baseUrlField, baseUrlProblemLabel),
                "model", new Problems.Place(models.field(), models.problemLabel()),
                "notes", new Problems.Place(notesArea, notesProblemLabel),
                "key", new Problems.Place(keys.control(), keyProblemLabel)));
        address.take(baseUrlField, addressRemarkLabel);
        problems = new Problems(places, texts);
        kindBox.valueProperty().subscribe(this::chooseKind);
        EditorRoom.follow((BorderPane) editorScroll.getParent(), editorScroll, checkSlot);
    }

    Optional<ProviderForm> form() {
        return Optional.ofNullable(form);
    }

    /// Where the person goes on: what it is to be, or else how it is called.
    void focusFirst() {
        form().filter(ProviderForm::isUntouched).ifPresentOrElse(it -> gallery.focus(), nameField::requestFocus);
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
        address.show(next);
        models.show(next);
        spareKeys.show(next);
        advanced.show(next);
        checkRow.show(next);
        if (next.isUntouched()) {
            gallery.open();
        }
        notesArea.textProperty().bindBidirectional(next.notes());
        following = Subscription.combine(
                () -> unbind(next),
                next.kind().subscribe(this::chooseListed),
                next.baseProperty().subscribe(this::showStored),
                next.dirtyProperty().subscribe(this::showDirty),
                next.theirsProperty().subscribe(theirs -> showConflict(theirs.isPresent())));
        for (var field : next.texts()) {
            following = following.and(field.subscribe(this::showProblems));
        }
        showProblems();
    }

    private void unbind(ProviderForm before) {
        nameField.textProperty().unbindBidirectional(before.name());
        baseUrlField.textProperty().unbindBidirectional(before.baseUrl());
        notesArea.textProperty().unbindBidirectional(before.notes());
    }

    private void chooseListed(String id) {
        var shown = kindBox.getValue();
        if (id.isEmpty()) {
            kindBox.setValue(null);
        } else if (shown == null || !shown.id().equals(id)) {
            kindBox.setValue(Presets.findFamily(id).orElseGet(() -> Presets.family(id).called(id)));
        }
        baseUrlField.setPromptText(Presets.findFamily(id).map(Preset::baseUrl).orElse(""));
        PresetCell.show(editorMark, Presets.family(id));
        boolean choosing = form != null && form.isUntouched();
        gallerySlot.setVisible(choosing);
        gallerySlot.setManaged(choosing);
    }

    /// Fills in a preset and leaves the caret where the person goes on: the key, or where it is.
    private void choosePreset(Preset preset) {
        if (form != null) {
            form.fill(preset, actions.freeName(preset.name()));
            boolean placed = !form.baseUrl().get().isEmpty() || !preset.baseUrl().isEmpty();
            (placed ? keys.control() : baseUrlField).requestFocus();
        }
    }

    /// A new provider is called like its kind until it is given another name.
    private void chooseKind(@Nullable Preset chosen) {
        if (chosen == null || form == null || form.kind().get().equals(chosen.id())) {
            return;
        }
        var name = form.name().get();
        boolean unnamed = name.isEmpty() || name.startsWith(Presets.nameOf(form.kind().get()));
        if (form.base().isEmpty() && unnamed) {
            form.name().set(actions.freeName(chosen.name()));
        }
        form.kind().set(chosen.id());
    }

    private void showStored(Optional<Provider> stored) {
        var texts = workspace.texts();
        boolean active = stored.filter(Provider::active).isPresent();
        editorTitleLabel.setText(stored.map(Provider::name).map(Visible::line).orElse(texts.get("editor.new")));
        activeBadge.setVisible(active);
        activeBadge.setManaged(active);
        activateButton.setText(texts.get(active ? "editor.deactivate" : "editor.activate"));
        activateButton.setDisable(stored.isEmpty());
        pinButton.setDisable(stored.isEmpty());
        pinButton.setSelected(stored.filter(it -> it.place().pinned()).isPresent());
        pinButton.setAccessibleText(texts.get(pinButton.isSelected() ? "editor.unpin" : "editor.pin"));
        duplicateButton.setDisable(stored.isEmpty());
        deleteButton.setDisable(stored.isEmpty());
    }

    private void showDirty(boolean dirty) {
        boolean existing = form().flatMap(ProviderForm::base).isPresent();
        if (!dirty && (saveButton.isFocused() || revertButton.isFocused())) {
            // They go out: next in line would be something far away.
            nameField.requestFocus();
            nameField.end();
        }
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
            problems.show(attempted ? form.problems() : form.problemsSoFar());
            var asked = form.endpoint();
            endpointLabel.setText(asked.isEmpty() ? "" : workspace.texts().get("editor.endpoint", asked));
        }
    }

    @FXML
    void save() {
        if (form == null || problems == null || !form.dirtyProperty().get()) {
            return;
        }
        address.tidy();
        attempted = true;
        showProblems();
        saving.save(form);
    }

    private final class SavingListener implements ProviderSaving.Listener {
        @Override
        public void saved(ProviderForm saved, long id) {
            owner.saved(saved, id);
        }

        @Override
        public void invalid(ProviderForm refused, List<Problem> found) {
            if (refused.equals(form) && problems != null) {
                advanced.reveal(found.getFirst().field());
                problems.show(found);
                problems.focusFirst(found);
            } else {
                workspace.notices().fail(workspace.texts().message(found.getFirst().message()));
            }
        }

        @Override
        public void contested(ProviderForm contested) {
            if (contested.equals(form)) {
                conflict.focus();
            }
        }
    }

    @FXML
    private void revert() {
        if (form != null) {
            if (form.base().isPresent()) {
                var reverted = form;
                var typed = form.typed();
                form.revert();
                var texts = workspace.texts();
                workspace.notices().offerTyped(
                        texts.get("notice.reverted", Visible.line(reverted.name().get())), texts.get("notice.undo"), () -> reverted.type(typed));
            } else {
                owner.discardNew(form);
            }
        }
    }

    @FXML
    void duplicate() {
        form().flatMap(ProviderForm::base).ifPresent(stored -> actions.duplicate(stored, owner::startNew));
    }

    @FXML
    void toggleActive() {
        form().flatMap(ProviderForm::base).ifPresent(actions::toggleActive);
    }

    @FXML
    void togglePin() {
        form().flatMap(ProviderForm::base).ifPresent(actions::pin);
    }

    void test() {
        address.tidy();
        checkRow.test();
    }

    @FXML
    void delete() {
        form().flatMap(ProviderForm::base).ifPresent(stored -> owner.delete(List.of(stored)));
    }
}
