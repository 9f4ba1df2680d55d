package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// For a while this process has the file open nowhere; afterwards everything goes on where others left it.
@Timeout(60)
class WhileClosedTest {
    @TempDir
    Path folder;

    private Path file;
    private SettingsManager manager;

    @BeforeEach
    void open() {
        file = folder.resolve("onehot.db");
        PlainFile.at(file);
        manager = SettingsManager.open(file);
        manager.setSetting("A", "1");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /// Any open file would lose its locks when somebody in this process closes another descriptor of it.
    @Test
    @EnabledOnOs(OS.LINUX)
    void noDescriptorIsLeft() throws IOException {
        try (var watch = new ChangeWatch(manager)) {
            Await.until("it watches", () -> descriptors().size() > 2);
            assertThat(descriptors()).isNotEmpty();
            var left = new ArrayList<String>();

            manager.whileClosed(() -> left.addAll(descriptors()));

            assertThat(left).isEmpty();
            manager.setSetting("A", "2");
            assertThat(descriptors()).isNotEmpty();
        }
    }

    @Test
    void whatOthersWroteMeanwhileIsTakenOver() {
        var seen = new CompletableFuture<String>();
        try (var subscription = manager.subscribe(event -> {
            if (event.snapshot().setting("A").orElseThrow().value().equals("foreign")) {
                seen.complete("foreign");
            }
        })) {
            manager.whileClosed(() -> {
                try (var outside = Outside.on(file)) {
                    outside.run("UPDATE settings SET value = 'foreign' WHERE key = 'A'");
                }
                // The last one to leave: no log may be left behind that this process still believes in.
                assertThat(Files.exists(folder.resolve("onehot.db-wal"))).isFalse();
            });

            assertThat(manager.getSetting("A", "")).isEqualTo("foreign");
            assertThat(seen.join()).isEqualTo("foreign");
        }
        manager.setSetting("A", "3");
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT value FROM settings WHERE key = 'A'")).isEqualTo("3");
        }
    }

    @Test
    void whoeverWritesOrReadsMeanwhileWaits() throws InterruptedException {
        var closed = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var pause = Thread.ofPlatform().start(() -> manager.whileClosed(() -> {
            closed.countDown();
            await(release);
        }));
        closed.await();
        var written = CompletableFuture.supplyAsync(() -> manager.setSetting("B", "1"));
        var history = CompletableFuture.supplyAsync(() -> manager.history(dev.onehot.model.HistoryFilter.newest(10)));

        Await.until("both wait", () -> !written.isDone() && !history.isDone());
        assertThat(manager.snapshot().setting("A")).isPresent();
        release.countDown();

        written.join();
        assertThat(history.join()).isNotEmpty();
        pause.join();
        assertThat(manager.getSetting("B", "")).isEqualTo("1");
    }

    @Test
    void notInsideATransaction() {
        assertThatThrownBy(() -> manager.composite(Origin.API, () -> {
            manager.whileClosed(() -> {});
            return "";
        })).isInstanceOf(IllegalStateException.class);
        assertThat(manager.setSetting("A", "4").revision()).isPositive();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private List<String> descriptors() {
        var found = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var each : all) {
                try {
                    var target = Files.readSymbolicLink(each).toString();
                    if (target.startsWith(file.toString())) {
                        found.add(target);
                    }
                } catch (IOException gone) {
                    // It was the one that reads the folder.
                    continue;
                }
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return found;
    }
}
