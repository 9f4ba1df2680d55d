package dev.onehot.ui.shell;

import module javafx.controls;

import dev.onehot.ui.Motion;
import dev.onehot.ui.Notices.Notice;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import java.util.Optional;
import javafx.fxml.FXML;

/// Shows the current notice over the screen. It goes by itself, but not while somebody points at it or has the focus in it; a failure stays until it is closed,
/// by a click on it or by Esc.
final class NoticeController {
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");

    private final Workspace workspace;
    private static final Duration PLAIN = Duration.seconds(4);
    private static final Duration WITH_ACTION = Duration.seconds(15);
    private final PauseTransition clock = new PauseTransition();

    @FXML private HBox noticePane;
    @FXML private Label noticeLabel;
    @FXML private Button noticeActionButton;

    NoticeController(Workspace workspace) {
        this.workspace = workspace;
        clock.setOnFinished(event -> workspace.notices().dismiss());
    }

    @FXML
    private void initialize() {
        workspace.notices().currentProperty().subscribe(this::show);
        noticePane.hoverProperty().subscribe((before, now) -> run());
        noticePane.focusWithinProperty().subscribe((before, now) -> run());
    }

    private void show(Optional<Notice> notice) {
        clock.stop();
        if (notice.isPresent() && !noticePane.isVisible()) {
            Motion.appear(noticePane);
        }
        Presence.set(noticePane, notice.isPresent());
        notice.ifPresent(it -> {
            noticeLabel.setText(it.text());
            noticePane.pseudoClassStateChanged(FAILURE, it.failure());
            Presence.set(noticeActionButton, it.action().isPresent());
            noticeActionButton.setText(it.action().map(action -> action.actionText()).orElse(""));
            noticeActionButton.setAccessibleText(noticeActionButton.getText());
            noticePane.setAccessibleText(it.text());
            noticePane.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            run();
        });
    }

    /// The clock, which stands still for whoever reads.
    private void run() {
        clock.stop();
        boolean read = noticePane.isHover() || noticePane.isFocusWithin();
        workspace.notices().currentProperty().get().filter(it -> !it.failure() && !read).ifPresent(it -> {
            clock.setDuration(it.action().isPresent() ? WITH_ACTION : PLAIN);
            clock.playFromStart();
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
