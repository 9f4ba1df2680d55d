package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ProgramState;
import dev.onehot.model.Provider;
import dev.onehot.ui.Notices.Notice;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProgramWords;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// After a switch, from wherever: who follows, who has to be started anew, and who cannot and why. It takes no focus, is gone at the next switch, and
/// goes by itself where there is nothing to do.
final class FollowCardController {
    private static final PseudoClass ASKS = PseudoClass.getPseudoClass("asks");

    /// What is written later has another cause.
    private static final long LATEST_NANOS = 30_000_000_000L;

    private final Workspace workspace;
    private final Runnable open;
    private final PauseTransition plain = new PauseTransition(Duration.seconds(15));
    private final VBox slot;
    private Runnable tells = () -> {};
    /// When there was a switch of which nothing was said yet.
    private OptionalLong switchedAt = OptionalLong.empty();
    private Optional<Notice> toldBefore = Optional.empty();

    @FXML private HBox followCardPane;
    @FXML private FontIcon followCardIcon;
    @FXML private Label followCardLabel;

    /// @param slot where it is shown, which costs a start nothing until then
    /// @param open opens the screen of the programs
    FollowCardController(Workspace workspace, VBox slot, Runnable open) {
        this.workspace = workspace;
        this.slot = slot;
        this.open = open;
        plain.setOnFinished(event -> close());
        workspace.model().activeProperty().map(it -> it.map(Provider::id)).subscribe(this::switched);
        workspace.programs().written().hear(this::show);
    }

    /// Sets who hears that it says something new.
    void setTells(Runnable body) {
        tells = body;
    }

    private void switched(Optional<Long> before, Optional<Long> now) {
        if (!now.equals(before)) {
            close();
            toldBefore = workspace.notices().currentProperty().get();
            switchedAt = OptionalLong.of(System.nanoTime());
        }
    }

    private void show(List<ProgramState> programs) {
        if (switchedAt.isEmpty() || System.nanoTime() - switchedAt.getAsLong() > LATEST_NANOS) {
            return;
        }
        switchedAt = OptionalLong.empty();
        if (slot.getChildren().isEmpty()) {
            slot.getChildren().setAll(Views.load(this, workspace.texts().bundle()));
        }
        var words = ProgramWords.of(workspace).card(programs);
        boolean asks = ProgramWords.asksForSomething(programs);
        followCardLabel.setText(words);
        followCardIcon.setIconLiteral(asks ? "fth-info" : "fth-check-circle");
        followCardPane.pseudoClassStateChanged(ASKS, asks);
        followCardPane.setAccessibleText(words);
        Presence.set(followCardPane, !words.isEmpty());
        tells.run();
        // What was told of one of them before holds no more.
        var notices = workspace.notices();
        notices.currentProperty().get()
                .filter(it -> !it.failure() && toldBefore.equals(Optional.of(it)) && programs.stream().anyMatch(each -> it.text().contains(each.program().name())))
                .ifPresent(it -> notices.dismiss());
        followCardPane.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        if (!words.isEmpty() && !asks) {
            plain.playFromStart();
        }
    }

    /// Esc, where nothing else took it.
    void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && isShown()) {
            close();
            event.consume();
        }
    }

    @FXML
    private void open() {
        open.run();
    }

    @FXML
    private void close() {
        plain.stop();
        if (isShown()) {
            Presence.set(followCardPane, false);
        }
    }

    private boolean isShown() {
        return !slot.getChildren().isEmpty() && followCardPane.isVisible();
    }
}
