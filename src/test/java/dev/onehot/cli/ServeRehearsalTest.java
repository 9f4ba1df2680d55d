package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Certificate;
import dev.onehot.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the build does for the cache of the endpoint's launcher ends, and all of it is answered.
@Execution(ExecutionMode.CONCURRENT)
class ServeRehearsalTest {
    @TempDir
    Path folder;

    @Test
    void theEndpointAnswersInAllDialects() throws Exception {
        var certificate = Certificate.of(folder, "ip:127.0.0.1");
        try (var own = Files.newOutputStream(folder.resolve("own.p12"))) {
            certificate.write(own, "rehearsal");
        }
        for (int run = 1; run <= 2; run++) {
            // A passphrase takes 64 MiB.
            try (var child = Child.start(ServeRehearsal.class, folder, Map.of("_JAVA_OPTIONS", "-Xmx512m"), folder.toString())) {
                child.drain();
                assertThat(child.awaitExit()).as("run %d", run).isZero();
            }
        }
        assertThat(folder.resolve("onehot.db")).isRegularFile();
    }
}
