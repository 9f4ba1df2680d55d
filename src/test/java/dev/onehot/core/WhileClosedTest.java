package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// For a while this process has the file open nowhere; afterwards everything goes on where others left it.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
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
    void noDescriptorIsLeft() {
        try (var watch = new ChangeWatch(manager)) {
            Await.until("it watches", () -> descriptors().stream().filter(file.toString()::equals).count() > 1);
            var left = new ArrayList<String>();

            manager.whileClosed(() -> left.addAll(descriptors()));

            assertThat(left).isEmpty();
            manager.setSetting("A", "2");
            assertThat(descriptors()).isNotEmpty();
        }
    }

    /// A watch that begins while somebody is already waiting for the file to be closed has to be made to rest too.
    @Test
    void aWatchThatBeginsWhileItIsBeingClosedHindersNobody() {
        var reading = new Reading();
        var body = beside(() -> manager.whileClosed(() -> {}));
        Await.until("it waits for the reader", () -> isWaitingFor("whileClosed"));
        var seen = new CompletableFuture<String>();
        var watches = watches();
        try (var watch = new ChangeWatch(manager);
                var subscription = manager.subscribe(event -> event.snapshot().setting("F").ifPresent(it -> seen.complete(it.value())))) {
            Await.until("it begins", () -> !watches.containsAll(watches()));
            reading.end();

            Await.until("the body ran", body::isDone);
            assertThat(body).isCompleted();
            try (var outside = Outside.on(file)) {
                outside.run("INSERT INTO settings(key, value, updated_at) VALUES ('F', 'foreign', '2026-01-01 00:00:00')");
            }
            Await.until("it watches again", seen::isDone);
        }
    }

    @Test
    void watchesThatBeginAtTheSameMomentHinderNobody() {
        for (int i = 0; i < 100; i++) {
            try (var watch = new ChangeWatch(manager)) {
                var body = beside(() -> manager.whileClosed(() -> {}));
                Await.until("the body ran, round " + i, body::isDone);
                assertThat(body).isCompleted();
            }
        }
    }

    @Test
    void writesGoOnWhileAReaderIsWaitedFor() {
        var reading = new Reading();
        var body = beside(() -> manager.whileClosed(() -> {}));
        Await.until("it waits for the reader", () -> isWaitingFor("whileClosed"));

        var written = beside(() -> manager.setSetting("A", "meanwhile"));

        Await.until("it is stored", written::isDone);
        assertThat(body).isNotDone();
        reading.end();
        Await.until("the body ran", body::isDone);
        assertThat(body).isCompleted();
    }

    /// What does not end is no reason to wait for ever: whoever wanted the file closed is told, and nothing has happened.
    @Test
    void aReaderThatStaysIsToldOf() {
        var reading = new Reading();
        try {
            assertThatThrownBy(() -> manager.whileClosed(() -> {
                throw new AssertionError("ran beside a reader");
            })).isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(StorageException.Kind.IN_USE));
            assertThat(manager.setSetting("A", "2").revision()).isPositive();
        } finally {
            reading.end();
        }
        manager.whileClosed(() -> {});
    }

    /// Neither is somebody who never leaves by himself, as another manager of the same file.
    @Test
    void anotherManagerIsToldOfToo() {
        try (var other = SettingsManager.open(file)) {
            assertThatThrownBy(() -> manager.whileClosed(() -> {
                throw new AssertionError("ran beside another manager");
            })).isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(StorageException.Kind.IN_USE));
            assertThat(other.setSetting("A", "2").revision()).isPositive();
        }
        manager.whileClosed(() -> {});
    }

    /// It closes the file in the middle of its work, and goes on when that is over.
    @Test
    void aCheckGivesWay() {
        var closing = new AtomicReference<CompletableFuture<Boolean>>();
        var left = new ArrayList<String>();
        var findings = manager.check((done, total) -> {
            if (done == 1 && closing.get() == null) {
                closing.set(beside(() -> manager.whileClosed(() -> left.addAll(descriptors()))));
                Await.until("the file is wanted closed", () -> isWaitingFor("whileClosed"));
            }
            return true;
        });

        assertThat(findings).isEmpty();
        Await.until("the body ran", closing.get()::isDone);
        assertThat(closing.get()).isCompleted();
        assertThat(left).isEmpty();
    }

    /// Somebody who waits for the end of a dialog can give up, and is told what was waited for.
    @Test
    void whoWaitsForTheFileCanBeInterrupted() {
        var release = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var pause = beside(() -> manager.whileClosed(() -> {
            closed.countDown();
            await(release);
        }));
        await(closed);
        var told = new CompletableFuture<Throwable>();
        var reader = Thread.ofPlatform().name(besideName()).start(() -> {
            try {
                manager.history(HistoryFilter.newest(10));
                told.complete(new AssertionError("did not wait"));
            } catch (StorageException failure) {
                told.complete(failure);
            }
        });

        Await.until("it waits", () -> isWaitingFor("history"));
        reader.interrupt();

        Await.until("it gave up", told::isDone);
        assertThat(told.join())
                .isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(StorageException.Kind.CLOSED));
        release.countDown();
        Await.until("the dialog ended", pause::isDone);
        assertThat(manager.history(HistoryFilter.newest(10))).isNotEmpty();
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
            Await.until("it is told of", seen::isDone);
        }
        manager.setSetting("A", "3");
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT value FROM settings WHERE key = 'A'")).isEqualTo("3");
        }
    }

    @Test
    void whoeverWritesOrReadsMeanwhileWaits() {
        var closed = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var pause = beside(() -> manager.whileClosed(() -> {
            closed.countDown();
            await(release);
        }));
        await(closed);
        var written = beside(() -> manager.setSetting("B", "1"));
        var history = beside(() -> manager.history(HistoryFilter.newest(10)));

        Await.until("both wait", () -> isWaitingFor("setSetting") && isWaitingFor("history"));
        assertThat(manager.snapshot().setting("A")).isPresent();
        assertThat(written).isNotDone();
        assertThat(history).isNotDone();
        release.countDown();

        Await.until("all end", () -> written.isDone() && history.isDone() && pause.isDone());
        assertThat(history.join()).isNotEmpty();
        assertThat(written).isCompleted();
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

    /// A reader that is in the middle of its work for as long as it is wanted to be.
    private final class Reading {
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<List<String>> done;

        Reading() {
            var begun = new CountDownLatch(1);
            done = beside(() -> manager.check((step, total) -> {
                begun.countDown();
                await(end);
                return true;
            }));
            await(begun);
        }

        void end() {
            end.countDown();
            Await.until("the reader has ended", done::isDone);
        }
    }

    /// On a thread of its own: the common pool has one where there are two processors.
    private <T> CompletableFuture<T> beside(Supplier<T> body) {
        return CompletableFuture.supplyAsync(body, it -> Thread.ofPlatform().daemon().name(besideName()).start(it));
    }

    /// What no other test calls its threads.
    private String besideName() {
        return "beside " + file;
    }

    private CompletableFuture<Boolean> beside(Runnable body) {
        return beside(() -> {
            body.run();
            return true;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static Set<Thread> watches() {
        return Thread.getAllStackTraces().keySet().stream().filter(it -> it.getName().equals("change-watch")).collect(Collectors.toSet());
    }

    /// Whether a thread of this test waits for something inside this method of the manager.
    private boolean isWaitingFor(String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(it -> it.getKey().getName().equals(besideName()))
                .filter(it -> it.getKey().getState() == Thread.State.WAITING || it.getKey().getState() == Thread.State.TIMED_WAITING)
                .anyMatch(it -> Arrays.stream(it.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(SettingsManager.class.getName())
                                && frame.getMethodName().equals(method)));
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
