package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// API keys: what is one, and what may be shown of it.
class KeysTest {
    private static final String KEY = "sk-0123456789-abcdefgh";

    @Test
    void copyingLeavesWhiteSpaceThatIsNotPartOfTheKey() {
        assertThat(ApiKey.of("\n " + KEY + "\u2003\t")).isEqualTo(ApiKey.of(KEY)).hasSameHashCodeAs(ApiKey.of(KEY));
        assertThat(ApiKey.of(KEY).problems()).isEmpty();
        assertThat(ApiKey.of("  ").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "bell\u0007", "nul\0", "schlüssel", "🔑", "\u202ertl", "zero\u200bwidth", "del\u007f"})
    void whatCannotStandInAHeaderIsNoKey(String text) {
        assertThat(ApiKey.of(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("key");
            assertThat(problem.message().text()).doesNotContain(text);
        });
    }

    @Test
    void aSignThatNobodySeesIsNamedWithItsPlace() {
        var message = ApiKey.of("sk\u200b-1").problems().getFirst().message();
        assertThat(message.code()).isEqualTo("key.hidden");
        assertThat(message.text(Locale.ROOT)).contains("U+200B", "Character 3");
    }

    @Test
    void aMegabyteIsNoKey() {
        assertThat(ApiKey.of("k".repeat(1_000_000)).problems()).hasSize(1);
        assertThat(ApiKey.of("k".repeat(ApiKey.MAXIMUM_LENGTH)).problems()).isEmpty();
    }

    @Test
    void nothingPrintsAKey() {
        var key = ApiKey.of(KEY);
        assertThat(key.toString() + MaskedKey.of(key) + KeyChange.to(key) + new ProviderDraft("n", "k", "", "", "", KeyChange.to(key)))
                .doesNotContain("0123456789");
    }

    @Test
    void aMaskedKeyTellsPresenceTailAndSameness() {
        assertThat(MaskedKey.of(ApiKey.of(KEY))).isEqualTo(MaskedKey.of(ApiKey.of(KEY))).hasToString("••••efgh");
        assertThat(MaskedKey.of(ApiKey.of(KEY))).isNotEqualTo(MaskedKey.of(ApiKey.of("x" + KEY)));
        assertThat(MaskedKey.of(ApiKey.of(""))).isEqualTo(MaskedKey.NONE).hasToString("none");
        assertThat(MaskedKey.NONE.isPresent()).isFalse();
    }

    /// Four characters of a short key would give much of it away.
    /// It is told as unreadable instead of being sent.
    @Test
    void ciphertextWhoseBeginningIsSpoiledIsNoKey() {
        var sealed = StoredKey.encrypted("f86463ce209840be", "cdef", "ijI0y4ybYbwOXjTvqvC2asav8HSjO03apXjTvqvC2asav8HSjO03ap").text();
        for (int at = 0; at < 9; at++) {
            for (int bit = 0; bit < 8; bit++) {
                var bytes = sealed.getBytes(StandardCharsets.UTF_8);
                bytes[at] ^= (byte) (1 << bit);
                assertThat(StoredKey.of(new String(bytes, StandardCharsets.UTF_8)).source()).as("%s, %s", at, bit).isInstanceOf(KeySource.Encrypted.class);
            }
        }
        assertThat(StoredKey.of("sk-proj-f86463ce209840be0123456789abcdef0123456789abcdef01234567").source()).isInstanceOf(KeySource.Plain.class);
    }

    @Test
    void aShortKeyShowsNoTail() {
        assertThat(MaskedKey.of(ApiKey.of("hunter2")).tail()).isEmpty();
        assertThat(MaskedKey.of(ApiKey.of("0123456789abcde")).tail()).isEmpty();
        assertThat(MaskedKey.of(ApiKey.of("0123456789abcdef")).tail()).isEqualTo("cdef");
    }

    @Test
    void anEmptyReplacementRemoves() {
        assertThat(KeyChange.to(ApiKey.of(" "))).isEqualTo(KeyChange.REMOVE);
        assertThat(KeyChange.to(ApiKey.of(KEY))).isEqualTo(new KeyChange.Replace(ApiKey.of(KEY)));
    }

    @Test
    void whatIsKnownOfAnEncryptedKey() {
        var stored = StoredKey.encrypted("0123456789abcdef", "cdef", "AAAA");
        assertThat(stored.source()).isEqualTo(new KeySource.Encrypted("0123456789abcdef"));
        assertThat(List.of(stored.tail(), stored.sealed())).containsExactly("cdef", "AAAA");
        assertThat(stored).isEqualTo(StoredKey.of(stored.text())).hasSameHashCodeAs(StoredKey.of(stored.text())).hasToString("StoredKey[••••cdef]")
                .isNotEqualTo(StoredKey.NONE).isNotEqualTo("text").doesNotHaveSameHashCodeAs(StoredKey.NONE);
        var damaged = StoredKey.of("onehot:1:what");
        assertThat(damaged.source()).isEqualTo(new KeySource.Encrypted(""));
        assertThat(List.of(damaged.tail(), damaged.sealed())).containsOnly("");
        assertThat(StoredKey.of(" ").source()).isEqualTo(new KeySource.None());
        assertThat(StoredKey.HIDDEN.source()).isEqualTo(new KeySource.Hidden());
        assertThat(ApiKey.of(KEY)).hasToString("ApiKey[••••]").doesNotHaveSameHashCodeAs(ApiKey.of("x")).isNotEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"env:MY_KEY, MY_KEY", "env:1A, -", "env:, -", "env:A B, -", "MY_KEY, -"})
    void aKeyInAVariable(String text, String variable) {
        assertThat(ApiKey.of(text).environmentVariable()).isEqualTo(Optional.ofNullable(variable));
        assertThat(MaskedKey.of(ApiKey.of(text)).toString()).isEqualTo(variable == null ? "••••" : "env:" + variable);
    }

    @Test
    void signsAroundAKeyAreNoPartOfIt() {
        assertThat(ApiKey.of("\u00ad\u200bk\ufeff\u00a0").reveal()).isEqualTo("k");
    }

    /// Of an encrypted key no more is known than how it ends.
    @Test
    void keysThatMayBeTheSame() {
        var plain = MaskedKey.of(ApiKey.of("sk-0123456789abcdef"));
        var encrypted = MaskedKey.of(StoredKey.encrypted("0123456789abcdef", "cdef", "AAAA"));
        assertThat(encrypted.fingerprint()).isEqualTo("onehot:1:0123456789abcdef:cdef:AAAA");
        assertThat(plain.mayBe(encrypted)).isTrue();
        assertThat(plain.mayBe(MaskedKey.of(ApiKey.of("sk-0123456789abcdeg")))).isFalse();
        assertThat(MaskedKey.of(ApiKey.of("short")).mayBe(MaskedKey.of(ApiKey.of("short")))).isTrue();
        assertThat(MaskedKey.of(ApiKey.of("short")).mayBe(MaskedKey.of(ApiKey.of("other")))).isFalse();
        assertThat(MaskedKey.NONE.mayBe(MaskedKey.UNSEEN)).isFalse();
        assertThat(plain.isPresent()).isTrue();
    }

    /// They stand beside ciphertext, whose parts a colon separates.
    @ParameterizedTest
    @CsvSource({"0123456789ab~!yz, ~!yz", "'0123456789ab~ yz', ''", "0123456789ab~:yz, ''", "0123456789abüxyz, ''", "0123456789ab\u007fxyz, ''", "0123456789a, ''"})
    void lastCharacters(String key, String tail) {
        assertThat(MaskedKey.tail(key)).isEqualTo(tail);
    }

    /// No two of so few are the same by chance.
    @Test
    void anotherKeyHasAnotherFingerprint() {
        var keys = IntStream.range(0, 500).boxed().flatMap(it -> Stream.of("k" + it, it + "k", "k" + it + "k", "\u0101" + it)).distinct().toList();
        assertThat(keys.stream().map(it -> MaskedKey.of(ApiKey.of(it)).fingerprint())).doesNotHaveDuplicates();
    }
}
