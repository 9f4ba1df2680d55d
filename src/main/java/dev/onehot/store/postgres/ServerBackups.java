package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.store.BackupContents;
import dev.onehot.store.Copies;
import dev.onehot.store.rows.KeyTable;

/// Backups of a database on a server: what is stored, once more in tables beside. The server copies it to itself, in one statement and so of one moment, while
/// others write. They are called by a name, not by the path of a file.
///
/// @param obstacle why nothing can be written; empty when it can be
/// @param hidesKeys whether this user may not read keys, without which none is whole
record ServerBackups(Asking asking, Supplier<ServerSql> another, ServerAddress address, Optional<StorageException> obstacle, boolean hidesKeys) implements Copies {
    /// One after the other, on whatever computer: whoever comes second sees what the first has made.
    private static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT set_config('lock_timeout', '10s', true),"
            + " set_config('idle_in_transaction_session_timeout', '10s', true); " + KeyTable.NO_OTHER_BACKUP;

    /// Much is copied within one answer.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String META = "coalesce((SELECT value FROM onehot_meta WHERE key = '%s'), '')";

    private static final List<String> DETAILS = List.of("kind", "base_url", "notes", "headers", "organization", "project", "resource", "deployment", "api_version",
            "timeout_seconds", "proxy", "addresses", "position", "pinned", "key_label");

    private static final String MADE = "WITH named AS (SELECT CAST(?1 AS TEXT) || '-' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD-HH24MISS') AS start),"
            + " made AS (INSERT INTO onehot_backup(name, kind, at, bytes, key_backend, key_id, key_sealed)"
            + " SELECT start || coalesce('-' || nullif((SELECT count(*) + 1 FROM onehot_backup WHERE left(name, length(start)) = start), 1), ''), ?1, now(),"
            + " (SELECT coalesce(sum(octet_length(key) + coalesce(octet_length(value), 0)), 0) FROM settings)"
            + " + (SELECT coalesce(sum(octet_length(CAST(p AS TEXT))), 0) FROM ai_providers p), "
            + META.formatted("key_backend") + ", " + META.formatted("key_id") + ", " + META.formatted("key_sealed") + " FROM named";

    private static final String UNLESS_YOUNGER = " WHERE NOT EXISTS (SELECT 1 FROM onehot_backup WHERE kind = ?1 AND at > now() - make_interval(secs => ?2))";

    private static final String COPIED = " RETURNING id, name),"
            + " s AS (INSERT INTO onehot_backup_setting(backup, key, value, updated_at) SELECT made.id, key, value, left(CAST(updated_at AS TEXT), 19)"
            + " FROM made, settings WHERE " + SettingTable.OURS + "),"
            + " p AS (INSERT INTO onehot_backup_provider(backup, provider_id, provider_name, model, is_active, created_at, updated_at, " + String.join(", ", DETAILS) + ")"
            + " SELECT made.id, a.id, a.provider_name, a.model, CASE WHEN a.is_active = 1 THEN 1 ELSE 0 END, left(CAST(a.created_at AS TEXT), 19),"
            + " left(CAST(a.updated_at AS TEXT), 19), d." + String.join(", d.", DETAILS) + " FROM made, ai_providers a LEFT JOIN onehot_provider d ON d.provider_id = a.id),"
            + " k AS (INSERT INTO onehot_backup_key(backup, provider_id, spare, label, api_key)"
            + " SELECT made.id, a.id, CAST(NULL AS BIGINT), '', a.api_key FROM made, ai_providers a WHERE a.api_key <> ''"
            + " UNION ALL SELECT made.id, f.provider_id, f.id, f.label, f.api_key FROM made, onehot_key f JOIN ai_providers a ON a.id = f.provider_id)"
            + " SELECT name FROM made";

    private static final String LISTED = "SELECT name, at, bytes FROM onehot_backup ORDER BY at DESC, id DESC";

    private static final String ROTATED = "WITH gone AS (DELETE FROM onehot_backup WHERE id IN"
            + " (SELECT id FROM onehot_backup WHERE kind = ? ORDER BY at DESC, id DESC OFFSET ?) RETURNING id)"
            + Stream.of("setting", "provider", "key")
                    .map(it -> ", " + it.charAt(0) + " AS (DELETE FROM onehot_backup_" + it + " WHERE backup IN (SELECT id FROM gone))")
                    .collect(Collectors.joining())
            + " SELECT count(*) FROM gone";

    /// Asks on a connection that may be used for the next question too.
    @FunctionalInterface
    interface Asking {
        <T> T ask(Function<ServerSql, T> question);
    }

    @Override
    public String where() {
        return address.place().name();
    }

    @Override
    public List<BackupFile> list() {
        return asking.ask(sql -> mayList(sql) ? sql.query(LISTED, row -> new BackupFile(
                Path.of(row.getString(1)), Kind.of(row.getString(1)), row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(3))) : List.of());
    }

    private static boolean mayList(ServerSql sql) {
        return sql.number("SELECT count(*) WHERE has_table_privilege('@onehot_backup', 'SELECT')") > 0;
    }

    @Override
    public Path make(Kind kind, Clock clock, Progress progress) {
        obstacle.ifPresent(it -> {
            throw it.again();
        });
        if (hidesKeys) {
            throw KeysException.of("key.noRight");
        }
        return make(MADE + COPIED, kind.word()).orElseThrow();
    }

    /// By the server's clock: those of several computers differ. Who may not make any leaves it to the others.
    @Override
    public boolean makeDaily(Duration age, Clock clock) {
        return obstacle.isEmpty() && !hidesKeys && isDue(age) && make(MADE + UNLESS_YOUNGER + COPIED, Kind.DAILY.word(), age.toSeconds()).isPresent();
    }

    /// Asked before anybody has to wait.
    private boolean isDue(Duration age) {
        return asking.ask(sql -> sql.number("SELECT count(*) FROM onehot_backup WHERE kind = ? AND at > now() - make_interval(secs => ?)",
                Kind.DAILY.word(), age.toSeconds())) == 0;
    }

    private Optional<Path> make(String statement, Object... arguments) {
        return asking.ask(sql -> {
            try {
                sql.begin(BEGIN);
                sql.waitAtMost(LONGEST);
                var made = sql.query(statement, row -> Path.of(row.getString(1)), arguments);
                sql.end("COMMIT");
                return made.stream().findFirst();
            } catch (RuntimeException | Error failure) {
                sql.rollBack(failure);
                throw failure;
            } finally {
                sql.waitAtMost(Connecting.ANSWER);
            }
        });
    }

    @Override
    public void rotate(Kind kind, int kept) {
        asking.ask(sql -> sql.number(ROTATED, kind.word(), kept));
    }

    @Override
    public Optional<BackupContents> contents(Path backup) {
        return asking.ask(sql -> sql.query("SELECT id FROM onehot_backup WHERE name = ?", row -> row.getLong(1), backup.toString())).stream()
                .findFirst()
                .map(this::contents);
    }

    private BackupContents contents(long id) {
        try (var sql = another.get()) {
            return new BackupRows(sql, id).read();
        }
    }
}
