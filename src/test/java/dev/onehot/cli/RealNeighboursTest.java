package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.PlainFile;
import dev.onehot.testing.RealDesktop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `mvn -Preal verify`: other users of the same database file, as Debian and npm have them.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RealNeighboursTest {
    private static final String BETTER_SQLITE = "better-sqlite3@12.11.1";
    private static final String LITESTREAM = "@flydotio/litestream@1.0.1";
    private static final String BROWSER = "DB Browser for SQLite";
    private static final String UNSAVED = "UPDATE settings SET value = '77' WHERE key = 'CHECK_INTERVAL'";
    private static final int WRITES = 300;

    @TempDir
    private Path folder;

    private RealDesktop desktop;
    private RealProgram program;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        need("dbus-daemon", "gdbus");
        desktop = RealDesktop.withoutDisplay(Files.createDirectory(folder.resolve("desktop")));
        program = RealProgram.in(Files.createDirectory(folder.resolve("onehot")));
        file = folder.resolve("onehot/onehot.db");
        PlainFile.at(file);
        for (var provider : List.of("Alpha", "Beta", "Gamma")) {
            program.prepare("key-of-" + provider, "provider", "add", provider, "--kind", "openai", "--key-stdin");
        }
        program.prepare("", "setting", "set", "CHECK_INTERVAL", "60");
    }

    @AfterEach
    void close() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
    }

    /// A cell that is edited and not saved holds the lock on writing.
    @Test
    void dbBrowserWithAnUnsavedEdit() throws Exception {
        need("sqlitebrowser", "Xvfb", "xdotool");
        desktop.close();
        desktop = RealDesktop.in(Files.createDirectory(folder.resolve("seen")));
        desktop.start("", "sqlitebrowser", file.toString());
        Await.until("its window", () -> desktop.shows(BROWSER + " - "));
        Await.until("it holds the lock", () -> {
            // Its tab for SQL, and the editor in it: until it is ready it takes neither clicks nor keys.
            desktop.click(BROWSER, 428, 80);
            desktop.click(BROWSER, 250, 220);
            desktop.answer(BROWSER, "key ctrl+a", "type " + UNSAVED, "key ctrl+Return");
            return sqlite("BEGIN IMMEDIATE; SELECT 1; ROLLBACK").isEmpty();
        });
        var refused = program.run("provider", "use", "Beta").failed(Exit.CONFLICT);
        assertThat(refused.errors()).contains("is locked by another program", "Nothing was changed");
        assertThat(program.run("setting", "get", "CHECK_INTERVAL").done().out()).contains("60");

        desktop.answer(BROWSER, "key ctrl+s");
        Await.until("it is saved", () -> sqlite("SELECT value FROM settings WHERE key = 'CHECK_INTERVAL'").equals("77\n"));
        program.run("provider", "use", "Beta").done();
        assertThat(program.run("history").done().out()).contains("external", "CHECK_INTERVAL");
    }

    /// Writers of other makes, ours, and copies of the folder, all at once.
    @Test
    void manyWriteAndCopyAtOnce() throws Exception {
        need("rsync", "node", "npm", "python3");
        var modules = NpmPackage.install(BETTER_SQLITE);
        var script = Files.writeString(folder.resolve("writes.cjs"), """
                const open = require("better-sqlite3")(process.argv[2]);
                const write = open.prepare("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('NODE', ?, datetime('now'))");
                for (let i = 1; i <= %d; i++) write.run(String(i));
                """.formatted(WRITES));
        var python = Files.writeString(folder.resolve("writes.py"), """
                import sqlite3, sys
                for i in range(1, %d + 1):
                    with sqlite3.connect(sys.argv[1]) as database:
                        database.execute("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('PYTHON', ?, datetime('now'))", (str(i),))
                """.formatted(WRITES));
        var said = folder.resolve("writers").toFile();
        var writers = List.of(
                program.start(List.of("node", script.toString(), file.toString()), Map.of("NODE_PATH", modules.toString())),
                program.start(List.of("python3", python.toString(), file.toString()), Map.of()));
        int own = 0;
        for (; writers.stream().anyMatch(Process::isAlive) || own < 5; own++) {
            program.run("setting", "set", "OWN", String.valueOf(own)).done();
            desktop.run("rsync", "-a", folder.resolve("onehot") + "/", folder.resolve("copies") + "/");
        }
        for (var writer : writers) {
            var ran = RealProgram.finish(writer, "");
            assertThat(ran.code()).as(ran.errors() + said).isZero();
        }
        assertThat(sqlite("SELECT value FROM settings WHERE key IN ('NODE', 'OWN', 'PYTHON') ORDER BY key"))
                .isEqualTo(WRITES + "\n" + (own - 1) + "\n" + WRITES + "\n");
        assertThat(sqlite("PRAGMA integrity_check; SELECT count(*) FROM ai_providers WHERE is_active = 1")).isEqualTo("ok\n1\n");
    }

    @Test
    void litestreamReplicatesAndRestores() throws Exception {
        need("node", "npm");
        var litestream = NpmPackage.install(LITESTREAM).resolve(".bin/litestream").toString();
        var replica = "file://" + folder.resolve("replica");
        var first = desktop.start("", litestream, "replicate", file.toString(), replica);
        Await.until("it is at work", () -> sqlite(".tables").contains("_litestream"));
        program.run("provider", "use", "Beta").done();
        desktop.terminate(first);
        program.run("setting", "set", "BETWEEN", "1").done();
        var second = desktop.start("", litestream, "replicate", file.toString(), replica);
        program.run("provider", "use", "Gamma").done();
        var restored = folder.resolve("restored.db");
        Await.until("all is there", () -> {
            desktop.run("rm", "-f", restored.toString());
            desktop.run(litestream, "restore", "-o", restored.toString(), replica);
            return Files.exists(restored) && sqlite(restored, "SELECT provider_name FROM ai_providers WHERE is_active = 1").equals("Gamma\n");
        });
        desktop.terminate(second);
        assertThat(sqlite(restored, "SELECT value FROM settings WHERE key = 'BETWEEN'")).isEqualTo("1\n");
        assertThat(sqlite(".tables")).contains("_litestream_lock", "_litestream_seq");
    }

    @Test
    void vacuumAndAnotherModeOfTheLog() {
        need("sqlite3");
        for (int i = 0; i < 20; i++) {
            assertThat(sqlite("VACUUM")).isEmpty();
            program.run("provider", "use", i % 2 == 0 ? "Beta" : "Alpha").done();
        }
        assertThat(sqlite("PRAGMA journal_mode=DELETE")).isEqualTo("delete\n");
        program.run("provider", "use", "Gamma").done();
        assertThat(sqlite("PRAGMA journal_mode; SELECT provider_name FROM ai_providers WHERE is_active = 1")).isEqualTo("wal\nGamma\n");
    }

    /// While no Onehot runs.
    @Test
    void whatTheShellChangesIsInTheHistory() {
        need("sqlite3");
        sqlite("UPDATE settings SET value = '61' WHERE key = 'CHECK_INTERVAL'");
        assertThat(program.run("history").done().out()).contains("external  CHECK_INTERVAL set");
    }

    @Test
    void columnsOfOthersComeBackWithTheRow() {
        need("sqlite3");
        sqlite("ALTER TABLE settings ADD COLUMN note TEXT; ALTER TABLE ai_providers ADD COLUMN tag BLOB;"
                + "UPDATE settings SET note = 'mine'; UPDATE ai_providers SET tag = x'00ff'");
        program.run("setting", "reset", "CHECK_INTERVAL").done();
        program.run("undo").done();
        program.run("provider", "remove", "Gamma", "--yes").done();
        program.run("undo").done();
        assertThat(sqlite("SELECT note FROM settings WHERE key = 'CHECK_INTERVAL'; SELECT hex(tag) FROM ai_providers WHERE provider_name = 'Gamma'"))
                .isEqualTo("mine\n00FF\n");
    }

    @Test
    void rulesOfOthersAreToldAsWhatTheyAre() {
        need("sqlite3");
        sqlite("CREATE TRIGGER no BEFORE UPDATE ON ai_providers BEGIN SELECT raise(abort, 'not allowed by policy'); END");
        var refused = program.run("provider", "use", "Beta").failed(Exit.FAILED);
        assertThat(refused.errors()).doesNotContain("SQLITE_CONSTRAINT").doesNotContain("backup");
        sqlite("DROP TRIGGER no; CREATE TRIGGER pin BEFORE UPDATE OF is_active ON ai_providers WHEN old.is_active = 1 AND new.is_active = 0"
                + " BEGIN SELECT raise(ignore); END");
        var ignored = program.run("provider", "use", "Beta").failed(Exit.FAILED);
        assertThat(ignored.errors()).contains("pin");
        assertThat(sqlite("SELECT provider_name FROM ai_providers WHERE is_active = 1")).isEqualTo("Gamma\n");
    }

    /// A folder whose files cannot be mapped into memory that is shared.
    @Test
    void aFolderThatCannotHoldALogIsLeftAsItIs() throws Exception {
        need("bindfs", "fusermount", "sqlite3", "cmp");
        assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "skipped: no /dev/fuse");
        var source = Files.createDirectory(folder.resolve("source"));
        var mounted = Files.createDirectory(folder.resolve("mounted"));
        var theirs = source.resolve("x.db");
        sqlite(theirs, Files.readString(Path.of("src/test/resources/dev/onehot/testing/original.sql")));
        var before = Files.readAllBytes(theirs);
        desktop.run("bindfs", "-o", "direct_io", source.toString(), mounted.toString());
        try {
            var there = mounted.resolve("x.db");
            assertThat(sqlite(there, "SELECT count(*) FROM settings")).isNotEmpty();
            var refused = program.run("--db", there.toString(), "status").failed(Exit.DATABASE);
            assertThat(refused.errors()).contains("can keep no log", "The file was left as it is");
            assertThat(Files.readAllBytes(theirs)).isEqualTo(before);
            assertThat(sqlite(there, "SELECT count(*) FROM settings")).isNotEmpty();
            try (var files = Files.list(source)) {
                assertThat(files).containsExactly(theirs);
            }
        } finally {
            desktop.run("fusermount", "-u", mounted.toString());
        }
    }

    private static void need(String... programs) {
        var missing = RealDesktop.missing(List.of(programs));
        assumeTrue(missing.isEmpty(), () -> "Skipped. Missing programs: " + missing);
    }

    private String sqlite(String sql) {
        return sqlite(file, sql);
    }

    private String sqlite(Path of, String sql) {
        return desktop.run("sqlite3", "-bail", of.toString(), sql);
    }
}
