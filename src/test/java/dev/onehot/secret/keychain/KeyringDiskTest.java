package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A key that was said to be kept is on the keyring's disk, and an empty secret is no key.
class KeyringDiskTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONG = Duration.ofSeconds(30);
    /// Stands for the seconds until a program writes by itself.
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private ForeignKeyring desktop;

    @BeforeEach
    void open() throws IOException {
        desktop = new ForeignKeyring(folder.resolve("bus"));
        desktop.asksEachConnection = false;
        desktop.prompts.person(_ -> true);
    }

    @AfterEach
    void close() throws IOException {
        desktop.close();
    }

    @Test
    void aKeyIsKeptWhenTheKeyringEndsRightAfter() {
        desktop.play(ForeignProgram.KWALLET);
        assertFound(written(SOON));
        assertThat(desktop.calls).contains("sync");
        assertThat(desktop.kwallet.handles()).isZero();
        assertThat(desktop.kwallet.strangers).isZero();
        restart();
        assertFound(read());
    }

    /// Later versions have the interface in another program, where it does nothing; some have it switched off; a person may have forbidden it.
    @ParameterizedTest
    @EnumSource(Unwritten.class)
    void whereNothingCanHaveItWrittenTheTimeIsWaitedFor(Unwritten how) {
        desktop.play(ForeignProgram.KWALLET);
        how.arrange(desktop);
        desktop.secondReadIsLater = true;
        assertFound(written(SOON));
        assertThat(desktop.calls).doesNotContain("sync");
        restart();
        assertFound(read());
    }

    enum Unwritten {
        NOT_THERE {
            @Override
            void arrange(ForeignKeyring desktop) {
                desktop.kwallet.offered = false;
            }
        },
        FORBIDDEN {
            @Override
            void arrange(ForeignKeyring desktop) {
                desktop.kwallet.denies = true;
            }
        },
        ANOTHER_PROGRAMS {
            @Override
            void arrange(ForeignKeyring desktop) {
                desktop.bus.owners.put("org.kde.kwalletd5", ":1.77");
                desktop.running.add("org.kde.secretservicecompat");
            }
        };

        abstract void arrange(ForeignKeyring desktop);
    }

    @Test
    void aDatabaseIsGivenTheTimeToSave() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.secondReadIsLater = true;
        assertFound(written(SOON));
        restart();
        assertFound(read());
    }

    @ParameterizedTest
    @EnumSource(value = ForeignProgram.class, names = {"KWALLET", "KEEPASSXC"})
    void aKeyringThatEndsMeanwhileHasKeptNothing(ForeignProgram program) throws Exception {
        desktop.play(program);
        desktop.kwallet.offered = false;
        var answer = CompletableFuture.supplyAsync(() -> written(LONG));
        awaitTheWait();
        desktop.ends();
        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOfSatisfying(
                Answer.Unavailable.class,
                it -> assertThat(it.what().code()).isIn("keychain.notKept", "keychain.service.lost"));
    }

    @Test
    void closingEndsTheWait() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        var store = store(LONG);
        var answer = CompletableFuture.supplyAsync(() -> {
            store.findAny();
            return store.write("a1", SECRET);
        });
        awaitTheWait();
        store.close();
        assertUnavailable(answer.get(30, TimeUnit.SECONDS), "keychain.stopped");
    }

    @Test
    void whoWritesAtOnceIsNotWaitedFor() {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        assertFound(written(LONG));
        restart();
        assertFound(read());
    }

    /// A closed wallet gives an empty secret without any error.
    @Test
    void anEmptySecretIsNone() {
        desktop.play(ForeignProgram.KWALLET);
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        assertThat(read()).isInstanceOf(Answer.Locked.class);
        assertThat(any()).isInstanceOf(Answer.Locked.class);

        desktop.unlock(desktop.login);
        assertFound(read());
        var lost = new ForeignKeyring.Item(ForeignCollection.attributes("a1"), "");
        desktop.items.put(desktop.login.path + "/a1", lost);
        assertUnavailable(read(), "keyring.empty");
        assertThat(any()).isInstanceOf(Answer.Absent.class);
        assertThat(desktop.items.values()).containsExactly(lost);
    }

    /// Before it comes what is asked last: whether the program is still the same.
    private void awaitTheWait() {
        Await.until("the wait", () -> desktop.calls.contains("GetSecret") && desktop.calls.getLast().equals("GetNameOwner"));
    }

    /// The program is killed, and a person starts it again and opens it.
    private void restart() {
        desktop.ends();
        desktop.comesBack();
        desktop.unlock(desktop.login);
    }

    private Answer written(Duration disk) {
        try (var store = store(disk)) {
            assertThat(store.findAny()).isInstanceOf(Answer.Absent.class);
            return store.write("a1", SECRET);
        }
    }

    private Answer read() {
        try (var store = store(SOON)) {
            return store.read("a1");
        }
    }

    private Answer any() {
        try (var store = store(SOON)) {
            return store.findAny();
        }
    }

    private FreedesktopKeyring store(Duration disk) {
        var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"));
        return new FreedesktopKeyring(environment, new Patience(LONG, LONG, LONG, disk));
    }

    private static void assertFound(Answer answer) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, it -> assertThat(it.secret()).isEqualTo(SECRET));
    }
}
