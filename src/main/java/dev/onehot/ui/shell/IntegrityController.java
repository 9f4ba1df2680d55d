package dev.onehot.ui.shell;

import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.Integrity;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import java.util.OptionalLong;
import javafx.fxml.FXML;

/// Says so when another program left several or no active providers, and repairs it when told to.
final class IntegrityController {
    /// Letters of a name.
    private static final int LONGEST = 24;

    /// Pixels; a button that needs more leaves out the middle of its text, and one that needs less gives nothing of it away.
    private static final double BUTTON_WIDTH = 266;

    private final Workspace workspace;

    @FXML private Pane integrityBanner;
    @FXML private Label integrityLabel;
    @FXML private Button repairButton;
    @FXML private Button leaveNoneButton;

    IntegrityController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        workspace.model().integrityProperty().subscribe(this::show);
        integrityBanner.sceneProperty().subscribe(scene -> FxThread.run(this::fit));
    }

    private void show(Integrity integrity) {
        var texts = workspace.texts();
        var snapshot = workspace.model().snapshot();
        Presence.set(integrityBanner, !integrity.isOk());
        switch (integrity) {
            case Integrity.Ok() -> integrityLabel.setText("");
            case Integrity.SeveralActive(var ids) -> {
                var kept = snapshot.active().map(Provider::name).map(IntegrityController::brief).orElse("");
                integrityLabel.setText(texts.get("integrity.several", ids.size()));
                repairButton.setText(texts.get("integrity.keep", kept));
            }
            case Integrity.NoneActive(long lastChosen) -> {
                var name = snapshot.provider(lastChosen).map(Provider::name).map(IntegrityController::brief).orElse("");
                integrityLabel.setText(texts.get("integrity.none", name));
                repairButton.setText(texts.get("integrity.activate", name));
            }
        }
        boolean none = integrity instanceof Integrity.NoneActive;
        Presence.set(leaveNoneButton, none);
        fit();
    }

    /// Before it is in the window nobody knows its font.
    private void fit() {
        integrityBanner.applyCss();
        repairButton.setMinWidth(Math.clamp(repairButton.prefWidth(-1), 150, BUTTON_WIDTH));
    }

    /// The name stands in the sentence and in the button, and there has to be room for both.
    private static String brief(String name) {
        return Visible.brief(name, LONGEST);
    }

    @FXML
    private void repair() {
        workspace.send(new Command.RepairActive(OptionalLong.empty()), done -> {});
    }

    @FXML
    private void leaveNone() {
        workspace.switching().toNone(done -> {});
    }
}
