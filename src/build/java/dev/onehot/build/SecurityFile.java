package dev.onehot.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Java reads its security properties whenever it first needs a provider, in every short process too: 1,600 lines, of which a hundred say something.
final class SecurityFile {
    private SecurityFile() {}

    /// Takes the comments out. What goes on from one line to the next has none in between.
    static void shorten(Path runtime) throws IOException {
        var file = runtime.resolve("conf/security/java.security");
        Files.write(file, Files.readAllLines(file).stream().filter(it -> !it.isBlank() && !it.startsWith("#")).toList());
    }
}
