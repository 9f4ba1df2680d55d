package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.CheckResult;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.probe.CheckRuns.Running;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Checks all providers at once, without a message to their models; shows how far it is, and can be cancelled.
final class CheckAllController {
    private final Workspace workspace;
    private final List<Running> running = new ArrayList<>();
    private int round;
    private int all;
    private int done;
    private int well;

    /// What is to be said when only one was to be checked.
    private String only = "";

    @FXML private Button checkAllButton;
    @FXML private HBox checkAllPane;
    @FXML private Button cancelCheckAllButton;
    @FXML private ProgressBar checkAllBar;
    @FXML private Label checkAllLabel;

    CheckAllController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void checkAll() {
        check(workspace.model().providers().rows().stream().map(Shown::get).toList());
    }

    /// Checks these, unless others are being checked.
    void check(List<Provider> providers) {
        if (done < all) {
            return;
        }
        int mine = ++round;
        running.clear();
        all = providers.size();
        done = 0;
        well = 0;
        only = "";
        show();
        providers.forEach(it -> begin(mine, it));
    }

    /// A key that cannot be had makes no dialog: the provider is passed over, and its badge stays as it is.
    private void begin(int mine, Provider provider) {
        workspace.commands().ask(
                manager -> manager.revealKey(provider.id()),
                key -> {
                    if (mine == round) {
                        running.add(workspace.checks().start(provider, key, false, checked -> finish(mine, provider.withCheck(Optional.of(checked.result())))));
                    }
                },
                failure -> finish(mine));
    }

    /// @param checked with what was found
    private void finish(int mine, Provider checked) {
        only = all == 1 ? workspace.texts().get("checkAll.one", Visible.line(checked.name()), workspace.states().of(checked).word()) : "";
        if (mine == round && checked.check().filter(it -> it.summary() != CheckResult.Summary.FAILED).isPresent()) {
            well++;
        }
        finish(mine);
    }

    private void finish(int mine) {
        if (mine == round) {
            done++;
            show();
            if (done == all) {
                workspace.notices().say(only.isEmpty() ? workspace.texts().get("checkAll.done", well, all) : only);
            }
        }
    }

    private void show() {
        boolean busy = done < all;
        // Before what has it goes away: the next in line would be to deactivate.
        if (busy && checkAllButton.isFocused()) {
            Presence.set(checkAllPane, true);
            cancelCheckAllButton.requestFocus();
        }
        checkAllButton.setDisable(busy);
        if (!busy && cancelCheckAllButton.isFocused()) {
            checkAllButton.requestFocus();
        }
        Presence.set(checkAllPane, busy);
        checkAllBar.setProgress(all == 0 ? 0 : (double) done / all);
        checkAllLabel.setText(workspace.texts().get("checkAll.progress", done, all));
    }

    @FXML
    private void cancelAll() {
        round++;
        running.forEach(Running::cancel);
        running.clear();
        all = 0;
        done = 0;
        show();
    }
}
