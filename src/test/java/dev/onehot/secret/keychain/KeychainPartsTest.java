package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is decided without a bus: of errors, of what was found, and of time.
class KeychainPartsTest {
    private static final Answer LOCKED = Refused.lockedAnswer("keyring.locked", "a");
    private static final Answer UNAVAILABLE = Refused.unavailableAnswer("keychain.none");

    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.DBus.Error.NoReply, keychain.service.lost, true, false", "org.freedesktop.DBus.Error.ServiceUnknown, keychain.service.lost, true, false",
        "org.freedesktop.DBus.Error.UnknownObject, keychain.service.error, true, true", "org.freedesktop.Secret.Error.NoSession, keychain.service.error, true, true",
        "org.freedesktop.Secret.Error.IsLocked, keys.locked.keychain, false, false", "org.example.Error.Other, keychain.service.error, false, false"
    })
    void errors(String name, String code, boolean lost, boolean forgotten) {
        var thrown = refusal(name);
        assertThat(what(thrown.answer()).code()).isEqualTo(code);
        assertThat(thrown instanceof Lost).isEqualTo(lost);
        assertThat(thrown instanceof Lost it && it.isForgotten()).isEqualTo(forgotten);
        assertThat(thrown.answer() instanceof Answer.Locked).isEqualTo(code.equals("keys.locked.keychain"));
    }

    @Test
    void aPolicyThatForbids() {
        assertThat(refusal("org.freedesktop.DBus.Error.AccessDenied").answer()).isEqualTo(new Answer.Denied());
    }

    @Test
    void theFirstThatIsLockedSaysMoreThanTheFirstThatFailed() {
        var look = look(List.of("open"), List.of("a", "b"), List.of("b"));
        assertThat(new Findings(look, Optional.empty(), List.of(), List.of(UNAVAILABLE, LOCKED)).refusal()).contains(LOCKED);
        assertThat(new Findings(look, Optional.empty(), List.of(), List.of(UNAVAILABLE)).refusal()).contains(UNAVAILABLE);
        assertThat(Findings.none(look).refusal()).isEmpty();
    }

    @Test
    void whatIsUnlocked() {
        var look = look(List.of("open"), List.of("a", "b"), List.of("b"));
        assertThat(new Findings(look, Optional.empty(), List.of("item"), List.of()).toUnlock(Optional.of("a"))).containsExactly("item");
        assertThat(Findings.none(look).toUnlock(Optional.of("a"))).containsExactly("a");
        assertThat(Findings.none(look).toUnlock(Optional.of("open"))).containsExactly("b");
        assertThat(Findings.none(look(List.of(), List.of("a", "b"), List.of())).toUnlock(Optional.empty())).containsExactly("a", "b");
    }

    @Test
    void whatIsShown() {
        var look = look(List.of("open"), List.of("locked"), List.of());
        assertThat(Stream.of("open", "locked", "other").map(look::shows)).containsExactly(true, true, false);
        assertThat(Stream.of(look, look(List.of(), List.of("a"), List.of()), look(List.of("a"), List.of(), List.of()), look(List.of(), List.of(), List.of())).map(Look::isEmpty))
                .containsExactly(false, false, false, true);
    }

    @Test
    void aQuestionHasATime() {
        var told = new ArrayList<Message>();
        var question = new Question(new Asking(told::add, Optional.of(Duration.ofHours(1))));
        assertThat(question.left().orElseThrow()).isBetween(Duration.ofMinutes(50).toNanos(), Duration.ofHours(1).toNanos());
        assertThat(Question.atMost(Duration.ZERO).left()).hasValue(0);
        assertThat(Question.untold().left()).isEmpty();
        assertThat(question.wasAsked()).isFalse();
        question.begin();
        assertThat(question.wasAsked()).isTrue();
        question.tell(Message.of("keys.waiting"));
        assertThat(told).containsExactly(Message.of("keys.waiting"));
    }

    @Test
    void whatIsReadBackIsCompared() {
        var secret = new byte[] {1, 2};
        var lost = Refused.unavailableAnswer("keychain.notKept");
        assertThat(Kept.checked(new Answer.Absent(), secret)).isEqualTo(lost);
        assertThat(Kept.checked(new Answer.Found("id", new byte[] {1, 3}), secret)).isEqualTo(lost);
        var found = new Answer.Found("id", secret.clone());
        assertThat(Kept.checked(found, secret)).isSameAs(found);
        assertThat(List.of(Kept.checked(LOCKED, secret), Kept.checked(UNAVAILABLE, secret), Kept.checked(new Answer.Denied(), secret)))
                .containsExactly(LOCKED, UNAVAILABLE, new Answer.Denied());
    }

    @ParameterizedTest
    @CsvSource({"KeePassXC, KEEPASSXC, false, 2", "KWallet, KWALLET, true, 6", "GNOME Keyring, GNOME, true, 0", "Other, UNKNOWN, false, 0"})
    void programs(String name, Keyring keyring, boolean showsLocked, long writes) {
        assertThat(Keyring.named(name)).isEqualTo(keyring);
        assertThat(keyring.showsLocked()).isEqualTo(showsLocked);
        assertThat(keyring.writes()).hasSeconds(writes);
        assertThat(keyring.starter(List.of("org.kde.kwalletd5", "org.example"))).isEqualTo(keyring == Keyring.KWALLET ? Optional.of("org.kde.kwalletd5") : Optional.empty());
        assertThat(keyring.program()).isEqualTo(keyring == Keyring.UNKNOWN ? "" : name);
    }

    @ParameterizedTest
    @CsvSource({"-25299, keychain.mac.error", "-25307, keychain.mac.none", "-25308, keys.locked.keychain"})
    void errorsOfAMac(int status, String code) {
        assertThat(what(MacKeychain.refusal(status)).code()).isEqualTo(code);
    }

    private static Refused refusal(String name) {
        try {
            return new BusError(name).refusal();
        } catch (Lost lost) {
            return lost;
        }
    }

    private static Message what(Answer answer) {
        return switch (answer) {
            case Answer.Locked(var what, _) -> what;
            case Answer.Unavailable(var what, _) -> what;
            case Answer.Found _, Answer.Absent _, Answer.Denied _ -> throw new IllegalArgumentException(answer.toString());
        };
    }

    private static Look look(List<String> open, List<String> locked, List<String> behind) {
        return new Look(open, locked, behind, Map.of());
    }
}
