package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.Wanted;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the keyring answers when the keyring of the desktop works, and when it does not.
class FreedesktopKeyringTest {
    private static final byte[] SECRET = "0123456789abcdef\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    /// Long enough for any machine; nothing here waits that long.
    private static final Duration LONG = Duration.ofSeconds(30);
    /// For what has to be waited for in full.
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private ForeignKeyring desktop;
    private FreedesktopKeyring store;

    @BeforeEach
    void open() throws IOException {
        desktop = new ForeignKeyring(folder.resolve("bus"));
        store = patient(LONG);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        desktop.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(it -> it.getName().startsWith("DBus") || it.getName().startsWith("keychain"))
                .allMatch(Thread::isDaemon);
    }

    @Test
    void whatIsWrittenIsReadFoundAndDeleted() {
        assertThat(store.findAny()).isEqualTo(new Answer.Absent());
        assertFound(store.write("a1", SECRET), "a1");
        assertFound(store.read("a1"), "a1");
        assertFound(store.findAny(), "a1");
        assertThat(store.read("b2")).isEqualTo(new Answer.Absent());
        assertThat(store.delete("a1")).isEqualTo(new Answer.Absent());
        assertThat(store.read("a1")).isEqualTo(new Answer.Absent());
    }

    @Test
    void theOldestIsFoundAmongSeveral() {
        store.write("younger", "younger".getBytes(StandardCharsets.UTF_8));
        assertFound(store.write("old", SECRET), "old");
        assertFound(store.findAny(), "old");
    }

    @Test
    void lockedIsNeverAbsent() {
        store.write("a1", SECRET);
        desktop.locked = true;
        assertLocked();
    }

    @Test
    void lockedIsLockedWhereTheServiceShowsNothing() {
        desktop.locked = true;
        assertLocked();
    }

    @Test
    void withoutAnyCollectionNothingIsCertain() throws Exception {
        desktop.collection = false;
        assertLocked();
        assertThat(unlocking(true)).isEqualTo(new Answer.Absent());
        assertFound(store.write("a1", SECRET), "a1");
    }

    @Test
    void aCollectionThatLocksInBetweenIsLocked() {
        desktop.errors.put("CreateItem", "org.freedesktop.Secret.Error.IsLocked");
        assertLocked(store.write("a1", SECRET), "keys.locked.keychain");
    }

    @Test
    void anUnlockedStoreAsksNobody() {
        assertThat(asked(() -> {
            throw new AssertionError("nobody is to be asked");
        })).isEqualTo(new Answer.Absent());
    }

    @Test
    void theDialogIsWaitedForAndThenTheSecretIsThere() throws Exception {
        store.write("a1", SECRET);
        desktop.locked = true;
        assertThat(unlocking(true)).isEqualTo(new Answer.Absent());
        assertFound(store.read("a1"), "a1");
    }

    @Test
    void aClosedDialogIsDenied() throws Exception {
        desktop.locked = true;
        assertThat(unlocking(false)).isEqualTo(new Answer.Denied());
        assertThat(desktop.calls).doesNotContain("Dismiss");
    }

    @Test
    void aServiceThatAsksBeforeItWritesIsWaitedFor() throws Exception {
        desktop.asksBeforeWriting = true;
        var written = CompletableFuture.supplyAsync(() -> store.write("a1", SECRET));
        Await.until("the dialog", () -> desktop.calls.contains("Prompt"));
        desktop.answerPrompt(true);
        assertFound(written.get(), "a1");
    }

    @Test
    void withNobodyToAskItSaysSo() throws Exception {
        desktop.locked = true;
        desktop.running.add("org.gnome.keyring");
        assertUnavailable(unlocking(false), "keychain.prompter.none");

        desktop.startable.add("org.gnome.keyring.SystemPrompter");
        assertThat(unlocking(false)).isEqualTo(new Answer.Denied());
    }

    @Test
    void closingEndsTheWaitForADialogAndDismissesNothing() throws Exception {
        desktop.locked = true;
        var waiting = new CountDownLatch(1);
        var answer = CompletableFuture.supplyAsync(() -> asked(waiting::countDown));
        waiting.await();
        store.close();
        assertUnavailable(answer.get(), "keychain.stopped");
        assertThat(desktop.calls).doesNotContain("Dismiss");
        assertUnavailable(store.read("a1"), "keychain.stopped");
    }

    @Test
    void aServiceThatEndsBehindItsDialogIsNotWaitedFor() throws Exception {
        desktop.locked = true;
        var waiting = new CountDownLatch(1);
        var answer = CompletableFuture.supplyAsync(() -> asked(waiting::countDown));
        waiting.await();
        desktop.serviceEnds();
        assertUnavailable(answer.get(), "keychain.service.lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenSession", "SearchItems"})
    void aFrozenServiceIsSilentUntilItGoesOn(String member) throws IOException {
        desktop.silent.add(member);
        var impatient = patient(Duration.ofMillis(50));
        assertUnavailable(impatient.read("a1"), "keychain.service.silent");
        impatient.close();
        desktop.silent.clear();
        assertThat(store.read("a1")).isEqualTo(new Answer.Absent());
    }

    @Test
    void aServiceThatKeepsTheOldValueIsFoundOut() {
        store.write("a1", "old".getBytes(StandardCharsets.UTF_8));
        desktop.losesUpdates = true;
        assertUnavailable(store.write("a1", SECRET), "keychain.notKept");
        assertUnavailable(store.write("b2", SECRET), "keychain.notKept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no Base64!", "garbage", "====", "\u00e4\u00e4"})
    void garbageIsNoSecretAndNotAbsent(String garbage) {
        desktop.items.put("/x", new ForeignKeyring.Item(
                Map.of("application", "onehot", "key-id", "a1"), garbage));
        assertUnavailable(store.read("a1"), "keychain.garbled");
        assertUnavailable(store.findAny(), "keychain.garbled");
    }

    @Test
    void aCutConnectionIsMadeAgainOnce() throws IOException {
        store.write("a1", SECRET);
        desktop.hangUp();
        assertFound(store.read("a1"), "a1");
    }

    @Test
    void aServiceThatKeepsForgettingIsGivenUp() {
        desktop.errors.put("SearchItems", "org.freedesktop.Secret.Error.NoSession");
        assertUnavailable(store.read("a1"), "keychain.service.error");
        assertThat(desktop.calls.stream().filter("OpenSession"::equals)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.DBus.Error.NoReply, keychain.service.lost",
        "org.freedesktop.DBus.Error.Failed, keychain.service.error",
    })
    void anErrorIsNamedButNotQuoted(String error, String code) {
        desktop.errors.put("GetSecret", error);
        desktop.items.put("/x", new ForeignKeyring.Item(Map.of("application", "onehot", "key-id", "a1"), ""));
        assertUnavailable(store.read("a1"), code);
        assertThat(store.read("a1").toString()).doesNotContain("the text of an error");
    }

    @Test
    void aPolicyThatForbidsIsDenied() {
        desktop.errors.put("SearchItems", "org.freedesktop.DBus.Error.AccessDenied");
        assertThat(store.read("a1")).isEqualTo(new Answer.Denied());
    }

    @Test
    void aServiceThatDoesNotRunIsStartedOrMissing() {
        desktop.running.clear();
        assertUnavailable(store.read("a1"), "keychain.service.none");
        desktop.errors.put("StartServiceByName", "org.freedesktop.DBus.Error.Spawn.ExecFailed");
        desktop.startable.add("org.freedesktop.secrets");
        assertUnavailable(store.read("a1"), "keychain.service.start");
        desktop.errors.clear();
        assertThat(store.read("a1")).isEqualTo(new Answer.Absent());
    }

    private FreedesktopKeyring patient(Duration call) {
        var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"));
        return new FreedesktopKeyring(environment, new Patience(LONG, call, LONG, SOON));
    }

    /// Unlocks, and answers the dialog once it is shown.
    private Answer unlocking(boolean accepted) throws Exception {
        return asked(() -> {
            try {
                desktop.answerPrompt(accepted);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private Answer asked(Runnable waiting) {
        return store.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> waiting.run()));
    }

    private void assertLocked() {
        assertLocked(store.read("a1"), "keys.locked.keychain");
        assertLocked(store.findAny(), "keys.locked.keychain");
        assertLocked(store.write("a1", SECRET), "keys.locked.keychain");
        assertLocked(store.delete("a1"), "keys.locked.keychain");
    }

    private static void assertFound(Answer answer, String id) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.secret()).isEqualTo(SECRET);
        });
    }

    static void assertLocked(Answer answer, String code) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Locked.class, it -> {
            assertThat(it.what().code()).isEqualTo(code);
            assertThat(it.advice().code()).isEqualTo(code + ".advice");
        });
    }

    static void assertUnavailable(Answer answer, String code) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Unavailable.class, it -> {
            assertThat(it.what().code()).isEqualTo(code);
            assertThat(it.advice().code()).isEqualTo(code + ".advice");
        });
    }
}
