package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Origin;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Await;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever one of our threads trips over is told, and the thread goes on.
@Execution(ExecutionMode.CONCURRENT)
class LastingThreadTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    static Stream<Throwable> failures() {
        return Stream.of(new OutOfMemoryError("not really"), new IllegalStateException("a defect"), new StackOverflowError(), new AssertionError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void workThatThrowsIsToldAndBeginsAnew(Throwable failure) {
        var told = new ConcurrentLinkedDeque<Throwable>();
        var lives = new AtomicInteger();
        try (var _ = new LastingThread("lasting", Duration.ofMillis(1), () -> {
            if (lives.incrementAndGet() % 2 == 1) {
                throw LastingThreadTest.<RuntimeException>unchecked(failure);
            }
        }, told::add)) {
            Await.until("it lives again and again", () -> lives.get() > 5);
        }
        assertThat(told).contains(failure);
    }

    @Test
    void tellingMayFailToo() {
        var lives = new AtomicInteger();
        try (var _ = new LastingThread("lasting", Duration.ofMillis(1), () -> {
            lives.incrementAndGet();
            throw new IllegalStateException("a defect");
        }, failure -> {
            throw new OutOfMemoryError("not really");
        })) {
            Await.until("it lives again", () -> lives.get() > 2);
        }
    }

    /// What another program wrote while the watch could not look is seen as soon as it can.
    @ParameterizedTest
    @MethodSource("failures")
    void theWatchSaysThatItSeesNothingAndSeesAgain(Throwable failure) {
        try (var manager = manager();
                var outside = Outside.on(folder.resolve("onehot.db"))) {
            var told = new ConcurrentLinkedDeque<Optional<Throwable>>();
            try (var _ = new ChangeWatch(manager, told::add, () -> {})) {
                Await.until("it watches", () -> !told.isEmpty() && told.getLast().isEmpty());
                thrown.set(failure);
                outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
                Await.until("it is told", () -> told.getLast().equals(Optional.of(failure)));
                thrown.set(null);
                Await.until("it watches again", () -> told.getLast().isEmpty());
                outside.run("INSERT INTO settings(key, value) VALUES ('theirs too', '1')");
                Await.until("it is seen", () -> manager.snapshot().setting("theirs too").isPresent());
                manager.setSetting("mine", "1");
            }
        }
    }

    /// Everybody who waits for the writer is told, and what is handed in afterwards is carried out.
    @ParameterizedTest
    @MethodSource("failures")
    void theWriterTellsAndGoesOn(Throwable failure) throws InterruptedException, TimeoutException, ExecutionException {
        try (var manager = manager();
                var writer = new SettingsWriter(manager, Origin.WINDOW)) {
            thrown.set(failure);
            var refused = writer.submit(new Command.SetSetting("a", "1", Command.ANY));
            var asked = writer.call(it -> {
                throw LastingThreadTest.<RuntimeException>unchecked(failure);
            });
            Await.until("both are told", () -> refused.isCompletedExceptionally() && asked.isCompletedExceptionally());
            thrown.set(null);
            writer.submit(new Command.SetSetting("b", "1", Command.ANY)).get(10, TimeUnit.SECONDS);
            assertThat(manager.snapshot().setting("b")).isPresent();
        }
    }

    /// A listener that had no memory for an event gets the whole, so that it shows nothing stale.
    @Test
    void aListenerThatFailedGetsASnapshot() {
        try (var manager = manager()) {
            var shown = new AtomicReference<>(Snapshot.EMPTY);
            try (var _ = manager.subscribe(event -> {
                if (event instanceof Event.SettingsChanged) {
                    throw new OutOfMemoryError("not really");
                }
                shown.set(event.snapshot());
            })) {
                manager.setSetting("a", "1");
                Await.until("it is shown", () -> shown.get().setting("a").isPresent());
            }
        }
    }

    private SettingsManager manager() {
        var file = folder.resolve("onehot.db");
        PlainFile.at(file);
        return new SettingsManager(Database.open(file), LightPlaces.of(new NoKeychain(), Map.of()), new Failing(), () -> {});
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    /// Fails when told to: every commit and every look that finds something ask it.
    private final class Failing extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            var failure = thrown.get();
            if (failure != null) {
                throw LastingThreadTest.<RuntimeException>unchecked(failure);
            }
            return Instant.now();
        }
    }
}
