package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `onehotctl release`: another program's file is again as that program made it.
class ReleaseLineTest extends CliFixture {
    /// Where the header says with which kind of journal the file is written and read.
    private static final int WRITE_VERSION = 18;

    @BeforeEach
    void adopt() {
        Original.createdAt(file);
        onehotctl("setting", "set", "mine", "1").done();
    }

    @Test
    void itHasNoLogAndTheOriginalGoesOn() throws IOException {
        assertThat(versions()).containsExactly(2, 2);
        assertThat(onehotctl("release").done().out()).contains(file + " has no write-ahead log now.");
        assertThat(versions()).containsExactly(1, 1);
        assertThat(file.resolveSibling("onehot.db-wal")).doesNotExist();
        assertThat(file.resolveSibling("onehot.db-shm")).doesNotExist();
        Original.on(file).setSetting("theirs", "2");
        assertThat(versions()).containsExactly(1, 1);
        try (var outside = Outside.on(file)) {
            assertThat(outside.setting("mine")).isEqualTo("1");
            outside.assertSound();
        }
    }

    @Test
    void whatStoodInTheLogIsInTheFile() throws IOException {
        var copy = folder.resolve("copy.db");
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE settings SET value = 'in the log' WHERE key = 'mine'");
            Files.copy(file, copy);
            Files.copy(file.resolveSibling("onehot.db-wal"), folder.resolve("copy.db-wal"));
        }
        bare("", "--db", copy.toString(), "release").done();
        try (var alone = Outside.alone(copy)) {
            assertThat(alone.setting("mine")).isEqualTo("in the log");
        }
    }

    @Test
    void theNextOneGivesItALogAgain() throws IOException {
        onehotctl("release").done();
        assertThat(onehotctl("setting", "get", "mine").done().out()).isEqualTo("1\n");
        assertThat(versions()).containsExactly(2, 2);
    }

    @Test
    void twiceIsNoMore() throws IOException {
        onehotctl("release").done();
        var before = Files.readAllBytes(file);
        onehotctl("release").done();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whileAnotherProgramHasItOpenNothingIsChanged() {
        try (var outside = Outside.on(file)) {
            assertThat(outside.setting("mine")).isEqualTo("1");
            var refused = onehotctl("release").failed(Exit.CONFLICT);
            assertThat(refused.errors()).contains("is locked by another program", "Nothing was changed");
            assertThat(outside.text("PRAGMA journal_mode")).isEqualTo("wal");
            outside.run("UPDATE settings SET value = '2' WHERE key = 'mine'");
        }
        assertThat(onehotctl("setting", "get", "mine").done().out()).isEqualTo("2\n");
    }

    @Test
    void aFileThatIsNoneOfOnehotsIsLetBe() throws IOException {
        var other = folder.resolve("places.sqlite");
        try (var outside = Outside.on(other)) {
            outside.text("PRAGMA journal_mode=WAL");
            outside.run("CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT)");
        }
        var before = Files.readAllBytes(other);
        bare("", "--db", other.toString(), "release").failed(Exit.DATABASE);
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
        bare("", "--db", folder.resolve("none.db").toString(), "release").failed(Exit.MISSING);
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    private List<Integer> versions() throws IOException {
        var header = Files.readAllBytes(file);
        return List.of((int) header[WRITE_VERSION], (int) header[WRITE_VERSION + 1]);
    }
}
