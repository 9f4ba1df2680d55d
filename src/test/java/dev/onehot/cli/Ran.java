package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

/// What one run of the program gave.
record Ran(int code, String out, String errors) {
    /// The one JSON document on standard output.
    JsonDocument json() {
        assertThat(out).endsWith("\n").containsOnlyOnce("\n");
        return JsonDocument.parse(out);
    }

    /// The error document on standard error.
    JsonDocument error() {
        assertThat(out).isEmpty();
        return JsonDocument.parse(errors);
    }

    Ran done() {
        assertThat(code).as(errors).isZero();
        assertThat(errors).isEmpty();
        return this;
    }

    Ran failed(int expected) {
        assertThat(code).as(out + errors).isEqualTo(expected);
        assertThat(errors).isNotEmpty().doesNotContain("\tat ");
        return this;
    }
}
