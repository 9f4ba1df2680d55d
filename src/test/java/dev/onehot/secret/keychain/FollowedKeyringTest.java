package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// What happens in a keyring without Onehot is heard by whoever follows it.
class FollowedKeyringTest extends PlayedKeyrings {
    private final AtomicInteger heard = new AtomicInteger();

    @Test
    void unlockedElsewhereIsHeard() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.asksEachConnection = false;
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        var end = store.follow(heard::incrementAndGet);
        assertThat(store.read("a1")).isInstanceOf(Answer.Locked.class);
        desktop.unlock(desktop.login);
        Await.until("the unlocking", () -> heard.get() > 0);
        assertFound(store.read("a1"), "a1");

        end.run();
        int before = heard.get();
        desktop.lock(desktop.login);
        assertThat(store.read("a1")).isInstanceOf(Answer.Locked.class);
        assertThat(heard).hasValue(before);
    }

    @Test
    void whoeverBeginsLaterHearsToo() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.lock(desktop.login);
        assertThat(store.read("a1")).isInstanceOf(Answer.Locked.class);
        var _ = store.follow(heard::incrementAndGet);
        assertThat(store.read("a1")).isInstanceOf(Answer.Locked.class);
        desktop.unlock(desktop.login);
        Await.until("the unlocking", () -> heard.get() > 0);
    }

    @Test
    void aProgramThatStartsIsHeard() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.running.clear();
        var _ = store.follow(heard::incrementAndGet);
        assertUnavailable(store.read("a1"), "keychain.service.none");
        desktop.comesBack();
        Await.until("its start", () -> heard.get() > 0);
        assertThat(store.read("a1")).isEqualTo(new Answer.Absent("KeePassXC"));
    }

    /// A refusal ends the connection, and with it what was listened for.
    @Test
    void afterARefusalItIsStillHeard() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        desktop.prompts.person(_ -> false);
        var _ = store.follow(heard::incrementAndGet);
        assertThat(unlock("a1", in(desktop.login))).isEqualTo(new Answer.Denied());
        int before = heard.get();
        desktop.unlock(desktop.login);
        Await.until("the unlocking", () -> heard.get() > before);
    }

    /// Each rule is a call, and a command of a tool has no time for that.
    @Test
    void whereNobodyFollowsNothingIsListenedFor() {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        desktop.login.keep("a1", SECRET);
        assertFound(store.read("a1", in(desktop.login)), "a1");
        assertThat(desktop.calls.subList(desktop.calls.indexOf("GetNameOwner"), desktop.calls.size())).doesNotContain("AddMatch");
    }
}
