package dev.onehot.ui;

import dev.onehot.testing.Await;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/// The stage stays when another file is opened, and when one was restored: nothing of the window before stays with it.
class ClosedWindowTest extends WindowFixture {
    @Test
    void nothingOfItIsKept() throws Exception {
        stored("OpenAI", "openai", true);
        window.providers().select("OpenAI");
        window.settings();
        var closed = new WeakReference<>(shown);
        restart(() -> {});
        window.providers().select("OpenAI");
        Await.until("the window that was closed is forgotten", () -> {
            System.gc();
            return closed.refersTo(null);
        });
    }
}
