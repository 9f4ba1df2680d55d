package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Person;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// A file that a file manager hands over is shown, not imported.
class ImportFileTest extends WindowFixture {
    @Test
    void whatItWouldChangeIsShown() throws IOException, TimeoutException {
        var export = folder.resolve("mine.onehot.json");
        Files.writeString(export, """
                {"format": "onehot-export", "version": 1, "settings": {"FROM_A_FILE": "1"}}
                """);

        robot.interact(() -> shown.previewImport(export));

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
            var pane = find("restorePane");
            return pane != null && pane.isVisible();
        });
        assertThat(((Label) find("restoreTitleLabel")).getText()).contains("mine.onehot.json");
        assertThat(manager.snapshot().setting("FROM_A_FILE")).isEmpty();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> find("restorePreviewList").lookupAll(".planned-cell").stream()
                .anyMatch(it -> it instanceof ListCell<?> cell && "FROM_A_FILE is added".equals(cell.getText())));
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> isInSight("restoreTitleLabel") && isInSight("confirmRestoreButton"));
    }

    private boolean isInSight(String id) {
        var scroll = find("healthScroll");
        var node = find(id);
        return scroll.localToScene(scroll.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
