package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.Databases;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.testing.Listings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A database among 3,000 files of somebody else's: which of them are schemas is known, and no write lists them.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class CrowdedFolderTest {
    private static final int OTHERS = 3_000;
    private static final int WRITES = 50;

    @TempDir
    private Path folder;

    @Test
    void aWriteListsNothing() throws IOException {
        for (int i = 0; i < OTHERS; i++) {
            Files.createFile(folder.resolve("other-" + i));
        }
        // As if the last file had come a while ago.
        var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        try (var manager = new SettingsManager(
                        Databases.open(folder.resolve("onehot.db")), KeyPlaces.withoutKeychain(Map.of()), later, () -> {});
                var listings = new Listings(folder)) {
            manager.setSetting("A", "first");
            assertThat(listings.any()).as("the first time").isTrue();
            for (int i = 0; i < WRITES; i++) {
                manager.setSetting("A", "value " + i);
            }
            assertThat(listings.any()).as("while no file came").isFalse();
            Files.writeString(folder.resolve("more.schema.json"), "{}");
            manager.setSetting("A", "last");
            assertThat(listings.any()).as("when one came").isTrue();
        }
    }
}
