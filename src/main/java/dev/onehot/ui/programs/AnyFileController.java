package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.ProgramState;
import dev.onehot.model.Protocol;
import dev.onehot.tools.follow.AnyFile;
import dev.onehot.tools.follow.FileLook;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.plan.PlanController;
import dev.onehot.ui.plan.PlanController.Words;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A person has a file of their own follow, or says otherwise what of it does.
final class AnyFileController {
    private static final String FILE = "file";
    private static final String FORMAT = "format";
    private static final String CLEAR = "clear";

    private final Workspace workspace;
    private final Runnable close;
    private final Runnable open;
    private final Consumer<String> followed;
    private final PlanController plan;
    private final AnyFileDrafts drafts;
    private @Nullable FileValues values;
    private @Nullable ValuesNow now;

    /// The program whose file is being changed; empty for a new one.
    private Optional<FollowedProgram> changed = Optional.empty();

    private Optional<LookedFile> looked = Optional.empty();

    /// The format that the file was taken for, and nobody chose.
    private Optional<DocumentFormat> taken = Optional.empty();

    private boolean showing;
    private boolean tried;
    private long round;

    @FXML private ScrollPane anyFileScroll;
    @FXML private TextField anyFileField;
    @FXML private Button chooseAnyFileButton;
    @FXML private Label anyFileProblemLabel;
    @FXML private ComboBox<DocumentFormat> anyFileFormatBox;
    @FXML private Label anyFileFormatProblemLabel;
    @FXML private TextField anyFileNameField;
    @FXML private CheckBox usualVariablesBox;
    @FXML private Label usualVariablesLabel;
    @FXML private VBox fileValuesPane;
    @FXML private VBox fileValuesSlot;
    @FXML private Label fileValuesProblemLabel;
    @FXML private CheckBox fileClearKeyBox;
    @FXML private Label fileClearKeyLabel;
    @FXML private Label fileClearKeyProblemLabel;
    @FXML private Button addFileValueButton;
    @FXML private Button previewFileButton;
    @FXML private Button discardFileButton;
    @FXML private VBox filePlanSlot;

    /// @param close goes back to the programs
    /// @param open shows this
    /// @param followed gets the definition of what follows now
    AnyFileController(Workspace workspace, Runnable close, Runnable open, Consumer<String> followed) {
        this.workspace = workspace;
        this.close = close;
        this.open = open;
        this.followed = followed;
        this.plan = new PlanController(workspace, () -> {
            if (filePlanSlot.isFocusWithin()) {
                previewFileButton.requestFocus();
            }
        });
        this.drafts = new AnyFileDrafts(workspace, whose -> {
            open(program(whose));
            open.run();
        });
    }

    @FXML
    private void initialize() {
        values = new FileValues(fileValuesSlot, workspace.texts(), this::typed);
        now = new ValuesNow(workspace, values, usualVariablesLabel);
        filePlanSlot.getChildren().setAll(Views.load(plan, workspace.texts().bundle()));
        anyFileFormatBox.getItems().setAll(Stream.of(DocumentFormat.values()).filter(it -> it != DocumentFormat.WHOLE).toList());
        anyFileFormatBox.setConverter(new FormatWords(workspace.texts()));
        anyFileField.textProperty().subscribe((before, now) -> typed());
        anyFileField.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                look(() -> {});
            }
        });
        anyFileFormatBox.valueProperty().subscribe((before, now) -> {
            typed();
            look(() -> {});
        });
        anyFileNameField.textProperty().subscribe((before, now) -> typed());
        usualVariablesBox.selectedProperty().subscribe((before, now) -> chooseUsual(now));
        fileClearKeyBox.selectedProperty().subscribe((before, now) -> typed());
        workspace.model().revisionProperty().subscribe((before, now) -> showNow());
    }

    /// The program whose file a draft is of, if it still follows.
    private Optional<FollowedProgram> program(String whose) {
        return workspace.model().snapshot().programs().values().stream().filter(it -> it.id().equals(whose)).findFirst();
    }

    /// Shows what was typed, and not carried out, of the file of this program, or of a new one; otherwise what follows.
    void open(Optional<FollowedProgram> program) {
        changed = program;
        tried = false;
        looked = Optional.empty();
        taken = Optional.empty();
        plan.hide();
        show(drafts.of(whose()).orElseGet(this::before));
        fileClearKeyBox.setSelected(program.filter(it -> it.delivery() == KeyDelivery.CLEAR).isPresent());
        anyFileField.setDisable(program.isPresent());
        chooseAnyFileButton.setDisable(program.isPresent());
        anyFileFormatBox.setDisable(program.isPresent());
        anyFileScroll.setVvalue(0);
        typed();
        look(() -> {});
    }

    private String whose() {
        return changed.map(FollowedProgram::id).orElse(AnyFileDrafts.NEW);
    }

    /// What follows already.
    private AnyFile before() {
        return changed.flatMap(it -> AnyFile.read(it.definition())).orElse(AnyFile.EMPTY);
    }

    private void show(AnyFile file) {
        showing = true;
        anyFileField.setText(file.file());
        anyFileFormatBox.setValue(file.format().orElse(null));
        anyFileNameField.setText(file.name());
        usualVariablesBox.setSelected(file.usual());
        values().show(file.values());
        showing = false;
    }

    private FileValues values() {
        return Objects.requireNonNull(values);
    }

    private AnyFile file() {
        return new AnyFile(
                anyFileField.getText(), Optional.ofNullable(anyFileFormatBox.getValue()), anyFileNameField.getText(), usualVariablesBox.isSelected(), values().values());
    }

    /// Something is not as it was: it is kept, and what was to be looked at is made anew.
    private void typed() {
        if (showing) {
            return;
        }
        var file = file();
        drafts.put(whose(), Optional.of(file).filter(it -> !it.equals(before())));
        Presence.set(discardFileButton, drafts.of(whose()).isPresent());
        round++;
        if (plan.isShown()) {
            plan.hide();
        }
        boolean variables = file.format().equals(Optional.of(DocumentFormat.DOTENV));
        Presence.set(usualVariablesBox, variables);
        Presence.set(usualVariablesLabel, file.usual());
        Presence.set(fileValuesPane, !file.usual());
        Presence.set(fileClearKeyBox, file.usual() || file.hasKey());
        Presence.set(fileClearKeyLabel, file.usual() || file.hasKey());
        fileClearKeyLabel.setText(workspace.texts().get(file.usual() ? "anyFile.clear.usual" : "anyFile.clear.text"));
        anyFileNameField.setPromptText(file.problems().stream().anyMatch(it -> it.field().equals(FILE)) ? "" : file.called());
        values().know(looked.map(it -> it.told().paths()).orElse(List.of()), workspace.texts().get(variables ? "anyFile.path.variable" : "anyFile.path.prompt"));
        showProblems(tried ? problems(file) : List.of());
        showNow();
    }

    private List<Problem> problems(AnyFile file) {
        var problems = new ArrayList<>(file.problems());
        looked.stream().flatMap(LookedFile::problems).forEach(problems::add);
        if (file.hasKey() && !fileClearKeyBox.isSelected()) {
            problems.add(Problem.of(CLEAR, "program.file.clear"));
        }
        return problems;
    }

    private Problems showProblems(List<Problem> problems) {
        var places = new HashMap<>(values().problemFields());
        places.put(FILE, new Problems.Field(anyFileField, anyFileProblemLabel));
        places.put(FORMAT, new Problems.Field(anyFileFormatBox, anyFileFormatProblemLabel));
        places.put("values", new Problems.Field(addFileValueButton, fileValuesProblemLabel));
        places.put(CLEAR, new Problems.Field(fileClearKeyBox, fileClearKeyProblemLabel));
        var shown = new Problems(places, workspace.texts());
        shown.show(problems);
        return shown;
    }

    /// The variables of the provider's API are a `.env` file's own values then, to begin with.
    private void chooseUsual(boolean usual) {
        if (!showing && !usual && values().values().isEmpty()) {
            var dialect = workspace.model().activeProperty().get().map(it -> Presets.family(it.kind()).speech().protocol()).orElse(Protocol.OPENAI);
            values().show(AnyFile.usual(dialect));
        }
        typed();
    }

    @FXML
    private void choose() {
        workspace.files().open(anyFileField.getScene().getWindow(), workspace.texts().get("anyFile.title")).ifPresent(it -> {
            anyFileField.setText(it.toString());
            look(() -> addFileValueButton.requestFocus());
        });
    }

    /// Looks at the file, and offers what it can tell.
    private void look(Runnable then) {
        if (anyFileField.getText().startsWith("~/")) {
            anyFileField.setText(workspace.surroundings().home().resolve(anyFileField.getText().substring(2)).toString());
        }
        var file = file();
        if (showing || file.problems().stream().anyMatch(it -> it.field().equals(FILE))) {
            then.run();
            return;
        }
        var path = Path.of(file.file().strip());
        var chosen = file.format().filter(it -> !taken.equals(Optional.of(it)));
        workspace.commands().aside(manager -> LookedFile.of(path, chosen), it -> {
            if (file.file().equals(anyFileField.getText()) && file.format().equals(file().format())) {
                looked = Optional.of(it);
                offer(it.told());
                then.run();
            }
        }, workspace::fail);
    }

    /// Nothing that a person typed is written over.
    private void offer(FileLook told) {
        var file = file();
        boolean fresh = !file.usual() && file.values().stream().allMatch(it -> it.path().isBlank() && it.text().isBlank());
        showing = true;
        if (file.format().isEmpty() || taken.equals(file.format())) {
            taken = told.format();
            anyFileFormatBox.setValue(told.format().orElse(null));
        }
        if (fresh && changed.isEmpty()) {
            var familiar = told.familiar();
            usualVariablesBox.setSelected(told.format().equals(Optional.of(DocumentFormat.DOTENV)) && (familiar.isEmpty() || AnyFile.usualNames().containsAll(familiar.stream().map(AnyFile.Value::path).toList())));
            values().show(usualVariablesBox.isSelected() ? List.of() : familiar.isEmpty() ? List.of(new AnyFile.Value("", "")) : familiar);
        }
        showing = false;
        typed();
    }

    /// None of what is shown is written, and it need not be right yet.
    private void showNow() {
        var file = file().sound();
        var request = file.problems().isEmpty() ? Optional.of(request(file)) : Optional.<FollowRequest>empty();
        Objects.requireNonNull(now).show(request, pinned());
    }

    private OptionalLong pinned() {
        return changed.map(FollowedProgram::pinned).orElse(OptionalLong.empty());
    }

    private FollowRequest request(AnyFile file) {
        boolean clear = (file.usual() && fileClearKeyBox.isSelected()) || file.hasKey();
        return new FollowRequest(
                changed.map(FollowedProgram::id).orElse(""), file.called(), pinned(), clear ? Optional.of(KeyDelivery.CLEAR) : Optional.empty(), file.definition());
    }

    @FXML
    private void add() {
        values().add();
    }

    /// Shows what would be written, where nothing is wrong.
    @FXML
    private void preview() {
        tried = true;
        look(() -> {
            var file = file();
            var problems = problems(file);
            showProblems(problems).focusFirst(problems);
            long mine = ++round;
            if (problems.isEmpty()) {
                var request = request(file);
                workspace.programs().ask(it -> it.follow(List.of(request)), planned -> {
                    if (mine == round) {
                        plan.show(planned, changed.isEmpty() ? Words.FOLLOW : Words.VALUES, file.called(), typed -> {}, () -> done(request.definition()));
                    }
                }, workspace::fail);
            }
        });
    }

    /// Gives up what was typed; for a while it can be had back.
    @FXML
    private void discard() {
        var typed = file();
        var whose = whose();
        drafts.put(whose, Optional.empty());
        close.run();
        var texts = workspace.texts();
        workspace.notices().offerTyped(texts.get("anyFile.discarded"), texts.get("notice.undo"), () -> {
            drafts.put(whose, Optional.of(typed));
            open(program(whose));
            open.run();
        });
    }

    private void done(String definition) {
        drafts.put(whose(), Optional.empty());
        followed.accept(definition);
        close.run();
    }

    Node firstFocus() {
        return anyFileField.isDisabled() ? anyFileNameField : anyFileField;
    }

    @FXML
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
