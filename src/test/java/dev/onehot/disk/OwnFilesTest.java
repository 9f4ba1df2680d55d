package dev.onehot.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What belongs to a database is known by any name, and nothing else is taken for it.
class OwnFilesTest {
    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void create() throws IOException {
        database = Files.createFile(Files.createDirectory(folder.resolve("data")).resolve("onehot.db"));
    }

    @Test
    void theDatabaseItsLogsAndItsKeyFileAreOwnThereOrNot() {
        for (var name : new String[] {"onehot.db", "onehot.db-wal", "onehot.db-shm", "onehot.db-journal", "onehot.db.key", "onehot.db.key.new"}) {
            assertThat(OwnFiles.isOf(database, folder.resolve("data").resolve(name))).as(name).isTrue();
            assertThat(OwnFiles.isOf(database, folder.resolve("data/../data/./" + name))).as(name).isTrue();
        }
        assertThat(OwnFiles.isOf(folder.resolve("none.db"), folder.resolve("none.db"))).isTrue();
        assertThat(OwnFiles.isOf(folder.resolve("no/folder.db"), folder.resolve("no/folder.db-wal"))).isTrue();
    }

    /// The folder for it is named by variables, which may say something else to each process.
    @Test
    void whatIsTypedOverItAndNotSavedIsOwnInWhateverFolder() throws IOException {
        var state = Files.createDirectories(folder.resolve("state/onehot"));
        var drafts = state.resolve(OwnFiles.drafts(database));
        for (int there = 0; there < 2; there++) {
            for (var path : new Path[] {drafts, folder.resolve("state/../state/onehot").resolve(drafts.getFileName())}) {
                assertThat(OwnFiles.isOf(database, path)).as(path.toString()).isTrue();
                assertThat(OwnFiles.isOf(folder.resolve("data/../data/onehot.db"), path)).as(path.toString()).isTrue();
            }
            assertThat(OwnFiles.isOf(folder.resolve("other.db"), drafts)).isFalse();
            assertThat(OwnFiles.isOf(database, drafts.resolveSibling(drafts.getFileName() + ".json"))).isFalse();
            if (there == 0) {
                Files.createFile(drafts);
            }
        }
        try (var claim = OwnFiles.claim(database)) {
            assertThat(claim.database()).isEqualTo(database);
            assertThatThrownBy(() -> NamedFile.text(drafts)).isInstanceOf(OwnFileException.class);
        }
    }

    @Test
    void aNameInOtherLettersMayBecomeTheSameFile() {
        assertThat(OwnFiles.isOf(database, database.resolveSibling("ONEHOT.DB-WAL"))).isTrue();
        assertThat(OwnFiles.isOf(database, database.resolveSibling("Onehot.db.KEY"))).isTrue();
    }

    @Test
    void othersAreNot() throws IOException {
        for (var name : new String[] {"onehot.db.backup", "onehot.json", "onehot.db-wal.json", "onehot"}) {
            assertThat(OwnFiles.isOf(database, database.resolveSibling(name))).as(name).isFalse();
            Files.createFile(database.resolveSibling(name));
            assertThat(OwnFiles.isOf(database, database.resolveSibling(name))).as(name).isFalse();
        }
        assertThat(OwnFiles.isOf(database, folder.resolve("onehot.db"))).isFalse();
        assertThat(OwnFiles.isOf(database, folder)).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksLeadToThem() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.json"), database);
        var hard = Files.createLink(folder.resolve("hard.json"), database);
        var through = Files.createSymbolicLink(folder.resolve("through"), database.getParent()).resolve("onehot.db-wal");
        for (var path : new Path[] {link, hard, through}) {
            assertThat(OwnFiles.isOf(database, path)).as(path.toString()).isTrue();
        }
        assertThat(OwnFiles.drafts(link)).isEqualTo(OwnFiles.drafts(database));
        assertThat(OwnFiles.isOf(database, Files.createSymbolicLink(folder.resolve("typed.json"), folder.resolve(OwnFiles.drafts(database))))).isTrue();
        var open = Files.createSymbolicLink(folder.resolve("open.json"), hard.resolveSibling("data/onehot.db.key"));
        assertThat(OwnFiles.isOf(database, Files.createSymbolicLink(folder.resolve("twice.json"), open))).isTrue();
        var circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        assertThat(OwnFiles.isOf(database, circle)).isFalse();
        assertThat(OwnFiles.isOf(link, database)).isTrue();
        assertThat(OwnFiles.isOf(link, database.resolveSibling("onehot.db-wal"))).isTrue();
        assertThat(OwnFiles.isOf(link, folder.resolve("link.json-wal"))).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anOpenFileIsKnownByItsNumber() throws IOException {
        var numbers = Path.of("/proc/self/fd");
        try (var open = Files.newByteChannel(database); var all = Files.newDirectoryStream(numbers)) {
            assertThat(open.isOpen()).isTrue();
            var own = new ArrayList<Path>();
            for (var number : all) {
                if (OwnFiles.isOf(database, number)) {
                    own.add(number);
                }
            }
            assertThat(own).isNotEmpty();
        }
    }
}
