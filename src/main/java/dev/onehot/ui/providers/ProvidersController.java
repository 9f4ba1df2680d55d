package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.ImportPreview;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.FoundRows;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Scrolling;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.fit.TwoPanes;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The list of providers with its filter, and the editor of the one that is selected.
public final class ProvidersController implements ScreenController {
    private final Workspace workspace;
    private final ProviderEditorController editor;
    private final CheckAllController checkAll;
    private final WelcomeController welcome;
    private final ImportCover importing;
    private final ProviderForms forms;
    private final ChosenPage page;
    private @Nullable FoundRows<Shown<Long, Provider>> found;

    /// A new provider in which nothing is typed yet, so that it is no row.
    private @Nullable ProviderForm newForm;

    /// The row that the editor shows.
    private @Nullable Shown<Long, Provider> opened;

    /// The same, gone just now.
    private @Nullable Shown<Long, Provider> openedBefore;
    private boolean filtering;
    private @Nullable RowActions rowActions;
    private Consumer<List<Provider>> exporting = chosen -> {};

    @FXML private TextField providerFilterField;
    @FXML private ListView<Shown<Long, Provider>> providerList;
    @FXML private Label noProvidersLabel;
    @FXML private BorderPane editorPane;
    @FXML private Pane welcomePane;
    @FXML private Button welcomeAddButton;
    @FXML private TwoPanes listPane;
    @FXML private Pane checkAllSlot;
    @FXML private Pane welcomeSlot;
    @FXML private BorderPane importSlot;

    public ProvidersController(Workspace workspace) {
        this.workspace = workspace;
        this.editor = new ProviderEditorController(workspace, this::stored, this::startNew, it -> Objects.requireNonNull(rowActions).delete(it), this::giveUp);
        this.checkAll = new CheckAllController(workspace);
        this.importing = new ImportCover(workspace);
        this.welcome = new WelcomeController(workspace, this::adopt, importing::open);
        // Before the list hears of it, and turns to another row.
        workspace.model().providers().rows().addListener(this::noteOpened);
        this.page = new ChosenPage(workspace, editor, checkAll::check, it -> exporting.accept(it), () -> Objects.requireNonNull(rowActions).deleteSelected());
        this.forms = new ProviderForms(workspace, () -> {
            // Kept drafts may be read before there is a list for them.
            if (found != null) {
                providerList.refresh();
                showPanes();
            }
        });
    }

    /// Sets what has providers exported.
    public void setExporting(Consumer<List<Provider>> body) {
        exporting = body;
    }

    @FXML
    private void initialize() {
        RowMotion.follow(forms.rows(), () -> providerList);
        found = new FoundRows<>(providerList, forms.rows());
        providerList.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        providerList.setCellFactory(list -> new ProviderCell(workspace, forms::mark));
        rowActions = new RowActions(workspace, providerList, forms, this::discard, this::startNew, checkAll::check);
        rowActions.follow();
        checkAllSlot.getChildren().add(Views.load(checkAll, workspace.texts().bundle()));
        page.take(editorPane, providerList);
        importing.take(importSlot, List.of(listPane, welcomePane));
        providerFilterField.textProperty().subscribe(this::filter);
        Shortcuts.passUndo(providerFilterField);
        providerList.getSelectionModel().selectedItemProperty().subscribe(this::select);
        workspace.model().providers().rows().addListener(this::follow);
        workspace.model().revisionProperty().subscribe((before, now) -> selectReturned());
        selectFirst();
        showPanes();
    }

    private void selectFirst() {
        workspace.model().activeProperty().get().map(Provider::id).flatMap(workspace.model().providers()::find).or(() -> providerList.getItems().stream().findFirst()).ifPresent(providerList.getSelectionModel()::select);
    }

    /// Selects a provider, for others who made it.
    public void show(long id) {
        providerFilterField.clear();
        workspace.model().providers().find(id).ifPresent(this::open);
    }

    /// Shows a provider where one begins to edit it, for others.
    public void edit(long id) {
        show(id);
        editor.focusTop();
    }

    /// Shows a provider where its model is chosen, for others.
    public void chooseModel(long id) {
        show(id);
        editor.chooseModel();
    }

    /// Deletes a provider, for others.
    public void delete(long id) {
        show(id);
        workspace.model().providers().find(id).ifPresent(row -> Objects.requireNonNull(rowActions).delete(List.of(row.get())));
    }

    /// Turns to a row, and only to that one. The editor shows it, whether the filter lets it through or not.
    private void open(Shown<Long, Provider> row) {
        int at = providerList.getItems().indexOf(row);
        if (at >= 0) {
            providerList.getSelectionModel().clearAndSelect(at);
            Scrolling.bring(providerList, at);
        } else {
            providerList.getSelectionModel().clearSelection();
            select(row);
        }
    }

    /// The editor keeps what it shows, whether the filter lets that through or not; the list finds it again when it does.
    private void filter(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var selection = providerList.getSelectionModel();
        filtering = true;
        if (found != null) {
            found.show(row -> ProviderCell.searchText(row).contains(wanted));
        }
        selection.clearSelection();
        if (opened != null && providerList.getItems().contains(opened)) {
            selection.select(opened);
        }
        filtering = false;
    }

    private void select(@Nullable Shown<Long, Provider> row) {
        if (filtering) {
            return;
        }
        var before = opened;
        opened = row;
        if (row != null) {
            newForm = null;
            editor.show(forms.of(row));
        }
        if (before != null && ProviderForms.isDraft(before.key())) {
            // Not now: the list is at work with its rows.
            FxThread.run(() -> {
                if (!before.equals(opened)) {
                    forms.forgetEmpty(before);
                }
            });
        }
        showPanes();
    }

    private void noteOpened(ListChangeListener.Change<? extends Shown<Long, Provider>> change) {
        while (change.next()) {
            if (opened != null && change.getRemoved().contains(opened)) {
                openedBefore = opened;
            }
        }
    }

    /// A provider that went away takes its form along, unless another program deleted it while it was edited here.
    private void follow(ListChangeListener.Change<? extends Shown<Long, Provider>> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(forms::come);
            for (var gone : change.getRemoved()) {
                boolean shown = gone.equals(openedBefore);
                if (gone.equals(opened)) {
                    opened = null;
                }
                forms.gone(gone.key()).map(forms::keep).filter(row -> shown).ifPresent(this::open);
            }
        }
        openedBefore = null;
        if (opened == null && newForm == null) {
            selectFirst();
        }
        showPanes();
    }

    /// What was deleted here and was brought back is selected again, as it was.
    private void selectReturned() {
        var rows = forms.takeReturned();
        if (!rows.isEmpty() && newForm == null) {
            providerList.getSelectionModel().clearSelection();
            rows.forEach(providerList.getSelectionModel()::select);
        }
    }

    private void showPanes() {
        boolean empty = forms.rows().isEmpty();
        boolean editing = newForm != null || opened != null;
        boolean welcoming = empty && !editing;
        Presence.set(welcomePane, welcoming);
        if (welcoming) {
            Views.loadOnce(welcomeSlot, welcome, workspace.texts().bundle());
            welcome.open();
        }
        listPane.setVisible(!empty || editing);
        noProvidersLabel.setText(workspace.texts().get(empty ? "providers.none" : "providers.noMatch"));
        editorPane.setVisible(editing);
        if (!editing) {
            listPane.showList();
        }
    }

    @FXML
    private void openImport() {
        importing.open();
    }

    /// One press in the first minute: added, active, checked.
    private void adopt(ImportPreview.Entry entry) {
        workspace.commands().send(new Command.CreateProvider(entry.draft(), true), outcome -> outcome.providerId().ifPresent(id -> {
            show(id);
            editor.test();
        }), workspace::fail);
    }

    @FXML
    private void addProvider() {
        startNew(new ProviderForm());
    }

    private void startNew(ProviderForm form) {
        if (form.isDirty()) {
            open(forms.list(form));
        } else {
            newForm = form;
            opened = null;
            providerList.getSelectionModel().clearSelection();
            editor.show(form);
            form.dirtyProperty().subscribe((before, dirty) -> {
                if (form.equals(newForm)) {
                    open(forms.list(form));
                }
            });
        }
        showPanes();
        listPane.showChosen();
        editor.focusFirst();
    }

    /// Gives up a provider that is being made, and offers to take that back.
    private void discard(ProviderForm form) {
        var texts = workspace.texts();
        var name = form.name().get().isBlank() ? texts.get("editor.new") : Visible.line(form.name().get());
        forms.unlist(form);
        workspace.notices().offerTyped(texts.get("notice.discarded", name), texts.get("notice.undo"), () -> startNew(form));
    }

    /// What was sent of a form is stored under `id`.
    private void stored(ProviderForm form, long id) {
        boolean isNew = form.equals(newForm) || forms.rowOf(form).isPresent();
        workspace.model().providers().find(id).filter(row -> isNew).ifPresent(row -> {
            forms.stored(form, row);
            if (form.equals(editor.form())) {
                newForm = null;
                show(id);
            }
            forms.unlist(form);
        });
    }

    /// A new provider is given up, whether something was typed in it or not.
    private void giveUp(ProviderForm form) {
        newForm = null;
        if (form.isDirty()) {
            discard(form);
        }
        if (opened == null) {
            selectFirst();
        }
        showPanes();
        firstFocus().requestFocus();
    }

    private void search() {
        listPane.showList();
        providerFilterField.requestFocus();
    }

    @FXML
    private void pressInFilter(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            providerList.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            providerFilterField.clear();
            event.consume();
        }
    }

    @Override
    public Gradual gradually() {
        return page.gradually();
    }

    @Override
    public Map<String, String> place() {
        var search = providerFilterField.getText();
        return opened == null ? Map.of("search", search) : Map.of("search", search, "provider", String.valueOf(opened.key()));
    }

    @Override
    public void goTo(Map<String, String> place) {
        var search = place.getOrDefault("search", "");
        providerFilterField.setText(search);
        forms.rows().stream().filter(it -> String.valueOf(it.key()).equals(place.get("provider"))).findFirst().ifPresent(this::open);
    }

    @Override
    public Node firstFocus() {
        return importing.firstFocus(welcomePane.isVisible() ? welcomeAddButton : providerList);
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return importing.uncovering(Map.of(
                Shortcuts.shortcut(KeyCode.F), this::search,
                Shortcuts.shortcut(KeyCode.N), this::addProvider,
                Shortcuts.shortcut(KeyCode.S), page.toOne(editor::save),
                Shortcuts.shortcut(KeyCode.D), page.toOne(editor::duplicate),
                Shortcuts.shortcut(KeyCode.T), page.testing(editor::test),
                Shortcuts.shortcut(KeyCode.ENTER), page.toOne(editor::toggleActive)));
    }
}
