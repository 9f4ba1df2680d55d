package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.KeyBackend;
import dev.onehot.testing.Child;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A vault or an export that somebody made to ask for a GiB of memory is refused in words before any of it is asked for.
@Execution(ExecutionMode.CONCURRENT)
class CostlyKeysTest extends KeysFixture {
    private static final String BOX = "argon2id:1048576:3:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void whatAsksForMoreThanIsThereIsRefusedInWords() {
        manager.keys().keepIn(KeyBackend.VAULT, "long enough".toCharArray()).join();
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE onehot_meta SET value = '" + BOX + "' WHERE key = 'key_sealed'");
        }
        var export = "{\"format\":\"onehot-export\",\"version\":1,\"settings\":{},\"keys\":\"" + BOX + "\"}";
        try (var child = Child.start(CostlyKeysChild.class, folder, file.toString(), export)) {
            assertThat(child.readLine()).isEqualTo("LOST keys.costly keys.costly.advice");
            assertThat(child.readLine()).isEqualTo("PASSPHRASE import.costly import.costly.advice");
            assertThat(child.readLine()).isEqualTo("1");
            assertThat(child.awaitExit()).isZero();
        }
    }
}
