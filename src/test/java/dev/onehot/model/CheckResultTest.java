package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.CheckResult.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a check found, and what is left of it.
class CheckResultTest {
    private static final Set<CheckClass> ADVICE =
            Set.of(CheckClass.INCOMPLETE_ADDRESS, CheckClass.NO_MODELS, CheckClass.NO_LIST, CheckClass.KEY_UNPROVEN, CheckClass.KEY_NOT_NEEDED);
    private static final Set<CheckClass> OF_MODEL = Set.of(CheckClass.NO_MODEL_CHOSEN, CheckClass.MODEL_REFUSED, CheckClass.NO_ANSWER);

    @ParameterizedTest
    @EnumSource
    void aFailureOrAnAdvice(CheckClass kind) {
        var failure = CheckFailure.of(kind, 503, "gw.example", "sorry");
        var found = new CheckResult("at", "url", Light.on(5), Light.on(6), Light.on(7), OptionalLong.of(2), Optional.of(failure));
        assertThat(found.summary()).isEqualTo(ADVICE.contains(kind) ? Summary.UNSURE : Summary.FAILED);
        assertThat(found.withoutModel().failure()).isEqualTo(OF_MODEL.contains(kind) ? Optional.empty() : Optional.of(failure));
        assertThat(found.withoutModel().modelAnswers()).isEqualTo(Light.UNKNOWN);
        assertThat(kind.code()).isEqualTo("check." + kind.name().toLowerCase(Locale.ROOT));
        assertThat(failure.what()).isEqualTo(Message.of(kind.code(), "gw.example", "503"));
        assertThat(failure.advice()).isEqualTo(Message.of(kind.code() + ".advice", "gw.example", "503"));
        assertThat(CheckFailure.of(kind, "x").what().arguments()).isEqualTo(List.of("x", ""));
        var waits = new CheckFailure(kind, OptionalInt.empty(), "x", "", OptionalLong.of(9));
        assertThat(waits.advice().code()).isEqualTo(kind == CheckClass.REDIRECT ? "check.redirect.advice" : "check.wait");
    }

    @Test
    void whatWentWell() {
        var well = new CheckResult("at", "url", Light.on(5), Light.on(6), Light.off(7), OptionalLong.of(2), Optional.empty());
        assertThat(well.summary()).isEqualTo(Summary.WELL);
        assertThat(well.latency()).hasValue(5);
        assertThat(well.reachable().isOn()).isTrue();
        assertThat(well.modelAnswers().isOn()).isFalse();
        assertThat(CheckResult.failed("at", "url", CheckFailure.of(CheckClass.REFUSED, "")).latency()).isEmpty();
    }

    /// When the model did not answer, whatever the failure was it was that.
    @Test
    void aModelThatDidNotAnswerTakesItsFailureAlong() {
        var failed = new CheckResult("at", "url", Light.on(5), Light.on(6), Light.off(7), OptionalLong.of(2), Optional.of(CheckFailure.of(CheckClass.TIMEOUT, "")));
        assertThat(failed.withoutModel().failure()).isEmpty();
        assertThat(failed.withoutModel().models()).hasValue(2);
    }

    @Test
    void aKeyThatAServerRepeatsIsNotKept() {
        var result = CheckResult.failed("at", "url", CheckFailure.of(CheckClass.REFUSED, 401, "key abcdefgh", "key abcdefgh")).redacted(List.of(ApiKey.of("abcdefgh")));
        assertThat(result.failure().orElseThrow()).extracting(CheckFailure::detail, CheckFailure::vendorMessage).containsExactly("key ••••", "key ••••");
    }
}
