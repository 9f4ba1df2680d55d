package dev.onehot.core.programs;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Why a file could not be written is said in the system's words, where it has any.
class TroubleTest {
    static Stream<Failure> failures() {
        return Stream.of(
                new Failure(new IOException("No space left on device"), "No space left on device"),
                new Failure(new FileSystemException("/a/b", null, "Disk quota exceeded"), "Disk quota exceeded"),
                new Failure(new FileSystemException("/a/b"), "FileSystemException"),
                new Failure(new EOFException(), "EOFException"));
    }

    record Failure(IOException failure, String words) {}

    @ParameterizedTest
    @MethodSource("failures")
    void theSystemsWordsAreSaid(Failure given) {
        var said = Trouble.words(Path.of("/home/me/settings.json"), given.failure()).text(Locale.ROOT);
        assertThat(said).contains("/home/me/settings.json", given.words()).doesNotContain("/a/b");
    }
}
