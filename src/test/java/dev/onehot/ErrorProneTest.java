package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What Error Prone and NullAway say of the program: an unlocked access to what a lock guards, a null where none may be. The build reads it beside the tests (pom); the last of them waits for it.
@Order(Integer.MAX_VALUE)
class ErrorProneTest {
    private static final Path SAID = Path.of("target/error-prone.txt");

    @Test
    @Timeout(300)
    void nothingIsFound() throws IOException, NoSuchAlgorithmException, InterruptedException {
        var digest = digest();
        while (!Files.exists(SAID) || !Files.readString(SAID).startsWith(digest)) Thread.sleep(100);
        assertThat(Files.readString(SAID)).isEqualTo(digest + "\npassed\n");
    }

    /// As `src/build`'s `ErrorProne` makes it.
    private static String digest() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(Path.of("pom.xml")));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var source : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) digest.update(Files.readAllBytes(source));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
