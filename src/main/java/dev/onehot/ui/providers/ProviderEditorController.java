package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.SingleClick;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.Isolated;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The editor of one provider: which one it is, its fields, and what can be done with it.
final class ProviderEditorController implements ProviderSaving.Listener {
    private static final PseudoClass INVITING = PseudoClass.getPseudoClass("inviting");

    private final Workspace workspace;
    private final ObjLongConsumer<ProviderForm> saved;
    private final Consumer<ProviderForm> started;
    private final Consumer<List<Provider>> deleted;
    private final Consumer<ProviderForm> discarded;
    private final ProviderActions actions;
    private final ProviderFieldsController fields;
    private final CheckRowController checkRow;
    private final ProviderSaving saving;
    private ProviderForm form = new ProviderForm();
    private @Nullable Parent view;
    private Subscription following = Subscription.EMPTY;

    @FXML private Label editorMark;
    @FXML private Label editorTitleLabel;
    @FXML private Label activeBadge;
    @FXML private Button activateButton;
    @FXML private Node activateIcon;
    @FXML private ToggleButton pinButton;
    @FXML private Button duplicateButton;
    @FXML private Button deleteButton;
    @FXML private ScrollPane editorScroll;
    @FXML private Button revertButton;
    @FXML private Button saveButton;

    /// @param saved gets a form of which what was sent is stored, and under which id
    /// @param started gets a new provider that is to be edited
    /// @param deleted gets what is to be deleted, and with it what was typed
    /// @param discarded gets a new provider that is given up
    ProviderEditorController(
            Workspace workspace,
            ObjLongConsumer<ProviderForm> saved,
            Consumer<ProviderForm> started,
            Consumer<List<Provider>> deleted,
            Consumer<ProviderForm> discarded) {
        this.workspace = workspace;
        this.saved = saved;
        this.started = started;
        this.deleted = deleted;
        this.discarded = discarded;
        this.actions = new ProviderActions(workspace);
        this.fields = new ProviderFieldsController(workspace);
        this.checkRow = new CheckRowController(workspace, this::save, fields::chooseModel);
        this.saving = new ProviderSaving(workspace, this);
    }

    @FXML
    private void initialize() {
        var texts = workspace.texts();
        // By the second press, the one takes back what the first has done, and the other is that of another provider.
        SingleClick.only(activateButton);
        SingleClick.only(deleteButton);
        ProviderMark.dress(editorMark);
        ((Pane) editorScroll.getContent()).getChildren().add(fields.view());
        fields.checkSlot().getChildren().add(Views.load(checkRow, texts.bundle()));
        // What stood above it goes only then.
        ((Region) editorScroll.getContent()).heightProperty().subscribe(
                (before, now) -> FxThread.run(() -> fields.goesOn().ifPresent(ScrolledTo::show)));
        EditorRoom.follow((BorderPane) editorScroll.getParent(), editorScroll, fields.checkSlot());
    }

    ProviderForm form() {
        return form;
    }

    Parent view() {
        var made = view == null ? Views.load(this, workspace.texts().bundle()) : view;
        view = made;
        return made;
    }

    /// What makes the view piece by piece.
    List<Runnable> pieces() {
        return List.of(fields::view, this::view);
    }

    /// The first line that can be typed into.
    void focusTop() {
        fields.focusTop();
    }

    /// Where the person goes on.
    void focusFirst() {
        fields.focusFirst();
    }

    /// Turns to another form. What was typed in the one before stays in it.
    void show(ProviderForm next) {
        if (next.equals(form)) {
            return;
        }
        following.unsubscribe();
        form = next;
        editorScroll.setVvalue(0);
        fields.show(next);
        checkRow.show(next);
        following = Subscription.combine(
                next.kind().subscribe(id -> ProviderMark.show(editorMark, Presets.family(id))),
                next.baseProperty().subscribe(this::showStored),
                next.dirtyProperty().subscribe(this::showDirty));
    }

    private void showStored(Optional<Provider> stored) {
        var texts = workspace.texts();
        boolean active = stored.filter(Provider::active).isPresent();
        editorTitleLabel.setText(stored.map(Provider::name).map(Isolated::alone).orElse(texts.get("editor.new")));
        // A name may be longer than any window is wide.
        editorTitleLabel.setTooltip(new Tooltip(editorTitleLabel.getText()));
        Presence.set(activeBadge, active);
        activateButton.setText(texts.get(active ? "editor.deactivate" : "editor.activate"));
        activateButton.setAccessibleText(activateButton.getText());
        activateButton.setGraphic(active ? null : activateIcon);
        activateButton.pseudoClassStateChanged(INVITING, stored.isPresent() && !active);
        pinButton.setSelected(stored.filter(it -> it.place().pinned()).isPresent());
        pinButton.setAccessibleText(texts.get(pinButton.isSelected() ? "editor.unpin" : "editor.pin"));
        for (var button : List.of(activateButton, pinButton, duplicateButton, deleteButton)) {
            button.setDisable(stored.isEmpty());
        }
    }

    private void showDirty(boolean dirty) {
        boolean existing = form.base().isPresent();
        if (!dirty && (saveButton.isFocused() || revertButton.isFocused())) {
            // They go out: next in line would be something far away.
            fields.focusName();
        }
        saveButton.setDisable(!dirty);
        revertButton.setDisable(!dirty && existing);
        revertButton.setText(workspace.texts().get(existing ? "editor.revert" : "editor.discard"));
    }

    @FXML
    void save() {
        if (form.isDirty()) {
            fields.attempt();
            saving.save(form);
        }
    }

    @Override
    public void saved(ProviderForm stored, long id) {
        saved.accept(stored, id);
    }

    @Override
    public void invalid(ProviderForm refused, List<Problem> found) {
        if (refused.equals(form)) {
            fields.showInvalid(found);
        } else {
            workspace.notices().fail(workspace.texts().message(found.getFirst().message()));
        }
    }

    @Override
    public void contested(ProviderForm contested) {
        if (contested.equals(form)) {
            fields.focusConflict();
        }
    }

    @FXML
    private void revert() {
        if (form.base().isPresent()) {
            var back = form.revert();
            var texts = workspace.texts();
            var told = texts.get("notice.reverted", Visible.line(form.name().get()));
            workspace.notices().offerTyped(told, texts.get("notice.undo"), back);
        } else {
            discarded.accept(form);
        }
    }

    /// Enter on a line saves. One that is being made is given up, which can be taken back; what is told just then goes first.
    @FXML
    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && isLine(event.getTarget()) && form.isDirty()) {
            save();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && form.base().isEmpty() && workspace.notices().currentProperty().get().isEmpty()) {
            discarded.accept(form);
            event.consume();
        }
    }

    /// Whether a field of the form was pressed in, and no search, and none in which Enter does something of its own.
    private static boolean isLine(EventTarget pressed) {
        return pressed instanceof TextField field
                && field.getOnAction() == null
                && Stream.<Node>iterate(field, Objects::nonNull, Node::getParent).noneMatch(ComboBoxBase.class::isInstance);
    }

    private void withStored(Consumer<Provider> act) {
        form.base().ifPresent(act);
    }

    @FXML
    void duplicate() {
        withStored(it -> actions.duplicate(it, started));
    }

    @FXML
    void toggleActive() {
        withStored(actions::toggleActive);
    }

    @FXML
    private void togglePin() {
        withStored(actions::pin);
    }

    @FXML
    private void delete() {
        withStored(it -> deleted.accept(List.of(it)));
    }

    /// Goes to the field of the model.
    void chooseModel() {
        fields.chooseModel();
    }

    void test() {
        fields.tidy();
        checkRow.test();
    }
}
