package dev.onehot.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The master key in a file, for whoever chose that.
class KeyFileTest {
    private final MasterKey master = MasterKey.random();

    @TempDir
    private Path folder;

    private KeyFile file;

    @BeforeEach
    void name() {
        file = new KeyFile(folder.resolve("onehot.db.key"));
    }

    @Test
    void whatIsWrittenIsReadUntilItIsDeleted() {
        assertThat(file.read(master.id())).isEqualTo(new Answer.Absent());
        assertThat(file.write(master.id(), master.bytes())).isInstanceOf(Answer.Found.class);
        assertThat(file.read(master.id())).isInstanceOfSatisfying(
                Answer.Found.class, it -> assertThat(it.secret()).isEqualTo(master.bytes()));
        assertThat(file.read("0000000000000000")).isEqualTo(new Answer.Absent());
        assertThat(file.delete(master.id())).isEqualTo(new Answer.Absent());
        assertThat(file.findAny()).isEqualTo(new Answer.Absent());
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        assumeTrue(file.file().getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        file.write(master.id(), master.bytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file()))).isEqualTo("rw-------");
    }

    @Test
    void somethingElseInItsPlaceIsNoKey() throws IOException {
        Files.writeString(file.file(), "not a key");
        assertThat(file.findAny()).isEqualTo(new Answer.Absent());
        Files.writeString(file.file(), "x ".repeat(10_000));
        assertThat(file.findAny()).isEqualTo(new Answer.Absent());
        Files.write(file.file(), new byte[] {(byte) 0xff, (byte) 0xfe, ' ', 1});
        assertThat(file.findAny()).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        var lost = new KeyFile(folder.resolve("missing/onehot.db.key"));
        assertThat(lost.write(master.id(), master.bytes())).isInstanceOf(Answer.Unavailable.class);
    }

    /// It may lie where an older Onehot put it: read there, written here, deleted everywhere.
    @Test
    void formerPlaces() throws IOException {
        var older = new KeyFile(folder.resolve("older.key"));
        older.write(master.id(), master.bytes());
        var both = new KeyFile(file.file(), file.file(), older.file());
        assertThat(both.read(master.id())).isInstanceOf(Answer.Found.class);
        assertThat(both.findAny()).isInstanceOf(Answer.Found.class);
        assertThat(both.read("0000000000000000")).isEqualTo(new Answer.Absent());
        assertThat(file.file()).doesNotExist();
        both.write(master.id(), master.bytes());
        assertThat(both.delete("0000000000000000")).isEqualTo(new Answer.Absent());
        assertThat(file.file()).exists();
        assertThat(both.delete(master.id())).isEqualTo(new Answer.Absent());
        assertThat(file.file()).doesNotExist();
        assertThat(older.file()).doesNotExist();
        assertThat(both).hasToString("KeyFile[" + file.file() + "]");
    }

    @Test
    void aLongFileIsNone() throws IOException {
        file.write(master.id(), master.bytes());
        var line = Files.readString(file.file());
        Files.writeString(file.file(), line + " ".repeat(1_024 - line.length()));
        assertThat(file.read(master.id())).isInstanceOf(Answer.Found.class);
        Files.writeString(file.file(), line + " ".repeat(1_025 - line.length()));
        assertThat(file.read(master.id())).isEqualTo(new Answer.Absent());
    }
}
