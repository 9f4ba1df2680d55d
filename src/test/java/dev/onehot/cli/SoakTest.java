package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A short soak with real processes, one of them killed.
@Execution(ExecutionMode.CONCURRENT)
class SoakTest {
    @TempDir
    private Path folder;

    @Test
    void whatMustHoldHoldsAndNothingIsLeftBehind() {
        var program = RealProgram.in(folder);
        var soak = program.run("soak", "--processes", "2", "--writers", "3", "--seconds", "2", "--json").done().json();

        var described = ManPage.examples().lines().dropWhile(it -> !it.startsWith("onehotctl soak")).toList().get(1);
        DocumentedShapesTest.compare("soak", JsonDocument.parse(described).value(), soak.value());
        assertThat(soak.at("ok")).isEqualTo(true);
        assertThat((List<?>) soak.at("invariants")).hasSize(7);
        assertThat((Long) soak.at("acknowledged")).isPositive();
        assertThat(folder.resolve("tmp").toFile().list()).noneMatch(it -> it.contains("onehot"));
    }
}
