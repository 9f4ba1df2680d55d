package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.Progress;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One owner of all connections to a file, for as long as there are any.
class GateTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() {
        file = folder.resolve("onehot.db");
        Database.open(file).close();
    }

    @Test
    void nothingIsKeptOfFilesThatNobodyUses() {
        try (var database = Database.open(file)) {
            for (int i = 0; i < 3; i++) {
                new Backup(file).make(BackupFile.Kind.MANUAL, Clock.systemUTC(), Progress.NONE);
            }
            new Backup(file).list().forEach(it -> BackupReading.read(file, it.path()));
            database.facts();
            assertThat(Gate.count(folder)).isEqualTo(1);
        }
        assertThat(Gate.count(folder)).isZero();
    }

    @Test
    void aFileIsTheSameByAnyName() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        var hard = Files.createLink(folder.resolve("hard.db"), file);
        var gate = Gate.of(file);
        for (var name : new Path[] {link, hard, folder.resolve("../" + folder.getFileName() + "/onehot.db")}) {
            var other = Gate.of(name);
            assertThat(other).as("%s", name).isSameAs(gate);
            other.leave();
        }
        gate.leave();
    }

    @Test
    void nobodyComesInWhileItIsClosed() throws InterruptedException {
        var gate = Gate.of(file);
        var inside = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var body = CompletableFuture.supplyAsync(() -> gate.runClosed(() -> {}, SHORT, () -> {
            closed.countDown();
            await(inside);
        }), it -> Thread.ofPlatform().daemon().start(it));
        await(closed);
        var entered = new AtomicBoolean();
        var reader = Thread.ofPlatform().start(() -> {
            gate.enter(false);
            entered.set(true);
            gate.left(false);
        });
        Await.until("it waits", () -> reader.getState() == Thread.State.TIMED_WAITING);
        assertThat(entered).isFalse();

        inside.countDown();

        Await.until("it comes in", entered::get);
        Await.until("it ran", body::isDone);
        assertThat(body.join()).isTrue();
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        gate.leave();
    }

    /// Who has a connection gets a second one, or would wait for itself.
    @Test
    void whoIsInsideGetsASecondConnectionThoughSomebodyWaits() {
        var gate = Gate.of(file);
        gate.enter(false);
        gate.wish();
        gate.enter(false);
        assertThat(gate.runClosed(() -> {}, SHORT, () -> {
            throw new AssertionError("closed beside two connections");
        })).isFalse();
        gate.left(false);
        gate.left(false);

        assertThat(gate.runClosed(() -> {}, SHORT, () -> {})).isTrue();
        gate.unwish();
        gate.leave();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
