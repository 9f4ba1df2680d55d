package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.DatabaseFacts;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;

/// Reads what can be told of a database file.
final class Facts {
    private static final int STEPS_BETWEEN_LOOKS = 20_000;

    /// How often it is asked whether to go on while others need the file closed.
    private static final Duration WAY = Duration.ofMillis(200);

    static final String BACKUP_FAILURE = "backup_failure";

    private Facts() {}

    static DatabaseFacts of(Sql sql, Path file, OpenedFile opened) {
        return new DatabaseFacts(
                DatabasePlace.of(file),
                size(file),
                size(file.resolveSibling(file.getFileName() + "-wal")),
                text(sql, "PRAGMA journal_mode").orElse(""),
                sql.number("PRAGMA page_size"),
                sql.number("PRAGMA page_count"),
                sql.number("PRAGMA freelist_count"),
                (int) sql.number("SELECT value FROM onehot_meta WHERE key = 'schema_version'"),
                text(sql, "SELECT sqlite_version()").orElse(""),
                text(sql, "SELECT max(at) FROM onehot_history WHERE origin = '" + Origin.EXTERNAL.word() + "'"),
                sql.number("SELECT count(*) FROM onehot_history"),
                opened.isInPlace(),
                backupFailure(sql),
                Optional.empty());
    }

    /// Why the last daily backup failed: a code and its arguments, one a line.
    static Optional<Message> backupFailure(Sql sql) {
        return sql.query("SELECT value FROM onehot_meta WHERE key = ? AND value <> ''", row -> row.getString(1), BACKUP_FAILURE).stream()
            .map(it -> it.split("\n", -1))
            .map(it -> Message.of(it[0], (Object[]) Arrays.copyOfRange(it, 1, it.length)))
            .findFirst();
    }

    static List<String> check(Path file, Progress progress) {
        try (var sql = Connections.readOnly(file)) {
            var tables = sql.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", row -> row.getString(1));
            var findings = new ArrayList<String>();
            var looking = new Looking(sql.gate(), tables.size(), progress);
            while (looking.done < tables.size()) {
                if (!progress.step(looking.done, tables.size()) || !makeWay(sql, looking)) {
                    return List.of();
                }
                var found = check(sql, tables.get(looking.done), looking);
                if (looking.ended) {
                    return List.of();
                }
                if (!looking.paused) {
                    findings.addAll(found);
                    looking.done++;
                }
            }
            progress.step(tables.size(), tables.size());
            findings.removeIf(it -> it.equals("ok"));
            return findings;
        }
    }

    /// Closes the connection for as long as others need the file closed. A table that was broken off is begun anew.
    ///
    /// @return whether to go on
    private static boolean makeWay(Sql sql, Looking looking) {
        if (looking.gate.isWanted()) {
            sql.rest();
            while (!looking.gate.awaitReturn(WAY)) {
                if (Thread.currentThread().isInterrupted() || !looking.progress.step(looking.done, looking.total)) {
                    return false;
                }
            }
        }
        looking.paused = false;
        return true;
    }

    private static List<String> check(Sql sql, String table, Looking looking) {
        try {
            ProgressHandler.setHandler(sql.connection(), STEPS_BETWEEN_LOOKS, looking);
            return sql.query("SELECT * FROM pragma_quick_check(?)", row -> row.getString(1), table);
        } catch (StorageException failure) {
            if (looking.ended || looking.paused) {
                return List.of();
            }
            throw failure;
        } catch (SQLException failure) {
            throw Failures.of(failure, sql.file());
        }
    }

    /// Asks now and then, inside a long statement, whether to go on.
    private static final class Looking extends ProgressHandler {
        private final Gate gate;
        private final int total;
        private final Progress progress;
        private int done;
        private boolean ended;
        private boolean paused;

        Looking(Gate gate, int total, Progress progress) {
            this.gate = gate;
            this.total = total;
            this.progress = progress;
        }

        @Override
        protected int progress() {
            ended |= !progress.step(done, total);
            paused = gate.isWanted();
            return ended || paused ? 1 : 0;
        }
    }

    private static Optional<String> text(Sql sql, String query) {
        return sql.query(query, row -> Optional.ofNullable(row.getString(1))).stream()
                .findFirst()
                .flatMap(it -> it);
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }
}
