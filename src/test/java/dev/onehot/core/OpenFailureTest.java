package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.model.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is found damaged only when its rows are read.
class OpenFailureTest {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    @Test
    void nothingStaysOpen() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "no list of open files");
        var file = folder.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            // More than is checked page by page at every start.
            for (int i = 0; i < 100; i++) {
                manager.setSetting("k" + i, "x".repeat(100_000));
            }
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4 << 20), 4 << 20);
        }
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> SettingsManager.open(file)).isInstanceOf(StorageException.class);
        }
        assertThat(openBelow(folder)).isZero();
    }

    private static long openBelow(Path folder) throws IOException {
        var real = folder.toRealPath();
        try (var open = Files.list(OPEN_FILES)) {
            return open.filter(it -> {
                        try {
                            return Files.readSymbolicLink(it).startsWith(real);
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
