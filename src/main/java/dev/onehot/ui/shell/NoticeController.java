package dev.onehot.ui.shell;

import module javafx.controls;

import dev.onehot.ui.Notices.Notice;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import java.util.Optional;
import javafx.fxml.FXML;

/// Shows the current notice above the window's foot, where it covers nothing. It goes by itself; a failure stays until it is closed, by
/// a click on it or by Esc.
final class NoticeController {
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");

    private final Workspace workspace;
    private final PauseTransition plain = new PauseTransition(Duration.seconds(4));
    private final PauseTransition withAction = new PauseTransition(Duration.seconds(15));

    @FXML private HBox noticePane;
    @FXML private Label noticeLabel;
    @FXML private Button noticeActionButton;

    NoticeController(Workspace workspace) {
        this.workspace = workspace;
        plain.setOnFinished(event -> workspace.notices().dismiss());
        withAction.setOnFinished(event -> workspace.notices().dismiss());
    }

    @FXML
    private void initialize() {
        workspace.notices().currentProperty().subscribe(this::show);
    }

    private void show(Optional<Notice> notice) {
        plain.stop();
        withAction.stop();
        Presence.set(noticePane, notice.isPresent());
        notice.ifPresent(it -> {
            noticeLabel.setText(it.text());
            noticePane.pseudoClassStateChanged(FAILURE, it.failure());
            Presence.set(noticeActionButton, it.action().isPresent());
            noticeActionButton.setText(it.action().map(action -> action.actionText()).orElse(""));
            noticeActionButton.setAccessibleText(noticeActionButton.getText());
            noticePane.setAccessibleText(it.text());
            noticePane.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            if (!it.failure()) {
                (it.action().isPresent() ? withAction : plain).playFromStart();
            }
        });
    }

    /// What offers something stays for it.
    @FXML
    private void click() {
        if (workspace.notices().currentProperty().get().filter(it -> it.action().isEmpty()).isPresent()) {
            close();
        }
    }

    /// Esc, where nothing else took it.
    void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && noticePane.isVisible()) {
            close();
            event.consume();
        }
    }

    @FXML
    private void act() {
        workspace.notices().act();
    }

    @FXML
    private void close() {
        workspace.notices().dismiss();
    }
}
