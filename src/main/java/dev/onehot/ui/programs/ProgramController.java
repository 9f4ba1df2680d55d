package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.core.EndpointAccess;
import dev.onehot.core.files.Plan;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.Visible;
import dev.onehot.tools.follow.AnyFile;
import dev.onehot.ui.EndpointModel;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProgramWords;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.plan.PlanController;
import dev.onehot.ui.plan.PlanController.Words;
import dev.onehot.ui.text.WrappingLabel;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One program: how it is, what is ours in its files, and the gestures that change that, each after a look at what it would write.
final class ProgramController {
    private static final OptionalLong ENDPOINT = OptionalLong.of(EndpointProvider.ID);

    /// What does not fit a program until somebody translates.
    private static final Set<String> TRANSLATED = Set.of("program.misfit.dialect", "program.misfit.dialect.model", "program.misfit.responses");

    private final Workspace workspace;
    private final Consumer<FollowedProgram> edit;
    private final Runnable carriedOut;
    private final LongConsumer chooseModel;
    private final PlanController plan;
    private @Nullable ProgramState shown;
    private long round;
    private boolean filling;

    @FXML private ScrollPane programScroll;
    @FXML private FontIcon programStateIcon;
    @FXML private Label programNameLabel;
    @FXML private Label programStateLabel;
    @FXML private Label programReasonLabel;
    @FXML private Button endpointOnButton;
    @FXML private VBox followOptionsPane;
    @FXML private ComboBox<OptionalLong> pinBox;
    @FXML private Button pinProgramButton;
    @FXML private CheckBox clearKeyBox;
    @FXML private Label clearKeyLabel;
    @FXML private Button followButton;
    @FXML private Button applyButton;
    @FXML private Button takeOverButton;
    @FXML private Button releaseButton;
    @FXML private Button editFileButton;
    @FXML private VBox programPlanSlot;
    @FXML private GridPane programGrid;

    /// @param leave gives the focus away, before what has it goes
    /// @param edit shows what of a person's own file follows, to be changed
    /// @param carriedOut what follows when something was changed
    /// @param chooseModel shows where a provider's model is chosen
    ProgramController(Workspace workspace, Runnable leave, Consumer<FollowedProgram> edit, Runnable carriedOut, LongConsumer chooseModel) {
        this.chooseModel = chooseModel;
        this.workspace = workspace;
        this.edit = edit;
        this.carriedOut = carriedOut;
        this.plan = new PlanController(workspace, leave);
    }

    @FXML
    private void initialize() {
        var preview = Views.load(plan, workspace.texts().bundle());
        programPlanSlot.getChildren().setAll(preview);
        programPlanSlot.managedProperty().bind(preview.managedProperty());
        pinBox.setConverter(new StringConverter<>() {
            @Override
            public String toString(OptionalLong provider) {
                return provider == null ? "" : choice(provider);
            }

            @Override
            public OptionalLong fromString(String text) {
                return OptionalLong.empty();
            }
        });
        pinBox.valueProperty().subscribe((before, now) -> {
            offer();
            if (!filling) {
                forgetPlan();
            }
        });
        clearKeyBox.selectedProperty().subscribe((before, now) -> offer());
        workspace.model().activeProperty().map(it -> it.map(active -> List.of(active.id(), active.version()))).subscribe((before, now) -> forgetPlan());
        programPlanSlot.boundsInParentProperty().subscribe((before, now) -> scrollToPreview());
    }

    /// What was looked at was for another one, or for what it was.
    private void forgetPlan() {
        round++;
        plan.hide();
    }

    private String choice(OptionalLong provider) {
        var texts = workspace.texts();
        if (provider.isPresent()) {
            return words().provider(provider);
        }
        var active = workspace.model().activeProperty().get().map(it -> words().provider(OptionalLong.of(it.id())));
        return active.map(it -> texts.get("programs.provider.active", it)).orElseGet(() -> texts.get("programs.provider.none"));
    }

    private ProgramWords words() {
        return ProgramWords.of(workspace);
    }

    /// What a person chose for another program, or is looking at, is over when this is one.
    void show(ProgramState program) {
        var before = Optional.ofNullable(shown).filter(it -> it.program().id().equals(program.program().id()));
        boolean another = before.isEmpty();
        boolean moved = !before.map(ProgramController::pins).equals(Optional.of(pins(program)));
        shown = program;
        if (another) {
            forgetPlan();
            clearKeyBox.setSelected(false);
            programScroll.setVvalue(0);
        }
        programNameLabel.setText(program.program().name());
        StateIcon.show(programStateIcon, program, words());
        programStateLabel.setText(words().state(program));
        var reason = words().reason(program);
        programReasonLabel.setText(reason);
        Presence.set(programReasonLabel, !reason.isEmpty());
        Presence.set(endpointOnButton, words().asksNobody(program));
        var choices = new ArrayList<>(List.of(OptionalLong.empty()));
        workspace.model().providers().rows().forEach(it -> choices.add(OptionalLong.of(it.key())));
        if (program.followed().filter(it -> !it.definition().isEmpty()).isEmpty()) {
            choices.add(ENDPOINT);
        }
        var wanted = moved ? pins(program) : chosen();
        filling = true;
        pinBox.getItems().setAll(choices);
        pinBox.setValue(choices.contains(wanted) ? wanted : OptionalLong.empty());
        filling = false;
        facts(program);
        offer();
    }

    private void facts(ProgramState program) {
        var texts = workspace.texts();
        var known = program.program();
        programGrid.getChildren().clear();
        fact("programs.fact.files", String.join("\n", program.files()));
        fact("programs.fact.provider", words().provider(program.provider()));
        fact("programs.fact.key", words().key(delivery(program)));
        fact("programs.fact.taken", taken(program));
        fact("programs.fact.session", words().session(program));
        fact("programs.fact.mind", known.remarks().stream().map(texts::message).collect(Collectors.joining("\n")));
        boolean own = program.followed().filter(it -> !it.definition().isEmpty()).isPresent();
        fact("programs.fact.tried", own ? "" : known.tried().isEmpty() ? texts.get("programs.untried") : texts.get("programs.tried", known.tried()));
    }

    /// Which program it was is not known: only whose key it took.
    private String taken(ProgramState program) {
        if (program.followed().isEmpty() || delivery(program) != KeyDelivery.HELPER || program.provider().isEmpty()) {
            return "";
        }
        var found = workspace.programs().found().latest();
        return Optional.ofNullable(found.taken().get(program.provider().getAsLong()))
                .map(it -> words().taken(words().provider(program.provider()), it, found.at()))
                .orElse("");
    }

    private void fact(String key, String text) {
        if (!text.isEmpty()) {
            var name = new Label(workspace.texts().get(key));
            name.getStyleClass().add("quiet");
            name.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            programGrid.addRow(programGrid.getRowCount(), name, new WrappingLabel(text));
        }
    }

    private static KeyDelivery delivery(ProgramState program) {
        return program.followed().map(FollowedProgram::delivery).orElseGet(() -> program.program().deliveries().getFirst());
    }

    private static OptionalLong pins(ProgramState program) {
        return program.followed().map(FollowedProgram::pinned).orElse(OptionalLong.empty());
    }

    /// Shows what can be done with it now.
    private void offer() {
        if (shown == null) {
            return;
        }
        boolean elsewhere = shown.standing() == ProgramStanding.ELSEWHERE;
        boolean follows = shown.followed().isPresent();
        boolean canBeClear = shown.program().deliveries().contains(KeyDelivery.CLEAR);
        boolean onlyClear = shown.program().deliveries().getFirst() == KeyDelivery.CLEAR;
        Presence.set(followOptionsPane, !elsewhere);
        Presence.set(pinProgramButton, follows);
        pinProgramButton.setDisable(pins(shown).equals(pinBox.getValue()));
        Presence.set(clearKeyBox, !follows && canBeClear);
        Presence.set(clearKeyLabel, !follows && canBeClear);
        clearKeyLabel.setText(workspace.texts().get(onlyClear ? "programs.clear.only" : "programs.clear.text"));
        Presence.set(followButton, !follows && !elsewhere);
        followButton.setDisable(onlyClear && !clearKeyBox.isSelected());
        Presence.set(applyButton, follows && !elsewhere);
        Presence.set(takeOverButton, shown.standing() == ProgramStanding.DRIFTED);
        Presence.set(releaseButton, follows);
        Presence.set(editFileButton, !elsewhere && shown.followed().filter(it -> AnyFile.read(it.definition()).isPresent()).isPresent());
    }

    @FXML
    void follow() {
        var request = request();
        withToken(request.pinned(), also -> preview(Words.FOLLOW, (id, following) -> also.apply(following.follow(List.of(request)))));
    }

    private FollowRequest request() {
        var program = Objects.requireNonNull(shown).program();
        var delivery = clearKeyBox.isSelected() ? Optional.of(KeyDelivery.CLEAR) : Optional.<KeyDelivery>empty();
        return new FollowRequest(program.id(), program.name(), chosen(), delivery, "");
    }

    private OptionalLong chosen() {
        return Objects.requireNonNullElse(pinBox.getValue(), OptionalLong.empty());
    }

    @FXML
    private void pin() {
        var provider = chosen();
        withToken(provider, also -> preview(Words.CHANGE, (id, following) -> also.apply(following.pin(id, provider))));
    }

    /// Whoever is to ask the endpoint needs a token, which its helper does not make, and somebody who answers.
    ///
    /// @param then gets what the plan becomes with that
    private void withToken(OptionalLong provider, Consumer<UnaryOperator<Plan>> then) {
        if (shown != null && ENDPOINT.equals(provider)) {
            var id = shown.program().id();
            var endpoint = workspace.endpoint();
            Runnable answered = () -> endpoint.askOther(() -> then.accept(
                    endpoint.isOff() ? it -> it.with(EndpointModel.turning(true), Message.of("program.endpoint.on")) : UnaryOperator.identity()));
            token(id, answered, failure -> workspace.keys().recover(failure, () -> token(id, answered, workspace::fail), workspace::fail));
        } else {
            then.accept(UnaryOperator.identity());
        }
    }

    @FXML
    private void switchEndpointOn() {
        workspace.sendUndoable(EndpointModel.turning(true), workspace.texts().get("endpoint.on"));
    }

    /// The way on for one whose API no address of the active provider speaks: the endpoint translates.
    private void offerEndpoint(Plan planned) {
        boolean active = chosen().isEmpty() || workspace.model().activeProperty().get().filter(it -> chosen().equals(OptionalLong.of(it.id()))).isPresent();
        if (active && pinBox.getItems().contains(ENDPOINT) && planned.problems().stream().anyMatch(it -> TRANSLATED.contains(it.message().code()))) {
            boolean follows = shown != null && shown.followed().isPresent();
            plan.offer(workspace.texts().get("programs.way.text"), workspace.texts().get("programs.way"), () -> {
                pinBox.setValue(ENDPOINT);
                if (follows) {
                    pin();
                } else {
                    follow();
                }
            });
        }
    }

    private void token(String id, Runnable then, Consumer<Throwable> failed) {
        workspace.commands().write(manager -> EndpointAccess.tokens(manager).token(id, Origin.WINDOW), made -> then.run(), failed);
    }

    @FXML
    private void apply() {
        preview(Words.APPLY, (id, following) -> following.apply(List.of(id)));
    }

    @FXML
    private void takeOver() {
        preview(Words.TAKE_OVER, (id, following) -> following.takeOver(id));
    }

    @FXML
    private void editFile() {
        if (shown != null) {
            shown.followed().ifPresent(edit);
        }
    }

    @FXML
    void release() {
        preview(Words.RELEASE, (id, following) -> following.release(List.of(id)));
    }

    /// Leads to where the model is chosen that is missed.
    private void offerModel(Plan planned) {
        boolean missed = planned.problems().stream().anyMatch(it -> it.message().code().equals("program.misfit.model"));
        var asked = chosen().isPresent() && !ENDPOINT.equals(chosen())
                ? workspace.model().snapshot().provider(chosen().getAsLong())
                : workspace.model().activeProperty().get();
        asked.filter(it -> missed || (ENDPOINT.equals(chosen()) && !it.hasModel())).ifPresent(it -> {
            var name = Visible.line(it.name());
            plan.offer(
                    missed ? "" : workspace.texts().get("programs.endpoint.noModel", name),
                    workspace.texts().get("programs.chooseModel", name),
                    () -> chooseModel.accept(it.id()));
        });
    }

    /// Shows what a gesture would write, unless another program is looked at by then.
    private void preview(Words words, BiFunction<String, Following, Plan> gesture) {
        if (shown == null) {
            return;
        }
        var program = shown.program();
        long mine = ++round;
        workspace.programs().ask(it -> gesture.apply(program.id(), it), planned -> {
            if (mine == round) {
                plan.show(planned, words, program.name(), typed -> {}, carriedOut);
                offerEndpoint(planned);
                offerModel(planned);
                scrollToPreview();
            }
        }, workspace::fail);
    }

    private void scrollToPreview() {
        double hidden = programScroll.getContent().getLayoutBounds().getHeight() - programScroll.getViewportBounds().getHeight();
        if (programPlanSlot.isManaged() && hidden > 0) {
            programScroll.setVvalue(Math.clamp(programPlanSlot.getBoundsInParent().getMinY() / hidden, 0, 1));
        }
    }
}
