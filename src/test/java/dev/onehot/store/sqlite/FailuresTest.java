package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite says of the system, in words that help.
class FailuresTest {
    @TempDir
    private Path folder;

    static Stream<SQLiteErrorCode> failuresOfTheSystem() {
        return Arrays.stream(SQLiteErrorCode.values()).filter(it -> it.name().startsWith("SQLITE_IOERR"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheSystem")
    void aBackupIsNoRemedyForADiskThatRefuses(SQLiteErrorCode code) {
        var failure = told(code);
        assertThat(failure.kind()).isIn(Kind.NOT_READ, Kind.NOT_WRITTEN, Kind.DISK_FULL);
        assertThat(failure.what().text(Locale.ROOT)).contains("onehot.db");
        assertThat(failure.advice().text(Locale.ROOT)).isNotEmpty().doesNotContain("backup");
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_IOERR_WRITE, NOT_WRITTEN", "SQLITE_IOERR_SHMSIZE, NOT_WRITTEN", "SQLITE_IOERR_FSYNC, NOT_WRITTEN",
        "SQLITE_IOERR_READ, NOT_READ", "SQLITE_IOERR, NOT_WRITTEN", "SQLITE_FULL, DISK_FULL"
    })
    void whatWasRefusedIsToldApart(SQLiteErrorCode code, Kind kind) {
        assertThat(told(code).kind()).isEqualTo(kind);
    }

    /// Each system has its words for it.
    @ParameterizedTest
    @CsvSource({
        "No space left on device, DISK_FULL", "There is not enough space on the disk, DISK_FULL", "Disk quota exceeded, DISK_FULL",
        "Permission denied, CANNOT_OPEN", "File too large, NOT_WRITTEN"
    })
    void aCopyWithoutRoomIsToldAsThat(String said, Kind kind) {
        var failure = Failures.of(new IOException(said), folder.resolve("onehot.db"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.advice().text(Locale.ROOT)).doesNotContain("backup");
    }

    @Test
    void aDiskWithRoomIsNotFull() {
        assertThat(Failures.isFull(folder.resolve("onehot.db"))).isFalse();
        assertThat(Failures.isFull(folder.resolve("missing").resolve("onehot.db"))).isFalse();
    }

    private StorageException told(SQLiteErrorCode code) {
        return Failures.of(new SQLiteException(code.message, code), folder.resolve("onehot.db"));
    }
}
