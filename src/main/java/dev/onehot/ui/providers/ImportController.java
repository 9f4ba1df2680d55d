package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.ImportPreview;
import dev.onehot.core.files.ImportPreview.Entry;
import dev.onehot.core.files.ImportPreview.Fate;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import dev.onehot.model.Visible;
import dev.onehot.tools.Tool;
import dev.onehot.tools.ToolContents;
import dev.onehot.tools.ToolFiles;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.Isolated;
import dev.onehot.ui.text.WrappingLabel;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The import from other tools: everything that was found, what would become of it, and one button that does it.
final class ImportController {
    private final Workspace workspace;
    private final Runnable close;
    private final Map<Entry, CheckBox> choices = new LinkedHashMap<>();
    private final List<FoundProvider> found = new ArrayList<>();
    private final List<ToolContents> looked = new ArrayList<>();
    private @Nullable GradualRows shown;

    @FXML private VBox importPane;
    @FXML private ScrollPane foundScroll;
    @FXML private VBox foundPane;
    @FXML private Label importSummaryLabel;
    @FXML private Label importFileLabel;
    @FXML private CheckBox allFoundBox;
    @FXML private Button chooseImportFileButton;
    @FXML private Button importNowButton;

    /// @param close goes back to where the person came from
    ImportController(Workspace workspace, Runnable close) {
        this.workspace = workspace;
        this.close = close;
    }

    /// Looks at the usual places of other tools.
    void open() {
        found.clear();
        looked.clear();
        choices.clear();
        tell("");
        show();
        workspace.checks().lookIntoFiles(workspace.surroundings(), this::add, workspace::fail);
    }

    Node firstFocus() {
        return chooseImportFileButton;
    }

    private void add(List<ToolContents> more) {
        more.reversed().forEach(this::add);
        show();
    }

    /// In front of what is listed, where a person who chose it looks for it.
    ///
    /// @return whether it is listed only now
    private boolean add(ToolContents contents) {
        var known = new HashSet<>(found);
        boolean isNew = found.addAll(0, contents.providers().stream().filter(known::add).toList());
        if (!looked.contains(contents)) {
            looked.addFirst(contents);
            isNew |= !contents.leftOut().isEmpty();
        }
        return isNew;
    }

    private void show() {
        var before = chosenBefore();
        var rows = new ArrayList<Supplier<? extends Node>>();
        for (var entry : ImportPreview.of(workspace.model().snapshot(), found)) {
            var box = new CheckBox(Isolated.alone(entry.draft().name()));
            box.setMnemonicParsing(false);
            box.setSelected(before.getOrDefault(entry.found(), entry.fate() == Fate.ADDED));
            box.setDisable(entry.fate() == Fate.UNUSABLE);
            box.setAccessibleText(Visible.line(entry.draft().name()));
            box.selectedProperty().subscribe((was, now) -> count());
            choices.put(entry, box);
            rows.add(() -> row(entry, box));
        }
        looked.forEach(it -> left(it).forEach(row -> rows.add(() -> row)));
        var gradual = shown == null ? new GradualRows(foundPane) : shown;
        shown = gradual;
        gradual.show(rows);
        count();
    }

    /// What the person chose and left out stays so when another file is looked into.
    private Map<FoundProvider, Boolean> chosenBefore() {
        var before = new HashMap<FoundProvider, Boolean>();
        choices.forEach((entry, box) -> before.put(entry.found(), box.isSelected()));
        choices.clear();
        return before;
    }

    private HBox row(Entry entry, CheckBox box) {
        var texts = workspace.texts();
        var kind = Presets.nameOf(entry.draft().kind());
        var where = entry.draft().baseUrl().isEmpty() ? kind : kind + " · " + entry.draft().baseUrl();
        var place = quiet(texts.get("import.from", entry.found().source(), where));
        var fate = new Label(texts.get("import.fate." + entry.fate().name().toLowerCase(Locale.ROOT)));
        fate.getStyleClass().add("import-fate");
        fate.setMinWidth(Region.USE_PREF_SIZE);
        var words = new VBox(box, place);
        entry.reasons().forEach(it -> words.getChildren().add(quiet(it.text())));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new MeasuredRow(words, fate);
        row.getStyleClass().add("import-row");
        return row;
    }

    /// What is in a file and does not come, each with its reason; of a file that gave nothing why.
    private List<Node> left(ToolContents contents) {
        var texts = workspace.texts();
        var rows = new ArrayList<Node>();
        for (var each : contents.leftOut()) {
            var name = new Label(texts.get("import.left", Visible.line(each.name())));
            rows.add(new VBox(name, quiet(texts.get("import.from", each.source(), each.reason().text()))));
        }
        if (contents.leftOut().isEmpty()) {
            contents.nothing().ifPresent(it -> rows.add(quiet(texts.get("import.place", contents.place(), taken(contents.tool()), it.text()))));
        }
        rows.forEach(it -> it.getStyleClass().add("import-left"));
        return rows;
    }

    private static WrappingLabel quiet(String text) {
        var label = new WrappingLabel();
        label.setText(Isolated.in(text));
        label.getStyleClass().add("quiet");
        return label;
    }

    private String taken(Tool tool) {
        return workspace.texts().get("import.taken." + tool.name().toLowerCase(Locale.ROOT));
    }

    private List<Entry> chosen() {
        return choices.entrySet().stream()
                .filter(it -> it.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void count() {
        int chosen = chosen().size();
        long offered = choices.keySet().stream().filter(it -> it.fate() == Fate.ADDED).count();
        Presence.set(allFoundBox, offered > 1);
        allFoundBox.setIndeterminate(chosen > 0 && chosen < offered);
        allFoundBox.setSelected(chosen > 0 && chosen >= offered);
        importNowButton.setDisable(chosen == 0);
        importSummaryLabel.setText(workspace.texts().get(found.isEmpty() ? "import.nothing" : "import.summary", found.size(), chosen));
    }

    /// Of many a person may want only a few: one press leaves all out, another takes all that are new.
    @FXML
    private void chooseAll() {
        boolean wanted = chosen().isEmpty();
        choices.forEach((entry, box) -> box.setSelected(wanted && entry.fate() == Fate.ADDED));
        count();
    }

    @FXML
    private void importNow() {
        var entries = chosen();
        boolean first = workspace.model().snapshot().providers().isEmpty();
        var active = first ? ImportPreview.inUse(List.copyOf(choices.keySet()), entries) : Optional.<Entry>empty();
        boolean open = first && active.isEmpty();
        var said = workspace.texts().get(open ? "import.done.choose" : "import.done", entries.size());
        workspace.carryOut(ImportPreview.plan(entries, active), outcome -> {
            workspace.offerUndo(said, outcome);
            close.run();
        });
    }

    @FXML
    private void chooseFile() {
        workspace.files()
                .open(importPane.getScene().getWindow(), workspace.texts().get("import.choose"))
                .ifPresent(this::lookInto);
    }

    private void lookInto(Path file) {
        var texts = workspace.texts();
        var name = String.valueOf(file.getFileName());
        tell("");
        workspace.checks().lookInto(
                file,
                workspace.surroundings(),
                contents -> {
                    var why = contents.nothing().map(Message::text).orElse("");
                    if (!why.isEmpty()) {
                        tell(texts.get(isExport(name) ? "import.file.export" : "import.file.nothing", name, taken(contents.tool()), why));
                    }
                    if (why.isEmpty() || !contents.leftOut().isEmpty()) {
                        if (!add(contents) && why.isEmpty()) {
                            tell(texts.get("import.file.again", name, taken(contents.tool())));
                        }
                        show();
                        foundScroll.setVvalue(0);
                    }
                },
                failure -> tell(texts.get("import.file.failed", name, taken(ToolFiles.taken(file)), texts.failure(failure))));
    }

    private static boolean isExport(String name) {
        return name.endsWith(".onehot") || name.endsWith(".onehot.json");
    }

    /// Says why a chosen file gave nothing.
    private void tell(String text) {
        importFileLabel.setText(text);
        Presence.set(importFileLabel, !text.isEmpty());
    }

    @FXML
    private void closeImport() {
        close.run();
    }
}
