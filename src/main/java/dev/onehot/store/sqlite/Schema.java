package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.Resource;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.rows.KeyTable;
import dev.onehot.store.rows.Meta;

/// Which tables there are, and how a file gets them.
///
/// Onehot's version stands in its own `onehot_meta`, not in `PRAGMA user_version`, which belongs to the original.
final class Schema {
    /// The newest version that this Onehot writes. Version N is reached by running `schema-N.sql`.
    static final int VERSION = 5;

    private static final String META = "onehot_meta";

    /// What SQLite puts before what it has found, though there is one database only.
    private static final Pattern HEADING = Pattern.compile("^\\*\\*\\* in database \\w+ \\*\\*\\*\\s*");

    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\n");

    private Schema() {}

    /// Refuses a file that this Onehot must not write: damaged, newer, or with other tables under the original's names.
    /// Only reads. Answers the version found, 0 for none.
    static int inspect(Sql sql, boolean checkPages) {
        if (checkPages || version(sql) < VERSION) {
            var findings = sql.query("PRAGMA quick_check(1)", row -> row.getString(1));
            if (!findings.equals(List.of("ok"))) {
                var words = findings.stream().map(it -> HEADING.matcher(it).replaceFirst("")).collect(Collectors.joining("; "));
                throw new StorageException(Kind.DAMAGED, sql.file(), words, null);
            }
        }
        requireKnownTable(sql);
        requireColumns(sql, ForeignSchema.SETTINGS, ForeignSchema.SETTINGS_COLUMNS);
        requireColumns(sql, ForeignSchema.PROVIDERS, ForeignSchema.PROVIDERS_COLUMNS);
        int version = version(sql);
        if (version > VERSION) {
            throw new StorageException(Kind.NEWER, sql.file(), String.valueOf(version), null);
        }
        return version;
    }

    /// Brings the file to [#VERSION] in one transaction, and leaves a backup beside it if there was anything in it.
    /// Safe when several processes do it at once: the first one does all of it.
    static void migrate(Sql sql) {
        Transactions.begin(sql);
        try {
            int found = version(sql);
            boolean fresh = !hasTables(sql);
            if (found < VERSION && !fresh) {
                // On a connection of its own, because SQLite copies nothing from one that is writing.
                new Backup(sql.file()).beside("before-onehot-" + VERSION);
            }
            for (int next = found + 1; next <= VERSION; next++) {
                for (String statement : STATEMENT_END.split(script(next), 0)) {
                    sql.execute(statement);
                }
                Meta.save(sql, "schema_version", String.valueOf(next));
            }
            if (fresh) {
                // Nobody else reads keys from a file that did not exist.
                KeyTable.saveProtection(sql, KeyProtection.FRESH);
                SeenTable.create(sql);
            }
            sql.execute("COMMIT");
        } catch (StorageException failure) {
            Transactions.rollBack(sql, failure);
            throw failure;
        }
    }

    /// A file that has tables, and none that the original or Onehot makes, was made for something else.
    private static void requireKnownTable(Sql sql) {
        boolean known = Stream.of("settings", "ai_providers", META).anyMatch(it -> !columns(sql, it).isEmpty());
        var tables = sql.query("SELECT name FROM sqlite_schema WHERE type = 'table' LIMIT 1", row -> row.getString(1));
        if (!known && !tables.isEmpty()) {
            throw new StorageException(Kind.FOREIGN_SCHEMA, sql.file(), tables.getFirst(), null);
        }
    }

    private static boolean hasTables(Sql sql) {
        return sql.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'") > 0;
    }

    private static int version(Sql sql) {
        if (columns(sql, META).isEmpty()) {
            return 0;
        }
        return (int) sql.number("SELECT value FROM onehot_meta WHERE key = 'schema_version'");
    }

    private static void requireColumns(Sql sql, String table, Set<String> needed) {
        var found = columns(sql, table);
        long views = sql.number("SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND lower(name) = ?", table);
        if (views > 0 || (!found.isEmpty() && !found.containsAll(needed))) {
            var missing = needed.stream().filter(it -> !found.contains(it)).toList();
            if (views == 0 && missing.size() == 1 && !columns(sql, META).isEmpty()) {
                // It was right when Onehot used it, and a program that has another use for the name makes another table.
                throw new StorageException(Kind.DAMAGED, sql.file(), table + "." + missing.getFirst(), null);
            }
            throw new StorageException(Kind.FOREIGN_SCHEMA, sql.file(), table, null);
        }
    }

    private static Set<String> columns(Sql sql, String table) {
        return sql.query("SELECT name FROM pragma_table_info(?)", row -> row.getString(1), table).stream()
                .collect(Collectors.toSet());
    }

    private static String script(int version) {
        return Resource.text(Schema.class, "schema-" + version + ".sql");
    }
}
