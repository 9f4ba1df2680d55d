package dev.onehot.ui.switcher;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Scrolling;
import dev.onehot.ui.Sheet;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Verb;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The palette: providers, of which Enter makes the chosen one active, then what the window can do, then settings. Type to narrow it. A second Ctrl+K, Tab, or the
/// right arrow behind what was typed shows what can be done with the chosen provider.
public final class SwitcherController {
    private static final int PAGE = 7;
    private static final int SEEN_BEFORE = 4;

    private final Workspace workspace;
    private final Supplier<List<Verb>> verbs;
    private final ProviderVerbs ofProvider;
    private final Supplier<Optional<Provider>> shown;
    private final Supplier<List<Verb>> onScreen;
    private final OtherVerbs others;
    private final Consumer<String> searchSettings;
    private final Consumer<String> showSetting;
    private final Hits hits = new Hits();
    private @Nullable KeptTexts kept;
    private @Nullable Sheet sheet;
    private Optional<Provider> scope = Optional.empty();
    /// Those of settings are made when something is typed, and then kept until it closes.
    private boolean withSettings;

    @FXML private TextField switcherField;
    @FXML private ListView<Hit.Row> switcherList;
    @FXML private Label paletteHintLabel;
    @FXML private Button chooseNoneButton;

    /// @param verbs what the window can do now
    /// @param shown the provider that is meant where none is named
    /// @param onScreen what the buttons in sight do
    /// @param searchSettings searches the settings for what was typed
    /// @param showSetting shows the setting of a key, to be edited
    public SwitcherController(
            Workspace workspace,
            Supplier<List<Verb>> verbs,
            ProviderVerbs ofProvider,
            Supplier<Optional<Provider>> shown,
            Supplier<List<Verb>> onScreen,
            Consumer<String> searchSettings,
            Consumer<String> showSetting) {
        this.workspace = workspace;
        this.verbs = verbs;
        this.ofProvider = ofProvider;
        this.shown = shown;
        this.onScreen = onScreen;
        this.others = new OtherVerbs(ofProvider);
        this.searchSettings = searchSettings;
        this.showSetting = showSetting;
        workspace.model().activeProperty().map(it -> it.map(Provider::id)).subscribe(
                (before, now) -> Stream.of(before, now).flatMap(Optional::stream).forEach(it -> hits.remember("provider " + it)));
    }

    @FXML
    private void initialize() {
        switcherList.setCellFactory(list -> new PaletteCell(workspace));
        switcherField.textProperty().subscribe((before, now) -> find());
        switcherField.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        switcherList.getSelectionModel().selectedItemProperty().subscribe(row -> showHint());
    }

    /// Reads what was chosen lately, when the window is there.
    public void complete() {
        kept = new KeptTexts(workspace, "palette", this::restore, null);
        workspace.programs().found().hear(now -> showPrograms());
    }

    private void restore(KeptDraft lately) {
        var texts = lately.texts();
        hits.restore(IntStream.range(0, texts.size()).mapToObj(it -> texts.getOrDefault(String.valueOf(it), "")).filter(it -> !it.isEmpty()).toList());
        if (isOpen() && scope.isEmpty() && switcherField.getText().isEmpty()) {
            showAll();
        }
    }

    private void remember(String id) {
        hits.remember(id);
        if (kept != null) {
            var lately = hits.recent();
            var texts = IntStream.range(0, lately.size()).boxed().collect(Collectors.toMap(String::valueOf, lately::get));
            kept.keep(List.of(kept.draft("lately", texts, Set.of())));
        }
    }

    /// Opens it, or closes it if it is open.
    public void open() {
        if (isOpen()) {
            hide();
            return;
        }
        var shown = sheet == null ? newSheet() : sheet;
        sheet = shown;
        showAll();
        workspace.sheets().open(shown);
        if (workspace.programs().found().latest().states().isEmpty()) {
            // Their page says it where that fails.
            workspace.programs().look(failure -> {});
        }
    }

    /// As it is when nothing was typed.
    private void showAll() {
        scope = Optional.empty();
        withSettings = false;
        show(providersAndVerbs());
        var rows = switcherList.getItems();
        if (rows.isEmpty() || !hits.isRecent(rows.getFirst().hit())) {
            selectActive();
        }
    }

    public boolean isOpen() {
        return sheet != null && workspace.sheets().isOpen(sheet);
    }

    /// Closes it, if it is open.
    public void hide() {
        if (sheet != null) {
            workspace.sheets().close(sheet);
        }
    }

    private Sheet newSheet() {
        return Sheet.above(workspace.texts().get("header.palette"), Views.load(this, workspace.texts().bundle()))
                .startingAt(switcherField)
                .onTab(this::showScope);
    }

    private List<Hit> providersAndVerbs() {
        var all = new ArrayList<Hit>();
        for (var row : workspace.model().providers().rows()) {
            all.add(hit(row, all.size() < 9 ? all.size() + 1 : 0));
        }
        var meant = shown.get();
        var active = workspace.model().activeProperty().get();
        others.among(workspace.model().providers().rows().stream().map(Shown::get).toList(), meant);
        meant.ifPresent(it -> all.addAll(Hit.OfProviderVerb.all(it, ofProvider)));
        active.filter(it -> meant.filter(Provider::active).isEmpty()).ifPresent(it -> all.add(new Hit.OfProviderVerb(ProviderVerb.DEACTIVATE, it, ofProvider)));
        Presence.set(chooseNoneButton, active.isPresent());
        verbs.get().stream().filter(it -> it.run().isPresent()).map(Hit.OfVerb::new).forEach(all::add);
        addSeen(all);
        return all;
    }

    /// What is said there in more words already is not said again.
    private void addSeen(List<Hit> all) {
        for (var verb : onScreen.get()) {
            var words = List.of(Hits.words(verb.text()));
            if (all.stream().noneMatch(it -> says(it, words))) {
                all.add(new Hit.OfVerb(verb));
            }
        }
    }

    /// Of a provider its name is said besides, of anything else one word at most.
    private static boolean says(Hit hit, List<String> words) {
        if (hit instanceof Hit.OfProvider) {
            return false;
        }
        var its = List.of(Hits.words(hit.name()));
        return its.containsAll(words) && (hit instanceof Hit.OfProviderVerb || its.size() <= words.size() + 1);
    }

    /// Programs are known when they were looked for.
    private void showPrograms() {
        if (isOpen() && scope.isEmpty()) {
            var before = switcherList.getSelectionModel().getSelectedItem();
            if (withSettings) {
                addSettings();
            } else {
                hits.among(providersAndVerbs());
            }
            find();
            var rows = switcherList.getItems();
            IntStream.range(0, rows.size()).filter(it -> before != null && rows.get(it).hit().id().equals(before.hit().id())).findFirst().ifPresent(this::select);
        }
    }

    private static Hit hit(Shown<Long, Provider> row, int number) {
        var it = row.get();
        var elsewhere = FuzzyMatch.folded(String.join(" ", Presets.nameOf(it.kind()), it.model(), it.baseUrl(), it.notes()));
        return new Hit.OfProvider(it, Visible.line(it.name()), elsewhere, number);
    }

    private void addSettings() {
        withSettings = true;
        var all = new ArrayList<>(providersAndVerbs());
        for (var row : workspace.model().settings().rows()) {
            all.add(new Hit.OfSetting(row.key(), workspace.texts().settingTitle(row.key(), workspace.model().known(row.key()))));
        }
        hits.among(all);
    }

    private void find() {
        var typed = switcherField.getText().strip();
        if (!typed.isEmpty() && scope.isEmpty() && !withSettings) {
            addSettings();
        }
        var rows = hits.find(typed, typed.isEmpty() || scope.isPresent() ? List.of() : others.find(Hits.words(typed)));
        if (rows.isEmpty()) {
            // Settings that are not read yet, or too many to be held, are found there.
            var search = Verb.of(workspace.texts().get("palette.searchSettings", typed), () -> searchSettings.accept(typed));
            rows = List.of(new Hit.Row(new Hit.OfVerb(search), ""));
        }
        switcherList.setItems(FXCollections.observableList(rows));
        select(0);
    }

    private void selectActive() {
        var rows = switcherList.getItems();
        IntStream.range(0, rows.size())
                .filter(it -> rows.get(it).hit() instanceof Hit.OfProvider hit && hit.provider().active())
                .findFirst()
                .ifPresent(this::select);
    }

    private void select(int index) {
        switcherList.getSelectionModel().select(index);
        // With some of those before it.
        Scrolling.bring(switcherList, Math.max(0, index - SEEN_BEFORE));
    }

    private void press(KeyEvent event) {
        for (int n = 1; n <= 9; n++) {
            if (Shortcuts.shortcut(KeyCode.valueOf("DIGIT" + n)).match(event)) {
                event.consume();
                chooseNth(n - 1);
                return;
            }
        }
        boolean again = Shortcuts.shortcut(KeyCode.K).match(event);
        boolean behind = event.getCode() == KeyCode.RIGHT && switcherField.getCaretPosition() == switcherField.getLength();
        boolean back = scope.isPresent() && switcherField.getText().isEmpty() && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.BACK_SPACE);
        if (again || behind) {
            showScope();
        } else if (back || (event.getCode() == KeyCode.ESCAPE && scope.isPresent())) {
            leaveScope();
        } else {
            switch (event.getCode()) {
                case DOWN -> move(1);
                case UP -> move(-1);
                case PAGE_DOWN -> move(PAGE);
                case PAGE_UP -> move(-PAGE);
                case ENTER -> activateSelected();
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    private void move(int step) {
        int last = Math.max(0, switcherList.getItems().size() - 1);
        select(Math.clamp(switcherList.getSelectionModel().getSelectedIndex() + step, 0, last));
    }

    /// What keys do next.
    private void showHint() {
        var row = switcherList.getSelectionModel().getSelectedItem();
        boolean more = scope.isEmpty() && row != null && row.hit() instanceof Hit.OfProvider;
        paletteHintLabel.setText(workspace.texts().get(scope.isPresent() ? "palette.hint.back" : more ? "palette.hint.more" : "palette.hint"));
    }

    private void showScope() {
        var row = switcherList.getSelectionModel().getSelectedItem();
        if (scope.isEmpty() && row != null && row.hit() instanceof Hit.OfProvider hit) {
            scope = Optional.of(hit.provider());
            show(Hit.OfProviderVerb.all(hit.provider(), ofProvider));
        }
    }

    private void leaveScope() {
        var before = scope.map(Provider::id);
        scope = Optional.empty();
        withSettings = false;
        show(providersAndVerbs());
        var rows = switcherList.getItems();
        IntStream.range(0, rows.size())
                .filter(it -> rows.get(it).hit() instanceof Hit.OfProvider hit && before.equals(Optional.of(hit.provider().id())))
                .findFirst()
                .ifPresent(this::select);
    }

    private void show(List<Hit> next) {
        hits.among(next);
        switcherField.clear();
        find();
    }

    @FXML
    private void activateSelected() {
        var row = switcherList.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        hide();
        remember(row.hit().id());
        switch (row.hit()) {
            case Hit.OfProvider hit when hit.provider().active() -> ofProvider.activate(hit.provider());
            case Hit.OfProvider hit -> workspace.switching().to(hit.provider().id());
            case Hit.OfProviderVerb hit -> ofProvider.run(hit.verb(), hit.provider());
            case Hit.OfVerb(var verb) -> verb.run().ifPresent(Runnable::run);
            case Hit.OfSetting(var key, _) -> showSetting.accept(key);
        }
    }

    private void chooseNth(int index) {
        var rows = workspace.model().providers().rows();
        if (index < rows.size()) {
            hide();
            workspace.switching().to(rows.get(index).key());
        }
    }

    @FXML
    private void chooseNone() {
        hide();
        workspace.deactivate();
    }
}
