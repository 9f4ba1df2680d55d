package dev.onehot.proof;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.HubOperations;
import dev.onehot.core.write.QueueOperations;
import dev.onehot.testing.Faulty;
import dev.onehot.ui.InboxOperations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The queue of commits, the subscriptions and the inbox of the window, in the orders in which Lincheck lets three threads go on.
@Tag("proof")
class LincheckTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(classes = {QueueOperations.class, HubOperations.class, InboxOperations.class})
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void inEveryOrderItIsAsOneAfterTheOther(Class<?> operations) throws Exception {
        var said = Faulty.java(folder, List.of("-XX:+UseSerialGC"), "", LincheckChild.class.getName(), "10", "500", operations.getName());
        assertThat(said).as("%s", operations).endsWith("linearizable\n");
        System.out.println("Lincheck: " + operations.getSimpleName() + ": 10 scenarios x 500 runs under stress, and 10 x up to 500 orders: linearizable");
    }
}
