package dev.onehot.core;

import dev.onehot.testing.Child;
import dev.onehot.testing.Outside;
import java.nio.file.Path;

/// A process that opens the file, moves what is in the log into it and closes it again, over and over, until it is killed: whoever closes last
/// takes the log away.
final class PassingChild {
    private PassingChild() {}

    /// @param arguments the file
    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        for (int n = 0; ; n++) {
            try (var outside = Outside.on(file)) {
                outside.texts("PRAGMA wal_checkpoint(" + (n % 2 == 0 ? "TRUNCATE" : "PASSIVE") + ")");
                outside.texts("SELECT count(*) FROM settings");
            }
            Child.tell("passed " + n);
        }
    }
}
