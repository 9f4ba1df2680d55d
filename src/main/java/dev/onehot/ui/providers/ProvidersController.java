package dev.onehot.ui.providers;

import dev.onehot.core.Command;
import dev.onehot.core.ImportPreview;
import dev.onehot.model.Provider;
import dev.onehot.ui.FoundRows;
import dev.onehot.ui.Keys;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The list of providers with its filter, and the editor of the one that is selected.
public final class ProvidersController implements ScreenController {
    private final Workspace workspace;
    private final ProviderEditorController editor;
    private final ProviderActions actions;
    private final CheckAllController checkAll;
    private final WelcomeController welcome;
    private final ImportController importer;
    private final Map<Long, ProviderForm> forms = new HashMap<>();
    private @Nullable FoundRows<Shown<Long, Provider>> found;
    private final Set<Long> deletedHere = new HashSet<>();
    private Set<Long> deletedLast = Set.of();
    private final List<Shown<Long, Provider>> returned = new ArrayList<>();
    private @Nullable ProviderForm newForm;

    /// What the editor shows, unless that is new.
    private @Nullable Shown<Long, Provider> opened;

    private boolean filtering;

    @FXML
    private TextField providerFilterField;

    @FXML
    private ListView<Shown<Long, Provider>> providerList;

    @FXML
    private Label noProvidersLabel;

    @FXML
    private BorderPane editorPane;

    @FXML
    private Pane welcomePane;

    @FXML
    private Pane listPane;

    @FXML
    private Pane checkAllSlot;

    @FXML
    private Pane welcomeSlot;

    @FXML
    private BorderPane importSlot;

    public ProvidersController(Workspace workspace) {
        this.workspace = workspace;
        this.editor = new ProviderEditorController(workspace, new EditorOwner());
        this.actions = new ProviderActions(workspace);
        this.checkAll = new CheckAllController(workspace);
        this.welcome = new WelcomeController(workspace, this::adopt, this::openImport);
        this.importer = new ImportController(workspace, this::closeImport);
    }

    @FXML
    private void initialize() {
        found = new FoundRows<>(providerList, workspace.model().providers().rows());
        providerList.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        providerList.setCellFactory(list -> new ProviderCell(workspace, this::isEdited));
        RowDragging.follow(providerList, actions::moveBefore);
        welcomeSlot.getChildren().add(Views.load(welcome, workspace.texts().bundle()));
        checkAllSlot.getChildren().add(Views.load(checkAll, workspace.texts().bundle()));
        editorPane.setCenter(Views.load(editor, workspace.texts().bundle()));
        providerFilterField.textProperty().subscribe(this::filter);
        providerList.getSelectionModel().selectedItemProperty().subscribe(this::select);
        workspace.model().providers().rows().addListener(this::follow);
        workspace.model().revisionProperty().subscribe((before, now) -> selectReturned());
        selectFirst();
        showPanes();
    }

    private void selectFirst() {
        var active = workspace.model().activeProperty().get().map(Provider::id);
        active.flatMap(workspace.model().providers()::find)
                .or(() -> providerList.getItems().stream().findFirst())
                .ifPresent(row -> providerList.getSelectionModel().select(row));
    }

    /// Selects a provider, for others who made it.
    public void show(long id) {
        providerFilterField.clear();
        workspace.model().providers().find(id).ifPresent(row -> {
            providerList.getSelectionModel().select(row);
            providerList.scrollTo(row);
        });
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
        opened = row;
        if (row != null) {
            newForm = null;
            editor.show(forms.computeIfAbsent(row.key(), id -> newFormFor(row)));
        }
        showPanes();
    }

    private ProviderForm newFormFor(Shown<Long, Provider> row) {
        return followed(new ProviderForm(row.get()), row);
    }

    private ProviderForm followed(ProviderForm form, Shown<Long, Provider> row) {
        row.valueProperty().subscribe((before, now) -> form.meet(now));
        form.dirtyProperty().subscribe(dirty -> {
            providerList.refresh();
            countEdits();
        });
        return form;
    }

    /// A provider that went away takes its form along, unless another program deleted it while it was edited here.
    private void follow(ListChangeListener.Change<? extends Shown<Long, Provider>> change) {
        while (change.next()) {
            change.getAddedSubList().stream().filter(it -> deletedLast.contains(it.key())).forEach(returned::add);
            for (var gone : change.getRemoved()) {
                var form = forms.remove(gone.key());
                if (gone.equals(opened)) {
                    opened = null;
                }
                if (form != null && !deletedHere.remove(gone.key()) && form.dirtyProperty().get()) {
                    workspace.notices()
                            .fail(workspace.texts().get("editor.deletedElsewhere", form.name().get()));
                    form.detach();
                    startNew(form);
                }
            }
        }
        if (opened == null && newForm == null) {
            selectFirst();
        }
        showPanes();
    }

    /// What was deleted here and was brought back is selected again, as it was.
    private void selectReturned() {
        var rows = List.copyOf(returned);
        returned.clear();
        if (!rows.isEmpty() && newForm == null) {
            providerList.getSelectionModel().clearSelection();
            rows.forEach(providerList.getSelectionModel()::select);
        }
    }

    private void showPanes() {
        boolean empty = workspace.model().providers().rows().isEmpty();
        boolean editing = newForm != null || opened != null;
        boolean welcoming = empty && !editing;
        welcomePane.setVisible(welcoming);
        // What is hidden must not keep the window tall.
        welcomePane.setManaged(welcoming);
        if (welcoming) {
            welcome.open();
        }
        listPane.setVisible(!empty || editing);
        noProvidersLabel.setText(workspace.texts().get(empty ? "providers.none" : "providers.noMatch"));
        editorPane.setVisible(editing);
    }

    private void countEdits() {
        var edited = forms.values().stream().filter(it -> it.dirtyProperty().get()).count();
        boolean newOne = newForm != null && newForm.dirtyProperty().get();
        workspace.edits().report("providers", (int) edited + (newOne ? 1 : 0));
    }

    private boolean isEdited(long id) {
        var form = forms.get(id);
        return form != null && form.dirtyProperty().get();
    }

    @FXML
    private void openImport() {
        if (importSlot.getCenter() == null) {
            importSlot.setCenter(Views.load(importer, workspace.texts().bundle()));
        }
        importSlot.setVisible(true);
        importer.open();
    }

    private void closeImport() {
        importSlot.setVisible(false);
    }

    /// One press in the first minute: added, active, checked.
    private void adopt(ImportPreview.Entry entry) {
        workspace.commands().send(
                new Command.CreateProvider(entry.draft(), true),
                outcome -> outcome.providerId().ifPresent(id -> {
                    show(id);
                    editor.test();
                }),
                workspace::fail);
    }

    @FXML
    private void addProvider() {
        startNew(new ProviderForm());
    }

    private void startNew(ProviderForm form) {
        newForm = form;
        providerList.getSelectionModel().clearSelection();
        editor.show(form);
        showPanes();
        editor.focusFirst();
    }

    private final class EditorOwner implements ProviderEditorController.Owner {
        @Override
        public void saved(ProviderForm form, long id) {
            if (!form.equals(newForm)) {
                return;
            }
            workspace.model().providers().find(id).ifPresent(row -> {
                newForm = null;
                // What was typed since goes on in the same form.
                forms.put(id, followed(form, row));
                if (editor.form().filter(form::equals).isPresent()) {
                    show(id);
                }
            });
        }

        @Override
        public void startNew(ProviderForm form) {
            ProvidersController.this.startNew(form);
        }

        @Override
        public void delete(List<Provider> stored) {
            ProvidersController.this.delete(stored);
        }

        @Override
        public void discardNew() {
            newForm = null;
            selectFirst();
            showPanes();
        }
    }

    @FXML
    private void clickList(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            activateSelected();
        }
    }

    private void delete(List<Provider> stored) {
        if (!stored.isEmpty() && actions.mayDelete(stored, providerList.getScene().getWindow())) {
            stored.forEach(it -> deletedHere.add(it.id()));
            deletedLast = stored.stream().map(Provider::id).collect(Collectors.toSet());
            // Not on the bin, which is for the next one now.
            providerList.requestFocus();
            actions.delete(stored);
        }
    }

    private List<Provider> allSelected() {
        return providerList.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(Shown::get)
                .toList();
    }

    private void activateSelected() {
        selected().ifPresent(it -> workspace.send(new Command.ActivateProvider(it.id()), done -> {}));
    }

    private Optional<Provider> selected() {
        return Optional.ofNullable(providerList.getSelectionModel().getSelectedItem())
                .map(Shown::get);
    }

    @FXML
    private void pressInList(KeyEvent event) {
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            selected().ifPresent(it -> actions.move(it, event.getCode() == KeyCode.UP ? -1 : 1));
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case ENTER -> activateSelected();
            case DELETE -> delete(allSelected());
            default -> {
                return;
            }
        }
        event.consume();
    }

    @FXML
    private void pressInFilter(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> providerList.requestFocus();
            case ESCAPE -> providerFilterField.clear();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    public Node firstFocus() {
        return providerList;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of(
                Keys.shortcut(KeyCode.F), providerFilterField::requestFocus,
                Keys.shortcut(KeyCode.N), this::addProvider,
                Keys.shortcut(KeyCode.S), editor::save,
                Keys.shortcut(KeyCode.D), editor::duplicate,
                Keys.shortcut(KeyCode.T), editor::test,
                Keys.shortcut(KeyCode.ENTER), editor::toggleActive);
    }
}
