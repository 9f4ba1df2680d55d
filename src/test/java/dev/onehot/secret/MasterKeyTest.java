package dev.onehot.secret;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.StoredKey;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ciphertext in a row opens with its own master key, in its own field, and only as long as nobody touched it.
class MasterKeyTest {
    private static final ApiKey KEY = ApiKey.of("sk-proj-abcdefghijklmnopqrstuvwx1234");
    private static final MasterKey MASTER = MasterKey.random();

    @ParameterizedTest
    @MethodSource("keys")
    void whatWasSealedOpens(String text) {
        var key = ApiKey.of(text);
        assertThat(MASTER.open(MASTER.seal(key, "f"), "f")).contains(key);
    }

    static Stream<String> keys() {
        return Stream.of("k", "sk-a:b:c:d:e:f:g:h:i", "k".repeat(8_192), "schlüssel-von-woanders-🔑", "a key of another program");
    }

    @Test
    void onlyTheTailIsToBeSeen() {
        var stored = MASTER.seal(KEY, "f");
        assertThat(stored.text()).startsWith("onehot:1:" + MASTER.id() + ":1234:").doesNotContain("abcdefgh");
        assertThat(MaskedKey.of(stored).tail()).isEqualTo("1234");
        assertThat(stored.source()).isEqualTo(new KeySource.Encrypted(MASTER.id()));
        assertThat(stored.toString() + MASTER).doesNotContain(stored.sealed()).doesNotContain("abcdefgh");
    }

    @Test
    void sealingTwiceGivesTwoTexts() {
        assertThat(MASTER.seal(KEY, "f")).isNotEqualTo(MASTER.seal(KEY, "f"));
    }

    @Test
    void itIsBoundToItsFieldAndToItsMasterKey() {
        var stored = MASTER.seal(KEY, "provider/1/api_key");
        assertThat(MASTER.open(stored, "provider/2/api_key")).isEmpty();
        assertThat(MasterKey.random().open(stored, "provider/1/api_key")).isEmpty();
    }

    /// Every single character of it: the id, the tail, the nonce, the text, the tag.
    @Test
    void anyChangeIsNoticed() {
        var text = MASTER.seal(KEY, "f").text();
        for (int i = 0; i < text.length(); i++) {
            var changed = text.substring(0, i) + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1);
            var stored = StoredKey.of(changed);
            boolean otherMaster = !stored.source().equals(new KeySource.Encrypted(MASTER.id()));
            assertThat(otherMaster || MASTER.open(stored, "f").isEmpty()).as("character %d", i).isTrue();
        }
        // The last character before the padding has bits that a lenient decoder does not look at.
        int last = text.indexOf('=') - 1;
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            var changed = text.substring(0, last) + c + text.substring(last + 1);
            assertThat(MASTER.open(StoredKey.of(changed), "f").isPresent()).isEqualTo(changed.equals(text));
        }
        assertThat(MASTER.open(StoredKey.of(text.substring(0, text.length() - 9)), "f")).isEmpty();
        assertThat(MASTER.open(StoredKey.of("onehot:1:" + MASTER.id() + "::AAAA"), "f")).isEmpty();
    }

    /// One cipher serves all threads, and one that met a changed text goes on.
    @Test
    void manyThreadsUseItAtOnce() {
        var changed = StoredKey.of("onehot:1:" + MASTER.id() + ":1234:" + "A".repeat(64));
        Together.run(8, thread -> {
            for (int n = 0; n < 300; n++) {
                var key = ApiKey.of("key-" + thread + "-" + n);
                var field = "f" + thread;
                var stored = MASTER.seal(key, field);
                assertThat(MASTER.open(changed, field)).isEmpty();
                assertThat(MASTER.open(stored, field)).contains(key);
            }
        });
    }

    @Test
    void theIdIsThatOfTheBytes() {
        assertThat(MasterKey.of(MASTER.bytes()).orElseThrow().id()).isEqualTo(MASTER.id());
        assertThat(MasterKey.random().id()).isNotEqualTo(MASTER.id());
        assertThat(MasterKey.of(new byte[31])).isEmpty();
    }

    /// Words are told apart, not only what they are together.
    @Test
    void whatIsDerived() {
        assertThat(MASTER.derived("a", "b")).isEqualTo(MASTER.derived("a", "b")).isNotEqualTo(MASTER.derived("ab")).isNotEqualTo(MASTER.derived("ab", "")).hasSize(32);
        assertThat(MasterKey.of(new byte[MasterKey.BYTES]).orElseThrow().derived("a", "b")).isEqualTo(HexFormat.of().parseHex("8d06ec4f68f2985fdb8437b6b5c6514ea94021171b181b605692885185e9aedc"));
        assertThat(MASTER).hasToString("MasterKey[" + MASTER.id() + "]");
        assertThat(MasterKey.of(new byte[MasterKey.BYTES]).orElseThrow().id()).isEqualTo("6a2ec3872df49096");
    }

    @Test
    void bytesUnderIt() {
        var sealed = MASTER.sealBytes(new byte[0], "a");
        assertThat(sealed).hasSize(12 + 16);
        assertThat(MASTER.openBytes(sealed, "a")).hasValueSatisfying(it -> assertThat(it).isEmpty());
        assertThat(MASTER.openBytes(sealed, "b")).isEmpty();
        assertThat(MASTER.openBytes(Arrays.copyOf(sealed, 27), "a")).isEmpty();
        assertThat(new AesGcm(new byte[32]).open(new AesGcm(new byte[32]).seal(new byte[1], "a"), "b")).isEmpty();
    }
}
