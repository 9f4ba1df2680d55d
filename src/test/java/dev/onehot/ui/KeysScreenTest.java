package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.MemoryKeychain.Mood;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.KeysPage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys in a new database, as a person meets them: at first, locked, lost, without a keychain, and in a shared database.
class KeysScreenTest extends WindowFixture {
    private static final String PASSPHRASE = "correct horse battery";
    private KeysPage keys;

    @Override
    protected void createFile() {}

    @Override
    protected Map<String, String> environment() {
        return Map.of("MY_OPENAI_KEY", KEY);
    }

    @BeforeEach
    void page() {
        keys = new KeysPage(robot);
    }

    @Test
    void theFirstKeyGoesIntoTheKeychainWithoutAQuestion() {
        window.providers().add().kind("Anth").key(KEY).save();
        window.awaitActive("Anthropic");

        assertStoredEncrypted();
        assertThat(keychain.size()).isOne();
        window.providers().awaitText("keySourceLabel", "Encrypted, under the system keychain");
        window.providers().revealKey();
        window.providers().awaitRevealed(KEY);
    }

    @Test
    void withoutAKeychainThePersonChoosesAndNothingTypedIsLost() {
        keychain.is(Mood.MISSING);
        window.providers().add().kind("Anth").key(KEY).save();
        keys.awaitDialog();
        keys.awaitState("There is no system keychain here.");
        keys.awaitText("keysPurposeLabel", "Onehot stores API keys encrypted. Choose what opens them; then keys can be saved and used.");
        // What is not there cannot be chosen.
        assertThat(keys.offers("keychainRadio")).isFalse();
        keys.awaitFocus("newPassphraseField");
        keys.passphrases(PASSPHRASE, "something else").press("keepButton");
        keys.awaitProblem("The two passphrases differ.");
        keys.passphrases("short", "short").press("keepButton");
        keys.awaitProblem("A passphrase has at least 8 characters.");
        // Enter goes to the field that is empty, and then answers.
        keys.passphrases("", "").press("newPassphraseField");
        window.write(PASSPHRASE);
        assertThat(keys.offers("keysProblemLabel")).as("an old problem").isFalse();
        window.press(KeyCode.ENTER);
        keys.awaitFocus("repeatPassphraseField");
        window.write(PASSPHRASE);
        window.press(KeyCode.ENTER);

        keys.awaitClosed();
        window.awaitActive("Anthropic");
        assertStoredEncrypted();
        window.providers().awaitText("keySourceLabel", "Encrypted, under your passphrase");
    }

    @Test
    void aLockedVaultIsOpenedFromTheBanner() {
        keychain.is(Mood.MISSING);
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join();
        stored("OpenAI", "openai", true);
        // The window reads the master key too, once it has heard of it; after that nobody opens it again.
        window.awaitActive("OpenAI");
        manager.keys().lock().join();
        keys.awaitBanner("Keys are locked.");
        window.providers().select("OpenAI").awaitText("keySourceLabel", "Keys are locked.");
        keys.openFromBanner();
        keys.unlock("wrong");
        keys.awaitState("This is not the passphrase of your keys.");
        assertThat(keys.isRefused()).isTrue();
        // The same answer again is seen to be one.
        var answers = keys.answers();
        keys.unlock("wrong again");
        keys.awaitState("This is not the passphrase of your keys.");
        Await.until("it was tried", () -> answers.size() > 1 && answers.getFirst().equals("Trying the passphrase…") && answers.getLast().startsWith("This is not"));
        window.press(KeyCode.ESCAPE);
        window.openSwitcher().choose("unlock");
        keys.awaitDialog();
        keys.unlock(PASSPHRASE);
        keys.awaitClosed();
        keys.awaitNoBanner();
        window.providers().awaitText("keySourceLabel", "Encrypted, under your passphrase");
    }

    /// A passphrase that will not do takes the wish for a new master key away no more than any other answer.
    @Test
    void whenSomebodyLeavesAllKeysAreEncryptedAnew() {
        keychain.is(Mood.MISSING);
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join();
        stored("OpenAI", "openai", true);
        window.awaitActive("OpenAI");
        var old = outside.text("SELECT api_key FROM ai_providers");
        var oldMaster = manager.snapshot().protection().master().orElseThrow();
        window.health().keys();
        keys.press("changeKeysButton");
        keys.awaitDialog();
        keys.press("renewKeysBox");
        keys.awaitText("keepButton", "Encrypt all keys anew");
        keys.passphrases("short", "short").press("keepButton");
        keys.awaitProblem("A passphrase has at least 8 characters.");
        keys.awaitText("keepButton", "Encrypt all keys anew");
        keys.passphrases("another passphrase", "another passphrase").press("keepButton");
        window.awaitNotice("One key is encrypted anew. Everybody else is asked for the new passphrase. Who has left may have noted keys: replace those at their vendors.");
        assertThat(manager.snapshot().protection().master().orElseThrow().id()).isNotEqualTo(oldMaster.id());
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isNotEqualTo(old).doesNotContain(oldMaster.id());
        assertThat(manager.revealKey(manager.getActiveAiProvider().orElseThrow().id()).reveal()).isEqualTo(KEY);
    }

    @Test
    void aLostMasterKeyIsGivenUpOnlyByHand() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        keychain.clear();
        manager.keys().lock().join();
        manager.keys().open().join();
        keys.awaitBanner("The master key of this database is not in the system keychain.");
        keys.openFromBanner();
        assertThat(keys.offers("keepButton")).isFalse();
        keys.press("startOverBox");
        keys.press("keepButton");
        keys.awaitClosed();
        window.providers().select("OpenAI").awaitText("keySourceLabel", "Encrypted with another master key. Enter it again.");
        window.providers().key(KEY).save();
        window.providers().awaitText("keySourceLabel", "Encrypted, under the system keychain");
    }

    /// What opens the keys is asked for by one press, and by the name of the program that asks.
    @Test
    void theBannerHasTheKeyringAskAndSaysSoMeanwhile() {
        var answered = new CountDownLatch(1);
        lockedIn("KeePassXC");
        keychain.whenAsked(() -> {
            try {
                assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
                keychain.allow();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
        keys.askFromBanner("Ask KeePassXC");
        keys.awaitBanner("Waiting for the system keyring. Answer its dialog; it may be behind another window.");
        keys.awaitButtonAtRest("Ask KeePassXC");
        assertThat(keys.offers("keysStateLabel")).isFalse();
        answered.countDown();
        keys.awaitNoBanner();
        assertThat(keys.offers("keysStateLabel")).isFalse();
        assertThat(keychain.asked()).hasSize(1);
    }

    @Test
    void whoRefusesIsShownTheOtherWaysAndNoneOfThemIsToLoseKeys() {
        lockedIn("KWallet");
        keychain.whenAsked(() -> keychain.is(Mood.REFUSING));
        keys.askFromBanner("Ask KWallet");
        keys.awaitDialog().awaitState("You did not let Onehot use the system keychain.");
        assertThat(keys.offers("askKeychainButton")).isTrue();
        assertThat(keys.offers("startOverBox")).isFalse();
        assertThat(keys.offers("keepButton")).isFalse();
        keys.giveUp();
        Await.until("the dialog has grown by what was opened", () -> keys.legible("closeKeysButton"));
        keys.press("startOverBox");
        assertThat(keys.offers("keepButton")).isTrue();
        keychain.is(Mood.OPEN);
        keys.press("askKeychainButton");
        keys.awaitClosed();
        keys.awaitNoBanner();
    }

    @Test
    void theBannerGoesWhenTheKeyringIsUnlockedElsewhere() {
        lockedIn("GNOME Keyring");
        keychain.becomes(Mood.OPEN);
        keys.awaitNoBanner();
        assertThat(keychain.asked()).isEmpty();
    }

    private void lockedIn(String program) {
        keychain.at(program, "/org/freedesktop/secrets/collection/one");
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        // The window reads the master key too, once it has heard of it.
        window.awaitActive("OpenAI");
        manager.keys().lock().join();
        keychain.is(Mood.LOCKED);
        manager.keys().open().join();
        keys.awaitBanner("The system keychain is locked.");
    }

    /// A keychain that never answers holds up nothing but keys, and not the end of the program either.
    @Test
    void aFrozenKeychainLeavesTheWindowUsable() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        // The window reads the master key too, once it has heard of it.
        window.awaitActive("OpenAI");
        manager.keys().lock().join();
        keychain.is(Mood.FROZEN);
        var opening = manager.keys().open();
        window.providers().select("OpenAI").awaitText("keySourceLabel", "The master key is being read.");
        window.providers().name("Renamed").save();
        window.awaitActive("Renamed");
        assertThat(opening).isNotDone();
    }

    @Test
    void aSharedDatabaseIsProtectedAndThatIsTakenBack() {
        manager.keys().share(Origin.API).join();
        stored("OpenAI", "openai", true);
        keys.awaitBanner("Keys are plain text in this database");
        keys.openFromBanner().press("protectButton");
        keys.awaitClosed();
        window.awaitNotice("All keys are encrypted. Backups made before still hold them in plain text.");
        assertStoredEncrypted();
        window.undo();
        keys.awaitBanner("Keys are plain text in this database");
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isEqualTo(KEY);
    }

    /// A page that says how it is; what would give the keys another master is a sheet that one opens.
    @Test
    void thePageSaysHowItIsAndASheetMovesThem() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        stored("Groq", "groq", false);
        window.awaitActive("OpenAI");
        var health = window.health();
        health.keys();
        health.awaitText("keysCountLabel", "2 keys are encrypted.");
        assertThat(keys.offers("keepButton")).isFalse();
        keys.press("changeKeysButton");
        Await.until("the sheet is open", () -> keys.offers("keepButton"));
        window.press(KeyCode.ESCAPE);
        Await.until("it is closed", () -> !keys.offers("keepButton"));
        keys.awaitFocus("changeKeysButton");
    }

    @Test
    void storingAsPlainTextIsAskedAboutByNumberAndFileAndTakenBack() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        stored("Groq", "groq", false);
        window.awaitActive("OpenAI");
        window.health().keys();
        share();
        Await.until("it asks", () -> keys.offers("cancelShareButton"));
        keys.awaitFocus("cancelShareButton");
        var told = Person.ask(() -> robot.lookup("#shareKeysDialog").query().lookupAll(".label").stream()
                .map(it -> ((Labeled) it).getText())
                .collect(Collectors.joining(" ")));
        assertThat(told).contains("All 2 keys").contains("onehot.db");
        window.press(KeyCode.ENTER);
        Await.until("it is answered", () -> !keys.offers("cancelShareButton"));
        assertStoredEncrypted();
        assertThat(manager.snapshot().protection().shared()).isFalse();

        share();
        keys.press("confirmShareButton");
        window.awaitNoticeWith("2 keys are stored as plain text in ");
        assertThat(outside.texts("SELECT api_key FROM ai_providers")).containsOnly(KEY);
        window.undo();
        window.awaitNoticeWith("Undone. Changed: ");
        assertThat(outside.texts("SELECT api_key FROM ai_providers")).allMatch(it -> it.startsWith("onehot:1:"));
        window.activity();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        window.awaitNoticeWith("Redone. Changed: ");
        assertThat(outside.texts("SELECT api_key FROM ai_providers")).containsOnly(KEY);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.awaitNoticeWith("Undone. Changed: ");
        assertThat(manager.snapshot().protection().shared()).isFalse();
        assertThat(file.resolveSibling("onehot.db-wal")).satisfiesAnyOf(
                log -> assertThat(log).doesNotExist(), log -> assertThat(contents(log)).doesNotContain(KEY));
    }

    private void share() {
        Await.until("the master key is read", () -> keys.offers("shareButton"));
        robot.interact(() -> robot.lookup("#shareButton").query().requestFocus());
        window.press(KeyCode.SPACE);
    }

    private static String contents(Path log) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aReferenceToTheEnvironmentSaysWhetherItIsThere() {
        window.providers().add().kind("Anth").key("env:MY_OPENAI_KEY").save();
        window.awaitActive("Anthropic");
        window.providers().awaitText("keySourceLabel", "From the environment variable MY_OPENAI_KEY, which is set");
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isEqualTo("env:MY_OPENAI_KEY");
        assertThat(keychain.size()).isZero();
        window.providers().key("env:NOT_THERE").save();
        window.providers().awaitText("keySourceLabel", "From the environment variable NOT_THERE, which is not set");
    }

    private void assertStoredEncrypted() {
        assertThat(outside.text("SELECT api_key FROM ai_providers")).startsWith("onehot:1:").doesNotContain("abcdefgh");
        long id = manager.snapshot().providers().keySet().iterator().next();
        assertThat(manager.revealKey(id)).isEqualTo(ApiKey.of(KEY));
    }
}
