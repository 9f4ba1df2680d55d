package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.Wanted;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a person is asked, and what not.
@Execution(ExecutionMode.CONCURRENT)
class KeyringDialogsTest extends PlayedKeyrings {
    @Test
    void whatIsNotAllowedToThisConnectionIsAskedFor() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.login.keep("a1", SECRET);
        var item = desktop.login.path + "/a1";
        for (var place : List.of(in(desktop.login), Optional.<KeyringPlace>empty())) {
            assertLocked(store.read("a1", place), "keyring.access", "KeePassXC");
        }
        assertLocked(store.findAny(), "keyring.access", "KeePassXC");
        assertAsked();

        var unlocked = CompletableFuture.supplyAsync(() -> unlock("a1", in(desktop.login)));
        Await.until("the word that it waits", () -> !told.isEmpty());
        assertThat(told).containsExactly(Message.of("keyring.waiting.allow", "KeePassXC"));
        desktop.answerPrompt(true);
        assertThat(unlocked.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Absent.class);
        assertFound(store.read("a1", in(desktop.login)), "a1");
        assertFound(store.findAny(), "a1");
        assertAsked(item);
    }

    @Test
    void anyKeyThatIsNotAllowedIsAskedForBeforeAFirstOneIsMade() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.login.keep("a1", SECRET);
        desktop.prompts.person(_ -> true);
        assertThat(unlockAll()).isInstanceOf(Answer.Absent.class);
        assertFound(store.findAny(), "a1");
        assertAsked(desktop.login.path + "/a1");
    }

    /// Else what is written after that is an entry without a name or a secret.
    @Test
    void afterADenialForGoodAnotherConnectionIsUsed() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.login.keep("a1", SECRET);
        desktop.deniesForGood = true;
        desktop.prompts.person(_ -> false);
        assertThat(unlock("a1", in(desktop.login))).isEqualTo(new Answer.Denied());
        assertFound(store.write("b2", SECRET), "b2");
        assertThat(desktop.login.items).hasSize(2);
        assertThat(desktop.login.items.values()).doesNotContain(new ForeignKeyring.Item(Map.of(), ""));
    }

    @Test
    void aLockedDatabaseIsLockedWithoutAnyDialog() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        assertLocked(store.read("a1"), "keyring.locked", "KeePassXC", "login");
        assertLocked(store.read("a1", in(desktop.login)), "keyring.locked", "KeePassXC", "login");
        assertLocked(store.findAny(), "keyring.locked.first", "KeePassXC", "login");
        assertLocked(store.write("b2", SECRET), "keyring.locked", "KeePassXC", "login");
        assertLocked(store.delete("a1"), "keyring.locked", "KeePassXC", "login");
        assertAsked();
        assertThat(desktop.bus.traffic).noneMatch(it -> it.endsWith("Service.SearchItems"));
    }

    @Test
    void aLockedDatabaseIsOpenedByItsDialog() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.asksEachConnection = false;
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        var unlocked = CompletableFuture.supplyAsync(() -> unlock("a1", in(desktop.login)));
        Await.until("the word that it waits", () -> !told.isEmpty());
        assertThat(told).containsExactly(Message.of("keyring.waiting.unlock", "KeePassXC", "login"));
        desktop.answerPrompt(true);
        assertThat(unlocked.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Absent.class);
        assertFound(store.read("a1", in(desktop.login)), "a1");
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void onlyTheCollectionThatHasItIsUnlocked(ForeignProgram program) {
        var two = twoLocked(program);
        desktop.prompts.person(_ -> true);
        assertThat(unlock("a1", in(two))).isInstanceOf(Answer.Absent.class);
        assertAsked(two.path);
        assertThat(desktop.login.locked).isTrue();
        assertFound(store.read("a1", in(two)), "a1");
    }

    /// These two show where it is.
    @ParameterizedTest
    @EnumSource(names = {"KWALLET", "GNOME_KEYRING"})
    void whereItIsNeedNotBeRemembered(ForeignProgram program) {
        var two = twoLocked(program);
        desktop.prompts.person(_ -> true);
        assertLocked(store.read("a1"), "keyring.locked", name(program), "The second");
        assertThat(unlock("a1", Optional.empty())).isInstanceOf(Answer.Absent.class);
        assertAsked(two.path);
        assertThat(desktop.login.locked).isTrue();
    }

    /// This one does not: then one is asked for after the other, and no more than it takes.
    @Test
    void toRefuseAnUnneededOneIsNoRefusal() {
        var two = twoLocked(ForeignProgram.KEEPASSXC);
        var three = desktop.add("three", "The third");
        desktop.lock(three);
        desktop.prompts.person(two.path::equals);
        assertLocked(store.read("a1"), "keyring.locked", "KeePassXC", "login, two, three");
        assertThat(unlock("a1", Optional.empty())).isInstanceOf(Answer.Absent.class);
        assertAsked(desktop.login.path, two.path);
        assertFound(store.read("a1"), "a1");
    }

    @Test
    void toRefuseTheNeededOneIsARefusal() {
        var two = twoLocked(ForeignProgram.KWALLET);
        desktop.prompts.person(desktop.login.path::equals);
        assertThat(unlock("a1", in(two))).isEqualTo(new Answer.Denied());
        assertAsked(two.path);
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void forAFirstKeyEverythingIsUnlocked(ForeignProgram program) {
        var two = twoLocked(program);
        two.items.clear();
        desktop.prompts.person(_ -> true);
        assertThat(unlockAll()).isInstanceOf(Answer.Absent.class);
        assertAsked(desktop.login.path, two.path);
        assertThat(store.findAny()).isEqualTo(new Answer.Absent(name(program)));
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void forAFirstKeyHalfOfItIsNotEnough(ForeignProgram program) {
        var two = twoLocked(program);
        two.items.clear();
        desktop.prompts.person(desktop.login.path::equals);
        assertThat(unlockAll()).isEqualTo(new Answer.Denied());
        assertLocked(store.findAny(), "keyring.locked.first", name(program), program == ForeignProgram.KEEPASSXC ? "two" : "The second");
        assertAsked(desktop.login.path, two.path);
    }

    /// A database that is shown to nobody is gone once it is open: to try again would raise the dialog again.
    @Test
    void noDialogComesTwice() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.login.exposed = false;
        desktop.lock(desktop.login);
        desktop.prompts.person(_ -> true);
        assertUnavailable(unlock("a1", Optional.empty()), "keyring.nothing");
        assertAsked(desktop.login.path);
        assertUnavailable(store.read("a1"), "keyring.nothing");
    }

    /// The same, where the collection goes between two questions about it.
    @Test
    void noDialogComesTwiceWhenACollectionVanishesAfterIt() {
        desktop.play(ForeignProgram.KEEPASSXC);
        var two = desktop.add("two", "The second");
        desktop.lock(desktop.login);
        desktop.prompts.person(_ -> {
            desktop.bus.after(it -> it.name().equals("Properties.Get"), 1, () -> two.exposed = false);
            return true;
        });
        assertThat(unlock("a1", Optional.empty())).isNotInstanceOf(Answer.Found.class);
        assertAsked(desktop.login.path);
    }

    @Test
    void theWaitEndsAndTheDialogStays() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.asksEachConnection = false;
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        var soon = new Asking(told::add, Optional.of(Duration.ofMillis(1)));
        assertLocked(store.unlock(new Wanted.Key("a1", in(desktop.login)), soon), "keyring.unanswered");
        assertThat(told).hasSize(1);
        assertThat(desktop.calls).doesNotContain("Dismiss");
        desktop.answerPrompt(true);
        assertFound(store.read("a1", in(desktop.login)), "a1");
    }

    /// Two locked collections; the second has the key, and new items go to the first.
    private ForeignCollection twoLocked(ForeignProgram program) {
        desktop.play(program);
        desktop.asksEachConnection = false;
        var two = desktop.add("two", "The second");
        two.keep("a1", SECRET);
        desktop.lock(desktop.login);
        desktop.lock(two);
        return two;
    }
}
