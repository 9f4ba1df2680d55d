package dev.onehot.secret;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes under a passphrase.
@Execution(ExecutionMode.CONCURRENT)
class PassphraseBoxTest {
    private static final byte[] CLEAR = "the master key".getBytes(StandardCharsets.UTF_8);
    /// Boxes say themselves what they cost; a usual one takes half a second.
    private static final PassphraseCost CHEAP = new PassphraseCost(64, 3, 1);
    private static final String BOX = PassphraseBox.seal(CLEAR, "correct horse".toCharArray(), CHEAP);

    @Test
    void theRightPassphraseOpensIt() {
        assertThat(PassphraseBox.open(BOX, "correct horse".toCharArray()))
                .isInstanceOfSatisfying(PassphraseBox.Opened.Contents.class, it -> assertThat(it.clear()).isEqualTo(CLEAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct hors", "Correct horse", "", "correct horse "})
    void anotherOneDoesNot(String passphrase) {
        assertThat(PassphraseBox.open(BOX, passphrase.toCharArray())).isEqualTo(new PassphraseBox.Opened.WrongPassphrase());
    }

    @Test
    void aPassphraseOfAnyScriptWorks() {
        var passphrase = "密码 пароль 🔑".toCharArray();
        assertThat(PassphraseBox.open(PassphraseBox.seal(CLEAR, passphrase, CHEAP), passphrase))
                .isInstanceOf(PassphraseBox.Opened.Contents.class);
    }

    /// Changed parameters or salt make another key; a changed text fails its tag.
    @Test
    void anyChangeIsNoticed() {
        var parts = BOX.split(":", -1);
        for (var changed : new String[] {
            BOX.replace(":3:1:", ":2:1:"), BOX.replace(parts[4], "AAAA" + parts[4].substring(4)),
            BOX.replace(parts[5], "AAAA" + parts[5].substring(4))
        }) {
            assertThat(PassphraseBox.open(changed, "correct horse".toCharArray()))
                    .isEqualTo(new PassphraseBox.Opened.WrongPassphrase());
        }
    }

    /// A hostile file must not make this machine use 64 GB, or work for a year.
    @ParameterizedTest
    @ValueSource(strings = {
        "argon2id:67108864:3:1:AAAA:AAAA", "argon2id:65536:1000000:1:AAAA:AAAA", "argon2id:65536:3:255:AAAA:AAAA",
        "argon2id:65536:3:1000000:AAAA:AAAA"
    })
    void aHostileBoxIsNotTried(String box) {
        assertThat(PassphraseBox.open(box, "x".toCharArray())).isNotInstanceOf(PassphraseBox.Opened.WrongPassphrase.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "argon2id:999999999999:3:1:AAAA:AAAA", "argon2id:0:3:1:AAAA:AAAA", "argon2id:65536:0:1:AAAA:AAAA",
        "argon2id:65536:3:1:A:AAAA", "argon2i:65536:3:1:AAAA:AAAA", "", "argon2id:::::"
    })
    void whatIsNoBoxIsNotOpened(String box) {
        assertThat(PassphraseBox.open(box, "x".toCharArray())).isEqualTo(new PassphraseBox.Opened.Unreadable());
    }

    /// From the test of the reference implementation (phc-winner-argon2, `hashtest(version, 2, 16, 1, "password", "somesalt", …)`).
    @Test
    void theKeyIsThatOfTheReferenceImplementation() {
        var key = PassphraseBox.derive(
                "password".toCharArray(), "somesalt".getBytes(StandardCharsets.UTF_8), new PassphraseCost(65_536, 2, 1));
        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void whatIsTooCostlySaysHowMuchItIs() {
        assertThat(PassphraseBox.open("argon2id:1048577:3:1:AAAA:AAAA", new char[0])).isEqualTo(new PassphraseBox.Opened.TooCostly(1024, 3));
        assertThat(PassphraseBox.open("argon2id:65536:17:1:AAAA:AAAA", new char[0])).isEqualTo(new PassphraseBox.Opened.TooCostly(64, 17));
        assertThat(PassphraseBox.open("argon2id:65536:3:17:AAAA:AAAA", new char[0])).isEqualTo(new PassphraseBox.Opened.TooCostly(64, 3));
        assertThat(PassphraseBox.open("argon2id:256:16:16:AAAAAAAAAAAA:AAAA", new char[0])).isEqualTo(new PassphraseBox.Opened.WrongPassphrase());
    }

    @Test
    void bounds() {
        assertThat(Stream.of(new PassphraseCost(8, 1, 1), new PassphraseCost(7, 1, 1), new PassphraseCost(8, 0, 1), new PassphraseCost(8, 1, 0), new PassphraseCost(16, 1, 2),
                new PassphraseCost(15, 1, 2)).map(PassphraseCost::isSound)).containsExactly(true, false, false, false, true, false);
        var limit = new PassphraseCost(80_000, 2, 3);
        assertThat(Stream.of(limit, new PassphraseCost(80_001, 2, 3), new PassphraseCost(80_000, 3, 3), new PassphraseCost(80_000, 2, 4)).map(it -> it.isWithin(limit)))
                .containsExactly(true, false, false, false);
        // A usual one opens however little memory there is.
        assertThat(LongStream.of(1, 70_000, Long.MAX_VALUE).mapToObj(it -> limit.within(it).kibibytes())).containsExactly(65_536, 70_000, 80_000);
        assertThat(limit.prefix()).isEqualTo("argon2id:80000:2:3");
    }
}
