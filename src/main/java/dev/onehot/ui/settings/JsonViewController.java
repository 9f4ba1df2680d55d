package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.ConflictException;
import dev.onehot.core.files.KeptDraft;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.SettingsText;
import dev.onehot.model.Origin;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.json.JsonArea;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// All stored settings as one JSON text: checked while it is typed, saved as one change.
final class JsonViewController {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /// In letters. More would be looked through for keys, and written to the disk, with every letter that is typed.
    private static final int LONGEST_KEPT = 500_000;

    /// Of lines with which something is wrong. Each is looked for in all the text.
    private static final int MOST_MARKS = 20;

    /// Line and column, from 1.
    private static final Pattern PLACE = Pattern.compile("(\\d+):\\d+");

    private static final String TYPED = "typed";
    private static final String BEGAN = "began";

    private final Workspace workspace;
    private final KeptTexts kept;
    private Runnable onClose = () -> {};
    private @Nullable Parent view;
    private SettingsText start = SettingsText.EMPTY;

    /// What the area made of the start.
    private String begun = "";

    /// Counts what was begun from: an answer to an older question says nothing of what stands there now.
    private int beginning;

    /// A key that is to be shown, in the quotes that it has in the text; empty for none.
    private String sought = "";

    private String searched = "";
    private Consumer<String> found = words -> {};

    private boolean checking;
    private boolean checkAgain;

    @FXML private JsonArea settingsJsonArea;
    @FXML private Label settingsJsonStateLabel;
    @FXML private Button revertJsonButton;
    @FXML private Button saveJsonButton;

    JsonViewController(Workspace workspace) {
        this.workspace = workspace;
        this.kept = new KeptTexts(workspace, "json", this::restore, whose -> workspace.notices().fail(workspace.texts().get("json.typeAgain")));
    }

    @FXML
    private void initialize() {
        settingsJsonArea.contentProperty().subscribe((before, now) -> {
            showEdited();
            check();
        });
        var completions = new SettingCompletions(workspace.model(), workspace.texts());
        settingsJsonArea.complete(place -> completions.of(place, settingsJsonArea.keys()));
        revertJsonButton.setDisable(true);
    }

    /// What is to be seen. Made when it is first asked for: few ever look at it, and its editor takes a moment and some memory.
    Parent view() {
        if (view == null) {
            view = Views.load(this, workspace.texts().bundle());
        }
        return view;
    }

    /// @param place where it stands while `button` is pressed
    /// @param search what is looked for in it then
    /// @param count says what is found
    void standIn(Pane place, ToggleButton button, TextField search, Label count) {
        var texts = workspace.texts();
        onClose = () -> button.setSelected(false);
        found = count::setText;
        button.selectedProperty().subscribe((before, now) -> {
            var asked = texts.get(now ? "json.find" : "settings.filter");
            search.setPromptText(asked);
            search.setAccessibleText(asked);
            if (now) {
                place.getChildren().add(view());
                open(search.getText());
            } else {
                if (view().isFocusWithin()) {
                    search.requestFocus();
                }
                place.getChildren().remove(view());
            }
        });
    }

    private boolean isOpen() {
        return view != null && view.getParent() != null;
    }

    /// Does nothing while it is not there.
    boolean takeFocus() {
        if (isOpen()) {
            settingsJsonArea.requestFocus();
        }
        return isOpen();
    }

    private boolean isEdited() {
        return !settingsJsonArea.content().equals(begun);
    }

    private void showEdited() {
        revertJsonButton.setDisable(!isEdited());
        workspace.edits().report("json", isEdited() ? 1 : 0);
        keep();
    }

    private void keep() {
        var typed = settingsJsonArea.content();
        boolean worth = isEdited() && typed.length() + begun.length() <= LONGEST_KEPT;
        // One text may have a key in it that the other has lost.
        var secret = KeptTexts.hasKey(typed) || KeptTexts.hasKey(begun) ? Set.of(TYPED, BEGAN) : Set.<String>of();
        kept.keep(worth ? List.of(kept.draft("all", Map.of(TYPED, typed, BEGAN, begun), secret)) : List.of());
    }

    /// Goes on with what the last run left. What others changed since is no less theirs for that: it is as if they had changed it now.
    private void restore(KeptDraft draft) {
        view();
        var typed = draft.texts().get(TYPED);
        var began = draft.texts().get(BEGAN);
        if (typed != null && began != null && !isEdited()) {
            beginning++;
            start = SettingsText.begun(began, workspace.model().snapshot());
            begun = began;
            settingsJsonArea.begin(typed);
            showEdited();
        }
    }

    /// Goes on with what was typed, or else begins with what is stored now.
    ///
    /// @param words that are looked for, or nothing
    private void open(String words) {
        searched = words;
        found.accept("");
        settingsJsonArea.requestFocus();
        if (isEdited()) {
            seek();
            check();
        } else {
            var before = settingsJsonArea.content();
            begin(text -> {
                if (settingsJsonArea.content().equals(before)) {
                    settingsJsonArea.begin(text);
                }
            });
        }
    }

    /// Shows where a setting stands in the text, as soon as it is there.
    void find(String key) {
        sought = "\"" + key + "\"";
        seek();
    }

    private void seek() {
        int at = sought.isEmpty() ? -1 : settingsJsonArea.content().indexOf(sought);
        if (at >= 0) {
            settingsJsonArea.selectRange(at, sought.length());
            sought = "";
        } else if (!searched.isBlank()) {
            find(searched, 0);
        }
    }

    /// Shows where words stand in the text, and says it. Does nothing while it is not there.
    ///
    /// @param step 1 for the next place, -1 for the one before, 0 for the one that is shown, or else the next
    void find(String words, int step) {
        if (!isOpen()) {
            return;
        }
        searched = words;
        var place = settingsJsonArea.find(words.strip(), step);
        var texts = workspace.texts();
        found.accept(words.isBlank() ? "" : place.count() == 0 ? texts.get("json.notFound") : texts.get("json.found", place.place(), place.count()));
    }

    /// Starts from what is stored now.
    ///
    /// @param show puts a text into the area, or leaves there what was typed
    private void begin(Consumer<String> show) {
        var snapshot = workspace.model().snapshot();
        int mine = ++beginning;
        workspace.commands().ask(it -> SettingsText.of(snapshot, it.schemas()), text -> {
            if (mine != beginning) {
                return;
            }
            start = text;
            // The area takes no carriage returns.
            begun = text.text().replace("\r\n", "\n").replace('\r', '\n');
            show.accept(begun);
            seek();
            showEdited();
            check();
        }, workspace::fail);
    }

    /// One look at a time, and one more when something was typed meanwhile; beside the saves, which wait for none.
    private void check() {
        if (checking) {
            checkAgain = true;
            return;
        }
        checking = true;
        checkAgain = false;
        var from = start;
        var typed = settingsJsonArea.content();
        workspace.commands().aside(it -> from.plan(typed, it.schemas()), result -> {
            checking = false;
            if (checkAgain) {
                check();
            } else {
                show(result);
            }
        }, failure -> {
            checking = false;
            workspace.fail(failure);
        });
    }

    private void show(Plan plan) {
        var texts = workspace.texts();
        boolean wrong = !plan.problems().isEmpty();
        settingsJsonStateLabel.setText(wrong
                ? texts.message(plan.problems().getFirst().message())
                : texts.get("json.changes", plan.changes().size()));
        settingsJsonStateLabel.pseudoClassStateChanged(ERROR, wrong);
        settingsJsonArea.show(marks(plan));
        settingsJsonArea.setAccessibleHelp(settingsJsonStateLabel.getText());
        saveJsonButton.setDisable(wrong || plan.changes().isEmpty());
    }

    /// What is wrong, by line: that of a place stands there, that of a setting beside its key.
    private Map<Integer, String> marks(Plan plan) {
        var marks = new TreeMap<Integer, String>();
        for (var problem : plan.problems()) {
            var place = PLACE.matcher(String.valueOf(problem.message().arguments().getFirst()));
            int line = problem.field().isEmpty() && place.matches()
                    ? Integer.parseInt(place.group(1)) - 1
                    : settingsJsonArea.line(problem.field()).orElse(0);
            marks.putIfAbsent(line, workspace.texts().message(problem.message()));
            if (marks.size() == MOST_MARKS) {
                break;
            }
        }
        return marks;
    }

    @FXML
    private void save() {
        var typed = settingsJsonArea.content();
        var from = start;
        workspace.commands().ask(it -> it.carryOut(from.plan(typed, it.schemas()), Origin.WINDOW), saved -> {
            workspace.notices().say(workspace.texts().get("json.saved"));
            begin(text -> {
                if (settingsJsonArea.content().equals(typed)) {
                    settingsJsonArea.begin(text);
                    onClose.run();
                }
            });
        }, failure -> {
            workspace.fail(failure);
            if (failure instanceof ConflictException) {
                // The person is told; the text stays, and says now what it would change of what is there.
                begin(text -> {});
            }
        });
    }

    @FXML
    private void revert() {
        var typed = settingsJsonArea.content();
        var texts = workspace.texts();
        begin(settingsJsonArea::replaceAll);
        workspace.notices().offerTyped(texts.get("json.reverted"), texts.get("notice.undo"), () -> settingsJsonArea.replaceAll(typed));
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
