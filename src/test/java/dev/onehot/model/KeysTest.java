package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThat(message.text(java.util.Locale.ROOT)).contains("U+200B", "Character 3");
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
}
