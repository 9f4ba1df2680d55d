package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Long and varied is strong; short, repeated or counted up is not.
class PassphraseStrengthTest {
    @ParameterizedTest
    @CsvSource({
        "'', WEAK",
        "a, WEAK",
        "password, WEAK",
        "password1234, WEAK",
        "qwertyuiop, WEAK",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, WEAK",
        "abcdefghijklmnopqrstuvwxyz0123456789, WEAK",
        "1234567890123456, WEAK",
        "tr0ub4dor&3xyQ, FAIR",
        "correct horse battery staple, STRONG",
        "vK8#qLz2!mWp9@xTn4, STRONG",
        "我的密码是一个很长的句子没有人知道它是什么意思, STRONG",
    })
    void itIsToldByLengthAndVariety(String passphrase, PassphraseStrength expected) {
        assertThat(PassphraseStrength.of(passphrase)).isEqualTo(expected);
    }

    /// Exactly so many bits.
    @Test
    void bounds() {
        assertThat(PassphraseStrength.of("abdeghjkmnpqsuwy")).isEqualTo(PassphraseStrength.FAIR);
        assertThat(PassphraseStrength.of("ABCDEFGHJKMNPQSTVWYZabdeghjkmnpq")).isEqualTo(PassphraseStrength.STRONG);
    }
}
