package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/// The fields of one provider, each with what is wrong in it. They are bound to the form's texts and to nothing that is stored.
final class ProviderFieldsController {
    private static final PseudoClass STORED = PseudoClass.getPseudoClass("stored");

    private final Workspace workspace;
    private final StoredKeyController storedKey;
    private final KeyFieldController keys;
    private final ConflictController conflict;
    private final ModelFieldController models;
    private final AdvancedController advanced;
    private final SpareKeysController spareKeys;
    private final GalleryController gallery;
    private final AddressField address;
    private final ProviderActions actions;
    private ProviderForm form = new ProviderForm();
    private @Nullable Parent view;
    private @Nullable Problems problems;
    private @Nullable ServerFold fold;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Node goesOn;
    private boolean attempted;

    @FXML private VBox fieldsPane;
    @FXML private VBox storedKeySlot;
    @FXML private VBox checkSlot;
    @FXML private Label kindLabel;
    @FXML private VBox kindPane;
    @FXML private VBox addressPane;
    @FXML private Pane knownServerPane;
    @FXML private Label knownKindLabel;
    @FXML private VBox conflictSlot;
    @FXML private VBox gallerySlot;
    @FXML private SearchableComboBox<Preset> kindBox;
    @FXML private Label kindProblemLabel;
    @FXML private TextField nameField;
    @FXML private Label nameProblemLabel;
    @FXML private TextField baseUrlField;
    @FXML private Label baseUrlProblemLabel;
    @FXML private Label addressRemarkLabel;
    @FXML private Label endpointLabel;
    @FXML private Label keyProblemLabel;
    @FXML private VBox modelSlot;
    @FXML private TextArea notesArea;
    @FXML private Label notesProblemLabel;
    @FXML private VBox advancedSlot;

    ProviderFieldsController(Workspace workspace) {
        this.workspace = workspace;
        this.conflict = new ConflictController(workspace.texts());
        this.storedKey = new StoredKeyController(workspace);
        this.keys = new KeyFieldController(workspace);
        this.models = new ModelFieldController(workspace);
        this.advanced = new AdvancedController(workspace.texts());
        this.spareKeys = new SpareKeysController(workspace);
        this.gallery = new GalleryController(workspace, this::choosePreset);
        this.address = new AddressField(workspace.texts());
        this.actions = new ProviderActions(workspace);
    }

    Parent view() {
        var made = view == null ? Views.load(this, workspace.texts().bundle()) : view;
        view = made;
        return made;
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        storedKeySlot.getChildren().add(Views.load(storedKey, texts.bundle()));
        storedKey.surround(Views.load(keys, texts.bundle()));
        modelSlot.getChildren().add(Views.load(models, texts.bundle()));
        advancedSlot.getChildren().setAll(Views.load(spareKeys, texts.bundle()), Views.load(advanced, texts.bundle()));
        kindBox.getItems().setAll(Presets.families());
        Shortcuts.passCombinations(kindBox);
        KindSearch.rank(kindBox);
        Shortcuts.tabGoesOn(notesArea);
        var places = new HashMap<>(advanced.places());
        places.putAll(Map.of(
                "name", new Problems.Field(nameField, nameProblemLabel),
                "kind", new Problems.Field(kindBox, kindProblemLabel),
                "baseUrl", new Problems.Field(baseUrlField, baseUrlProblemLabel),
                "model", new Problems.Field(models.field(), models.problemLabel()),
                "notes", new Problems.Field(notesArea, notesProblemLabel),
                "key", new Problems.Field(keys.control(), keyProblemLabel)));
        address.take(baseUrlField, addressRemarkLabel);
        problems = new Problems(places, texts);
        fold = new ServerFold(knownServerPane, knownKindLabel, endpointLabel, addressPane, List.of(kindLabel, kindPane, baseUrlField));
        kindBox.valueProperty().subscribe(this::chooseKind);
    }

    /// Turns to another form. What was typed in the one before stays in it.
    void show(ProviderForm next) {
        following.unsubscribe();
        form = next;
        goesOn = null;
        attempted = false;
        storedKey.show(next);
        keys.show(next);
        chooseListed(next.kind().get());
        address.show(next);
        models.show(next);
        spareKeys.show(next);
        advanced.show(next);
        if (next.isUntouched()) {
            Views.loadOnce(gallerySlot, gallery, workspace.texts().bundle());
            gallery.open();
        }
        following = Subscription.combine(
                ProviderForm.bind(nameField, next.name()),
                ProviderForm.bind(baseUrlField, next.baseUrl()),
                ProviderForm.bind(notesArea, next.notes()),
                next.kind().subscribe(this::chooseListed),
                next.baseProperty().subscribe(stored -> fieldsPane.pseudoClassStateChanged(STORED, stored.isPresent())),
                next.clashesProperty().subscribe(clashes -> showConflict(!clashes.isEmpty())));
        fold();
        for (var field : next.texts()) {
            following = following.and(field.subscribe(this::showProblems));
        }
        showProblems();
    }

    private void chooseListed(String id) {
        var shown = kindBox.getValue();
        if (id.isEmpty()) {
            kindBox.setValue(null);
        } else if (shown == null || !shown.id().equals(id)) {
            kindBox.setValue(Presets.findFamily(id).orElseGet(() -> Presets.family(id).called(id)));
        }
        baseUrlField.setPromptText(Presets.findFamily(id).map(Preset::baseUrl).orElse(""));
        boolean choosing = form.isUntouched();
        Presence.set(gallerySlot, choosing);
        // There is nothing to be asked yet, and no key.
        Presence.set(checkSlot, !choosing);
        storedKey.tell(!choosing);
    }

    private void fold() {
        if (fold != null) {
            fold.show(form);
        }
    }

    @FXML
    private void changeAddress() {
        if (fold != null) {
            fold.open();
        }
        baseUrlField.requestFocus();
    }

    /// Where a person goes on who has chosen a preset, while they are there.
    Optional<Node> goesOn() {
        return Optional.ofNullable(goesOn).filter(Node::isFocused);
    }

    /// Where the checks stand, among the fields.
    VBox checkSlot() {
        return checkSlot;
    }

    /// Fills in a preset and leaves the caret where the person goes on: the key, or where it is.
    private void choosePreset(Preset preset) {
        form.fill(preset, actions.freeName(preset.name()));
        // A key that is there already need not be looked for.
        GalleryGroups.variable(preset, workspace.surroundings().environment()).ifPresent(it -> form.key().text().set("env:" + it));
        fold();
        boolean placed = !form.baseUrl().get().isEmpty() || !preset.baseUrl().isEmpty();
        var next = placed ? keys.control() : baseUrlField;
        goesOn = next;
        next.requestFocus();
        // What is typed or pasted takes its place.
        keys.selectAll();
    }

    /// A new provider is called like its kind until it is given another name.
    private void chooseKind(@Nullable Preset chosen) {
        if (chosen == null || form.kind().get().equals(chosen.id())) {
            return;
        }
        var name = form.name().get();
        boolean unnamed = name.isEmpty() || name.startsWith(Presets.nameOf(form.kind().get()));
        if (form.base().isEmpty() && unnamed) {
            form.name().set(actions.freeName(chosen.name()));
        }
        form.kind().set(chosen.id());
    }

    private void showConflict(boolean there) {
        if (there) {
            Views.loadOnce(conflictSlot, conflict, workspace.texts().bundle());
            conflict.show(form);
        }
        Presence.set(conflictSlot, there);
    }

    private void showProblems() {
        if (problems != null) {
            var found = attempted ? form.problems() : form.problemsSoFar();
            openFor(found);
            problems.show(found);
            var asked = form.endpoint();
            endpointLabel.setText(asked.isEmpty() ? "" : workspace.texts().get("editor.endpoint", asked));
            Presence.set(endpointLabel, !asked.isEmpty());
        }
    }

    /// What is wrong with kind or address is seen where it can be mended.
    private void openFor(List<Problem> found) {
        if (fold != null && found.stream().anyMatch(it -> it.field().equals("kind") || it.field().equals("baseUrl"))) {
            fold.open();
        }
    }

    /// What is typed is to be used: an address is taken apart first.
    void tidy() {
        address.tidy();
    }

    /// What is typed is to be saved: from now on all that is wrong is said.
    void attempt() {
        tidy();
        attempted = true;
        showProblems();
    }

    /// Says what is wrong, where the person goes on.
    void showInvalid(List<Problem> found) {
        if (problems != null) {
            advanced.reveal(found.getFirst().field());
            openFor(found);
            problems.show(found);
            problems.focusFirst(found);
        }
    }

    /// The first line that can be typed into: an address that is known is folded away.
    void focusTop() {
        (addressPane.isVisible() && baseUrlField.isVisible() ? baseUrlField : keys.control()).requestFocus();
    }

    /// Where the person goes on: what it is to be, or else how it is called.
    void focusFirst() {
        if (form.isUntouched()) {
            Views.loadOnce(gallerySlot, gallery, workspace.texts().bundle());
            gallery.focus();
        } else {
            nameField.requestFocus();
        }
    }

    void focusName() {
        nameField.requestFocus();
        nameField.end();
    }

    void chooseModel() {
        ScrolledTo.show(models.field());
        models.choose();
    }

    void focusConflict() {
        conflict.focus();
    }
}
