package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What older versions left is swept a day later, and nothing of anybody else.
class OldLeftoversTest {
    private static final String ID = "12345678-1234-1234-1234-123456789abc";

    @TempDir
    private Path folder;

    @Test
    void oldOnesGoAndYoungAndOthersStay() throws IOException {
        var file = Files.createDirectory(folder.resolve("data")).resolve("onehot.db");
        var backups = Files.createDirectory(file.resolveSibling("backups"));
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var gone = List.of(
                file.resolveSibling("chosen.db." + ID + ".part"),
                file.resolveSibling("chosen.db." + ID + ".part-wal"),
                file.resolveSibling(".onehot-123456.part"),
                file.resolveSibling("onehot.db.key.new"),
                backups.resolve("onehot.db.daily." + ID + ".part"),
                Files.createDirectory(temporary.resolve("onehot123")).resolve("copy.db"),
                Files.createDirectory(temporary.resolve("onehot-import456")).resolve("copy.db-wal"));
        var stay = List.of(
                file.resolveSibling("onehot.db"),
                file.resolveSibling("onehot.db.key"),
                file.resolveSibling("other.db.key.new"),
                file.resolveSibling("film.part"),
                backups.resolve("onehot.db.daily-20260101-000000.backup"),
                Files.createDirectory(temporary.resolve("onehot789")).resolve("letter.txt"),
                Files.createDirectory(temporary.resolve("onehotel12")).resolve("copy.db"));
        for (var each : gone) {
            old(Files.writeString(each, "key"));
        }
        for (var each : stay) {
            old(Files.writeString(each, "kept"));
        }
        var young = Files.writeString(file.resolveSibling("mine.db." + ID + ".part"), "being made");
        for (var each : List.of("onehot123", "onehot-import456", "onehot789", "onehotel12")) {
            old(temporary.resolve(each));
        }

        OldLeftovers.sweep(file, temporary);

        assertThat(gone).noneMatch(Files::exists);
        assertThat(temporary.resolve("onehot123")).doesNotExist();
        assertThat(temporary.resolve("onehot-import456")).doesNotExist();
        assertThat(stay).allMatch(Files::exists);
        assertThat(young).exists();
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }
}
