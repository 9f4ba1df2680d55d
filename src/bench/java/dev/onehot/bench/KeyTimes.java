package dev.onehot.bench;

import dev.onehot.model.ApiKey;
import dev.onehot.secret.MasterKey;
import java.util.Arrays;

/// How long a key takes into its stored form and back.
final class KeyTimes {
    private static final int ROUNDS = 20_000;

    private KeyTimes() {}

    static double bothWaysMicros() {
        var master = MasterKey.random();
        var key = ApiKey.of("sk-proj-" + "abcdefgh12345678".repeat(10));
        var nanos = new long[ROUNDS];
        for (int n = 0; n < ROUNDS; n++) {
            long start = System.nanoTime();
            var back = master.open(master.seal(key, "provider/1/api_key"), "provider/1/api_key");
            nanos[n] = System.nanoTime() - start;
            if (!back.orElseThrow().equals(key)) {
                throw new IllegalStateException("another key came back");
            }
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1_000.0;
    }
}
