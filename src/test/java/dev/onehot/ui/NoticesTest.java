package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Await;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A failure is told until somebody has read it, and is in nobody's way.
class NoticesTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void aFailureCoversNoActionAndGoesWithEscapeOrAClick() {
        fail("Ollama");
        for (var id : List.of("testButton", "askModelBox", "saveButton", "revertButton", "reachableLabel", "saveStateLabel")) {
            assertThat(window.overlap("noticePane", id)).as(id).isFalse();
        }
        window.press(KeyCode.ESCAPE);
        assertThat(window.hasNotice()).isFalse();

        fail("OpenAI");
        window.clickNotice();
        assertThat(window.hasNotice()).isFalse();
    }

    private void fail(String name) {
        window.providers().select(name).model("mine");
        outside.run("DELETE FROM ai_providers WHERE provider_name = ?", name);
        Await.until("it is told", () -> window.hasNotice());
    }
}
