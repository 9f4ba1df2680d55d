package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people write for a duration, and what is stored.
class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "90 s, PT1M30S", "5 min, PT5M", "1h30m, PT1H30M", "1 h 30 min, PT1H30M", "2 days, P2D", "2 Tage, P2D", "1 Std. 15 Min., PT1H15M",
        "5分钟, PT5M", "1d2h, P1DT2H", "0 s, PT0S", "1.5 h, PT1H30M", "250 ms, PT0.25S", "1 hour and 5 seconds, PT1H5S", "2w, P14D", "PT5M, PT5M",
        "P1D, P1D", "' PT90S ', PT90S", "P3M, P3M"
    })
    void isWrittenAsIso(String typed, String stored) {
        assertThat(Durations.iso(typed)).contains(stored);
        assertThat(Durations.isIso(stored)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "5", "5 parsecs", "min 5", "-5 min", "5 min later", "PT", "P", "1h30", "5 min;6"})
    void isNone(String typed) {
        assertThat(Durations.iso(typed)).isEmpty();
    }

    @Test
    void veryLongOnesAreNone() {
        assertThat(Durations.iso("1 s ".repeat(200))).isEmpty();
        assertThat(Durations.isIso("P" + "1".repeat(200) + "D")).isFalse();
    }

    @Test
    void isSpoken() {
        assertThat(Durations.spoken("PT5M")).contains("5 min");
        assertThat(Durations.spoken("P1DT2H3M4S")).contains("1 d 2 h 3 min 4 s");
        assertThat(Durations.spoken("P3M")).isEmpty();
        assertThat(Durations.spoken("PT0.25S")).isEmpty();
        assertThat(Durations.spoken("soon")).isEmpty();
    }

    @Test
    void lengths() {
        assertThat(Durations.iso("1 s ".repeat(25))).contains("PT25S");
        assertThat(Durations.isIso("P" + "0".repeat(97) + "1D")).isTrue();
        assertThat(Durations.isIso("P" + "0".repeat(98) + "1D")).isFalse();
    }
}
