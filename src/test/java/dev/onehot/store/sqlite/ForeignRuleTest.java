package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What another program's triggers, constraints and types of columns refuse is told by their names, and by no value.
class ForeignRuleTest {
    private static final String KEY = "sk-secret-0123456789abcdef";
    private static final String INSERT = "INSERT INTO settings(key, value) VALUES ('a', '" + KEY + "')";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "key TEXT, value TEXT, owner TEXT NOT NULL                       | NOT NULL settings.owner",
        "key TEXT, value TEXT CONSTRAINT short CHECK (length(value) < 5) | CHECK short",
        "key TEXT, value TEXT CHECK (value <> '" + KEY + "')             | CHECK",
        "key TEXT, value TEXT DEFAULT 'x', UNIQUE(key)                   | UNIQUE settings.key",
        "key TEXT PRIMARY KEY, value TEXT                                | UNIQUE settings.key",
    })
    void aConstraintIsNamed(String columns, String named) {
        run("CREATE TABLE settings(" + columns + ")");
        if (named.startsWith("UNIQUE")) {
            run("INSERT INTO settings(key) VALUES ('a')");
        }
        assertRefused(INSERT, named);
    }

    @Test
    void aStrictColumnIsNamedWithItsType() {
        run("CREATE TABLE settings(key TEXT, value INTEGER) STRICT");
        assertRefused(INSERT, "settings.value INTEGER");
    }

    /// What it says may be put together from what is stored, and is told only when it stands in it.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "'not allowed by policy'          ; TRIGGER no (not allowed by policy)",
        "'it''s theirs'                   ; TRIGGER no (it's theirs)",
        "'no ' || new.value               ; TRIGGER no",
        "new.value                        ; TRIGGER no",
    })
    void aTriggerIsNamed(String said, String named) {
        run("CREATE TABLE settings(key TEXT, value TEXT)");
        run("CREATE TRIGGER no BEFORE INSERT ON settings BEGIN SELECT RAISE(ABORT, " + said + "); END");
        run("CREATE TABLE others(a)");
        run("CREATE TRIGGER elsewhere BEFORE INSERT ON others BEGIN SELECT RAISE(ABORT, 'another text'); END");
        assertRefused(INSERT, named);
    }

    @ParameterizedTest
    @CsvSource({"ABORT", "FAIL", "ROLLBACK"})
    void oneOnATableThatAnotherWritesToIsNamedToo(String how) {
        run("CREATE TABLE settings(key TEXT, value TEXT)");
        run("CREATE TABLE log(a)");
        run("CREATE TRIGGER first AFTER INSERT ON settings BEGIN INSERT INTO log VALUES (new.key); END");
        run("CREATE TRIGGER second AFTER INSERT ON log BEGIN SELECT RAISE(" + how + ", 'full'); END");
        assertRefused(INSERT, "TRIGGER second (full)");
    }

    @Test
    void atMostThreeAreNamedAndWhatSteersATerminalDoesNothing() {
        run("CREATE TABLE settings(key TEXT, value TEXT)");
        for (var name : List.of("a", "b", "c", "d")) {
            run("CREATE TRIGGER \"" + name + "\u001b[2J\" BEFORE INSERT ON settings BEGIN SELECT RAISE(ABORT, new.value); END");
        }
        assertRefused(INSERT, "TRIGGER a\u241b[2J, b\u241b[2J, c\u241b[2J…");
    }

    /// A defect of Onehot's: no rule of anybody else.
    @Test
    void ourOwnTablesHaveNoRules() {
        run("CREATE TABLE onehot_own(a UNIQUE)");
        run("INSERT INTO onehot_own VALUES (1)");
        assertThat(refused("INSERT INTO onehot_own VALUES (1)").kind()).isEqualTo(Kind.FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "SELECT s.gone FROM settings s                                                       | gone",
        "SELECT gone FROM settings                                                           | gone",
        "UPDATE settings SET gone = 1                                                        | gone",
        "INSERT INTO settings(key, gone) VALUES ('a', 1)                                     | settings.gone",
        "SELECT 1 FROM gone                                                                  | gone",
        "INSERT INTO settings(key) VALUES (1) ON CONFLICT(key) DO UPDATE SET key = excluded.gone | gone",
    })
    void whatWasTakenAwayIsNamed(String statement, String named) {
        run("CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT)");
        var failure = refused(statement);
        assertThat(failure.kind()).isEqualTo(Kind.CHANGED_SCHEMA);
        assertThat(failure.detail()).isEqualTo(named);
        assertThat(failure.what().text(Locale.ROOT)).doesNotContain("SQL").endsWith("/onehot.db has no " + named
                + " any more: another program took that column or table away.");
        // Where it is met at the opening, the file is damaged, and SQLite's words tell an expert more.
        var opening = Failures.whileOpening(failure);
        assertThat(opening.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(opening.detail()).contains("SQLITE_ERROR", "gone");
    }

    @Test
    void aStatementThatIsWrongIsADefectAndNobodysDoing() {
        assertThat(refused("SELEC").kind()).isEqualTo(Kind.FAILED);
    }

    private void assertRefused(String statement, String named) {
        var failure = refused(statement);
        assertThat(failure.kind()).isEqualTo(Kind.FOREIGN_RULE);
        assertThat(failure.detail()).isEqualTo(named);
        assertThat(failure.what().text(Locale.ROOT) + failure.advice().text(Locale.ROOT)).contains(named).doesNotContain(KEY, "secret");
    }

    private StorageException refused(String statement) {
        var file = file();
        if (Files.notExists(file)) {
            run("CREATE TABLE settings(key TEXT)");
        }
        try (var sql = Connections.writing(file)) {
            return catchThrowableOfType(StorageException.class, () -> sql.update(statement));
        }
    }

    private Path file() {
        return folder.resolve("onehot.db");
    }

    private void run(String statement) {
        try (var outside = Outside.on(file())) {
            outside.run(statement);
        }
    }
}
