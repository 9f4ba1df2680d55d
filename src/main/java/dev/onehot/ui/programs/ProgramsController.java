package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProgramWords;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.endpoint.EndpointController;
import dev.onehot.ui.endpoint.EndpointWords;
import dev.onehot.ui.fit.TwoPanes;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// The programs that follow the switch, or could: what each does now, and what it would.
public final class ProgramsController implements ScreenController {
    private final Workspace workspace;
    private final ProgramController program;
    private final UseItController useIt;
    private final AnyFileController anyFile;

    /// Of a file of the person's own that follows now, and is to be shown when it is known.
    private Optional<String> expected = Optional.empty();

    private Optional<String> chosen = Optional.empty();

    /// Made when it is looked at.
    private Optional<EndpointController> answering = Optional.empty();

    private LongConsumer chooseModel = provider -> {};
    private boolean showing;
    private boolean watching;

    @FXML private StackPane programsPane;
    @FXML private ListView<ProgramState> programsList;
    @FXML private Label noProgramsLabel;
    @FXML private ToggleButton moreProgramsButton;
    @FXML private FontIcon moreProgramsIcon;
    @FXML private Button useItButton;
    @FXML private ScrollPane programsIntroScroll;
    @FXML private Label nothingFoundLabel;
    @FXML private Button followFirstButton;
    @FXML private BorderPane programSlot;
    @FXML private ToggleButton endpointButton;
    @FXML private FontIcon endpointRowIcon;
    @FXML private Label endpointRowStateLabel;
    @FXML private BorderPane endpointSlot;
    @FXML private TwoPanes programsListPane;
    @FXML private BorderPane useItSlot;
    @FXML private Button anyFileButton;
    @FXML private BorderPane anyFileSlot;

    public ProgramsController(Workspace workspace) {
        this.workspace = workspace;
        this.program = new ProgramController(workspace, () -> programsList.requestFocus(), it -> openAnyFile(Optional.of(it)), this::look, it -> chooseModel.accept(it));
        this.anyFile = new AnyFileController(workspace, this::closeAnyFile, this::showAnyFile, it -> {
            expected = Optional.of(it);
            look();
        });
        this.useIt = new UseItController(workspace, this::closeUseIt);
    }

    /// What shows where a provider's model is chosen.
    public void setChooseModel(LongConsumer body) {
        chooseModel = body;
    }

    @FXML
    private void initialize() {
        var bundle = workspace.texts().bundle();
        programSlot.setCenter(Views.load(program, bundle));
        useItSlot.setCenter(Views.load(useIt, bundle));
        anyFileSlot.setCenter(Views.load(anyFile, bundle));
        programsList.setCellFactory(list -> new ProgramCell(workspace));
        programsList.getSelectionModel().selectedItemProperty().subscribe(selected -> {
            if (!showing) {
                chosen = Optional.ofNullable(selected).map(it -> it.program().id());
                endpointButton.setSelected(false);
                showChosen();
            }
        });
        var endpoint = workspace.endpoint();
        Stream.of(endpoint.stateProperty(), endpoint.otherProperty(), endpoint.wantedProperty(), workspace.model().activeProperty()).forEach(it -> it.subscribe(any -> showEndpoint()));
        Stream.of(endpoint.otherProperty(), endpoint.wantedProperty()).forEach(it -> it.subscribe((before, now) -> show()));
        workspace.programs().found().hear(now -> {
            show();
            // Another process may answer instead of this one.
            if (programsList.getItems().stream().anyMatch(ProgramWords.of(workspace)::asksNobody)) {
                workspace.endpoint().askOther(() -> {});
            }
        });
        workspace.programs().written().hear(now -> look());
        workspace.model().revisionProperty().subscribe((before, now) -> look());
        programsPane.sceneProperty().subscribe(scene -> {
            look();
            watchEndpoint();
        });
        show();
    }

    private void look() {
        if (programsPane.getScene() != null) {
            workspace.programs().look(workspace::fail);
        }
    }

    /// The row that a person chose stays chosen, whatever it says now.
    private void show() {
        var texts = workspace.texts();
        var found = workspace.programs().found().latest();
        var all = found.known();
        all.stream().filter(it -> expected.isPresent() && it.followed().map(FollowedProgram::definition).equals(expected)).findFirst().ifPresent(it -> {
            expected = Optional.empty();
            chosen = Optional.of(it.program().id());
        });
        var here = all.stream().filter(ProgramsController::isHere).sorted(Comparator.comparing(it -> it.followed().isEmpty())).toList();
        var others = all.stream().filter(it -> !isHere(it)).toList();
        noProgramsLabel.setText(texts.get(found.states().isEmpty() ? "programs.looking" : "programs.none"));
        moreProgramsButton.setText(texts.get("programs.more", others.size()));
        moreProgramsButton.setAccessibleText(moreProgramsButton.getText());
        Presence.set(moreProgramsButton, !others.isEmpty());
        var rows = new ArrayList<>(here);
        if (moreProgramsButton.isSelected()) {
            rows.addAll(others);
        }
        moreProgramsIcon.setIconLiteral(moreProgramsButton.isSelected() ? "fth-chevron-down" : "fth-chevron-right");
        if (rows.equals(programsList.getItems())) {
            // The names of providers are not theirs.
            programsList.refresh();
        } else {
            showing = true;
            programsList.getItems().setAll(rows);
            programsList.getSelectionModel().clearSelection();
            rows.stream().filter(it -> chosen.equals(Optional.of(it.program().id()))).forEach(programsList.getSelectionModel()::select);
            showing = false;
        }
        var first = first(here);
        nothingFoundLabel.setText(texts.get(found.states().isEmpty() ? "programs.looking" : "programs.intro.nothing"));
        Presence.set(nothingFoundLabel, here.isEmpty());
        Presence.set(followFirstButton, first.isPresent());
        first.ifPresent(it -> {
            followFirstButton.setText(texts.get("programs.intro.first", it.program().name()));
            followFirstButton.setAccessibleText(followFirstButton.getText());
        });
        showChosen();
    }

    /// Its row may be folded away, and is then looked at all the same.
    private void showChosen() {
        var known = workspace.programs().found().latest().known();
        var now = known.stream().filter(it -> chosen.equals(Optional.of(it.program().id()))).findFirst();
        now.ifPresent(program::show);
        boolean answers = endpointButton.isSelected();
        Presence.set(endpointSlot, answers);
        Presence.set(programSlot, !answers && now.isPresent());
        Presence.set(programsIntroScroll, !answers && now.isEmpty());
        watchEndpoint();
    }

    /// Only while it is seen.
    private void watchEndpoint() {
        boolean seen = endpointButton.isSelected() && programsPane.getScene() != null;
        workspace.endpoint().watch(seen);
        if (seen != watching) {
            watching = seen;
            answering.ifPresent(seen ? EndpointController::come : EndpointController::leave);
        }
    }

    private void showEndpoint() {
        var words = new EndpointWords(workspace).briefly();
        EndpointController.showIcon(endpointRowIcon, workspace);
        endpointRowStateLabel.setText(words);
        endpointButton.setAccessibleText(workspace.texts().get("endpoint.row", words));
    }

    @FXML
    private void openEndpoint() {
        // Pressed once more it stays what is shown.
        endpointButton.setSelected(true);
        if (answering.isEmpty()) {
            var controller = new EndpointController(workspace);
            answering = Optional.of(controller);
            endpointSlot.setCenter(Views.load(controller, workspace.texts().bundle()));
        }
        showing = true;
        chosen = Optional.empty();
        programsList.getSelectionModel().clearSelection();
        showing = false;
        showChosen();
        programsListPane.showChosen();
    }

    /// Shows the page of a program, for others.
    public void show(String id) {
        endpointButton.setSelected(false);
        useItSlot.setVisible(false);
        anyFileSlot.setVisible(false);
        goTo(Map.of("program", id));
        programsListPane.showChosen();
    }

    /// Shows what would be written so that it follows, for others.
    public void follow(String id) {
        show(id);
        program.follow();
    }

    /// Shows what would be written so that it follows no longer, for others.
    public void release(String id) {
        show(id);
        program.release();
    }

    private static boolean isHere(ProgramState program) {
        return program.found() || program.followed().isPresent();
    }

    /// The one that is offered first: one that needs no consent.
    private static Optional<ProgramState> first(List<ProgramState> here) {
        return here.stream()
                .filter(it -> it.standing() == ProgramStanding.PLAIN && it.program().deliveries().getFirst() != KeyDelivery.CLEAR)
                .findFirst();
    }

    @FXML
    private void followFirst() {
        first(programsList.getItems()).ifPresent(it -> {
            programsList.getSelectionModel().select(it);
            program.follow();
        });
    }

    @FXML
    private void showMore() {
        show();
    }

    @FXML
    private void openUseIt() {
        useIt.open();
        useItSlot.setVisible(true);
        useIt.firstFocus().requestFocus();
    }

    private void closeUseIt() {
        useItButton.requestFocus();
        useItSlot.setVisible(false);
    }

    @FXML
    private void openAnyFile() {
        openAnyFile(Optional.empty());
    }

    private void openAnyFile(Optional<FollowedProgram> program) {
        anyFile.open(program);
        showAnyFile();
    }

    private void showAnyFile() {
        anyFileSlot.setVisible(true);
        anyFile.firstFocus().requestFocus();
    }

    private void closeAnyFile() {
        anyFileButton.requestFocus();
        anyFileSlot.setVisible(false);
    }

    @Override
    public Map<String, String> place() {
        return Map.of("program", chosen.orElse(""), "endpoint", String.valueOf(endpointButton.isSelected()), "lines", String.valueOf(useItSlot.isVisible()));
    }

    @Override
    public void goTo(Map<String, String> place) {
        if (Boolean.parseBoolean(place.get("endpoint"))) {
            openEndpoint();
        } else {
            chosen = Optional.ofNullable(place.get("program")).filter(it -> !it.isEmpty());
            programsList.getItems().stream().filter(it -> chosen.equals(Optional.of(it.program().id()))).forEach(programsList.getSelectionModel()::select);
            showChosen();
        }
        if (Boolean.parseBoolean(place.get("lines"))) {
            openUseIt();
        }
    }

    @Override
    public Node firstFocus() {
        if (anyFileSlot.isVisible()) {
            return anyFile.firstFocus();
        }
        return useItSlot.isVisible() ? useIt.firstFocus() : programsList;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of(Shortcuts.shortcut(KeyCode.N), this::openAnyFile);
    }
}
