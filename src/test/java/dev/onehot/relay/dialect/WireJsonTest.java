package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that JSON allows and nobody can hold.
@Execution(ExecutionMode.CONCURRENT)
class WireJsonTest {
    /// The library says so with another exception than of broken JSON; once one ended an answer in its middle.
    @ParameterizedTest
    @ValueSource(strings = {"-1E-209013248924", "1e99999999999", "1.5E+2147483649", "0.1e-9223372036854775808", "1E-99999999999999999999999999"})
    void anExponentThatNoneHasIsNoJson(String number) {
        var json = "{\"arguments\":{\"n\":" + number + "}}";
        assertThat(WireJson.object(json)).isEmpty();
        assertThatThrownBy(() -> WireJson.request(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableTurnException.class).hasMessageNotContaining(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+2147483647", "-1E-2147483000", "1e400", "123456789012345678901234567890", "-0.0", "1.10"})
    void whatCanBeHeldKeepsItsValueAndCountsAsNothingWhereItDoesNotFit(String number) {
        var json = WireJson.object("{\"n\":" + number + "}").orElseThrow();
        assertThat(WireJson.object(new String(WireJson.bytes(json), StandardCharsets.UTF_8))).contains(json);
        assertThat(WireJson.integer(json.path("n")).orElse(0)).isZero();
        assertThat(WireJson.tokens(json.path("n"))).isZero();
        WireJson.decimal(json.path("n")).ifPresent(it -> assertThat(it).isFinite());
    }
}
