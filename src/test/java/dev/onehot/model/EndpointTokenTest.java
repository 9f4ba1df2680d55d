package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A token is told by all of its hash.
class EndpointTokenTest {
    @Test
    void whatIsAlikeIsNotTheSame() {
        var hash = EndpointToken.hash("oh-token");
        var token = new EndpointToken("codex", hash, "salt", OptionalLong.empty(), "", "2026-11-30 12:00:00");
        assertThat(token.isHash(hash)).isTrue();
        for (int end = 0; end < hash.length(); end++) {
            assertThat(token.isHash(hash.substring(0, end))).as("its first %d", end).isFalse();
            var other = hash.substring(0, end) + (hash.charAt(end) == '0' ? '1' : '0') + hash.substring(end + 1);
            assertThat(token.isHash(other)).as("another at %d", end).isFalse();
        }
        assertThat(token.isHash(hash + "0")).isFalse();
        assertThat(new EndpointToken("codex", "", "", OptionalLong.empty(), "", "").isHash(hash)).isFalse();
    }
}
