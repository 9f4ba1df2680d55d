package dev.onehot.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that must hold in a soak.
///
/// @param violation where it did not; empty when it held
record SoakCheck(String name, String violation) {
    boolean holds() {
        return violation.isEmpty();
    }

    String text() {
        return (holds() ? "held    " : "BROKEN  ") + name + (holds() ? "" : ": " + violation);
    }

    Map<String, @Nullable Object> json() {
        return JsonOutput.object("name", name, "ok", holds(), "violation", Shapes.orNull(violation));
    }
}
