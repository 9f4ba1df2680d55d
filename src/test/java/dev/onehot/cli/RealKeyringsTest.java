package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.RealGnomeKeyring;
import dev.onehot.testing.RealKeyring;
import dev.onehot.testing.RealKeyring.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `mvn -Preal verify`: what is the same on gnome-keyring, KWallet and KeePassXC.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RealKeyringsTest extends RealKeyringFixture {
    private static final int READS = 20;
    /// `-Dreal.rounds=5` for a short run.
    private static final int ROUNDS = Integer.getInteger("real.rounds", 100);

    private RealKeyring keyring;
    private String name = "";

    private Process startOpen(Kind kind) throws IOException {
        keyring = kind.on(desktop);
        if (keyring instanceof RealGnomeKeyring gnome) {
            gnome.withPrompter();
        }
        name = kind.name();
        return keyring.start();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstKeyIsKeptAndReadByOtherProcesses(Kind kind) throws Exception {
        startOpen(kind);
        stored(name, "first key, keyring open");
        assertThat(seen(name, "read in a new process", begin("key")).done().out()).isEqualTo(KEY + "\n");

        var seconds = new ArrayList<Double>();
        for (int i = 0; i < READS; i++) {
            var read = begin("key");
            assertThat(read.end().done().out()).isEqualTo(KEY + "\n");
            seconds.add(read.seconds());
        }
        Collections.sort(seconds);
        note(name, "20 reads in new processes", "median %.2f s, slowest %.2f s".formatted(seconds.get(READS / 2), seconds.getLast()), "0", "");
        assertThat(RealKeyring.secrets(desktop)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void lockedIsSaidAtOnceToWhoeverWaitsForNobody(Kind kind) throws Exception {
        startOpen(kind);
        stored();
        keyring.lock();
        for (var words : List.of(List.of("key"), List.of("doctor"), List.of("keys", "status"))) {
            var command = words.toArray(String[]::new);
            var said = seen(name, "locked, not waiting: " + String.join(" ", words), withoutWaiting(command));
            assertThat(said.out() + said.errors()).containsIgnoringCase("locked").doesNotContain("log out");
            assertThat(keyring.isAsking()).as("a dialog").isFalse();
        }
        assertThat(withoutWaiting("key").end().code()).isEqualTo(Exit.KEYS);
    }

    /// As a tool runs its helper command: there is no terminal, but a display.
    @ParameterizedTest
    @EnumSource
    void lockedItsDialogIsWaitedFor(Kind kind) throws Exception {
        startOpen(kind);
        stored();
        keyring.lock();
        var dismissed = waiting(name, "locked, dialog dismissed", begin("key"));
        keyring.dismiss();
        var refused = seen(name, "locked, dialog dismissed", dismissed).failed(Exit.KEYS);
        assertThat(refused.errors()).contains("did not let Onehot");

        var waiting = waiting(name, "locked, dialog answered", begin("key"));
        Await.until("its dialog", keyring::isAsking);
        keyring.answer();
        var read = seen(name, "locked, dialog answered", waiting);
        assertThat(read.code()).as(read.errors()).isZero();
        assertThat(read.out()).isEqualTo(KEY + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void atATerminalTheWaitIsSaidBeforeIt(Kind kind) throws Exception {
        startOpen(kind);
        stored();
        keyring.lock();
        var waiting = waiting(name, "locked, at a terminal", atTerminal("key"));
        assertThat(waiting.isUnderWay()).isTrue();
        keyring.answer();
        var read = seen(name, "locked, at a terminal", waiting);
        assertThat(read.code()).isZero();
        assertThat(read.out()).endsWith(KEY + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void anEndBehindItsDialogIsSaid(Kind kind) throws Exception {
        var process = startOpen(kind);
        stored();
        keyring.lock();
        var waiting = waiting(name, "killed behind its dialog", begin("key"));
        Await.until("its dialog", keyring::isAsking);
        desktop.kill(process);
        assertThat(seen(name, "killed behind its dialog", waiting).failed(Exit.KEYS).errors()).contains("ended while it was being used");
    }

    @ParameterizedTest
    @EnumSource
    void anItemThatIsGoneIsLostAndNoSecondOneIsMade(Kind kind) throws Exception {
        startOpen(kind);
        stored();
        desktop.run("secret-tool", "clear", "application", "onehot");
        assertThat(RealKeyring.secrets(desktop)).isEmpty();
        var lost = seen(name, "item deleted", begin("key")).failed(Exit.KEYS);
        assertThat(lost.errors()).contains("The master key of this database is not in");
        if (kind == Kind.KEEPASSXC) {
            assertThat(lost.errors()).contains("recycle bin");
        }
        withoutWaiting(program, KEY, "provider", "add", "Another", "--kind", "openai", "--key-stdin").end().failed(Exit.KEYS);
        assertThat(RealKeyring.secrets(desktop)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void twoWhoWaitAreBothServed(Kind kind) throws Exception {
        startOpen(kind);
        stored();
        keyring.lock();
        var one = waiting(name, "two at once", begin("key"));
        var other = waiting(name, "two at once", begin("key"));
        keyring.answer();
        if (kind == Kind.KEEPASSXC) {
            // Each has a dialog of its own, unless the first one's answer was enough.
            Await.until("no dialog, or the second", () -> !one.isUnderWay() || !other.isUnderWay());
        }
        assertThat(seen(name, "two at once", one).out()).isEqualTo(KEY + "\n");
        if (other.isUnderWay() && keyring.isAsking()) {
            keyring.answer();
        }
        assertThat(seen(name, "two at once", other).out()).isEqualTo(KEY + "\n");
    }

    /// What is said to be kept is on the disk.
    @ParameterizedTest
    @EnumSource
    void whatIsKeptSurvivesTheKeyringsEnd(Kind kind) throws Exception {
        var process = startOpen(kind);
        for (var end : List.of("SIGKILL", "SIGTERM")) {
            program = anotherDatabase();
            stored(name, "first key before " + end);
            if (end.equals("SIGKILL")) {
                desktop.kill(process);
            } else {
                desktop.terminate(process);
            }
            Await.until("it is gone", () -> !desktop.isOwned(RealKeyring.SECRETS));
            process = keyring.start();
            assertThat(seen(name, "read after " + end, begin("key")).done().out()).isEqualTo(KEY + "\n");
            // The next one is a first key again.
            desktop.run("secret-tool", "clear", "application", "onehot");
        }
    }

    /// A keyring ends at any moment around storing: after "saved" the key is there, and there is one master key.
    @ParameterizedTest
    @EnumSource
    void noKeyIsLostAndNoSecondOneMadeWhenItEndsAtAnyMoment(Kind kind) throws Exception {
        long seed = Long.getLong("real.seed", System.nanoTime());
        var random = new Random(seed);
        var process = startOpen(kind);
        var usual = beginAdding(anotherDatabase());
        assertThat(usual.end().code()).isZero();
        long latest = (long) (usual.seconds() * 1.3e9);
        int stored = 0;
        for (int round = 0; round < ROUNDS; round++) {
            program = anotherDatabase();
            var adding = beginAdding(program);
            LockSupport.parkNanos(random.nextLong(latest));
            desktop.kill(process);
            var added = adding.end();
            Await.until("it is gone", () -> !desktop.isOwned(RealKeyring.SECRETS));
            process = keyring.start();
            if (added.code() == Exit.DONE) {
                stored++;
                assertThat(begin("key").end().out()).as("round %s of seed %s: %s", round, seed, added).isEqualTo(KEY + "\n");
            }
            assertThat(RealKeyring.secrets(desktop)).as("round %s of seed %s", round, seed).hasSizeLessThan(2);
            // Every other round makes a first key.
            if (round % 2 == 0) {
                desktop.run("secret-tool", "clear", "application", "onehot");
            }
        }
        note(name, ROUNDS + " ends at any moment, seed " + seed, "stored " + stored + ", lost 0, second master keys 0", "", "");
    }

    @Test
    void withoutAnyKeyringThatIsSaid() {
        var none = seen("none", "no keyring", beginAdding(program));
        assertThat(none.failed(Exit.KEYS).errors()).contains("No program on this desktop keeps secrets");
    }
}
