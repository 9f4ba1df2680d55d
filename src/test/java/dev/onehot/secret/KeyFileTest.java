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
}
