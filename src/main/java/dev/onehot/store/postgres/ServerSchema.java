package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.Resource;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.rows.KeyTable;
import dev.onehot.store.rows.Meta;

/// In which schema the tables are, which there are, and how they come there.
final class ServerSchema {
    /// The newest version that this Onehot writes. Version N is reached by running `schema-N.sql`.
    static final int VERSION = 2;

    static final String SETTINGS = "settings";
    static final String PROVIDERS = "ai_providers";
    static final Set<String> SETTINGS_COLUMNS = Set.of("key", "value", "updated_at");
    static final Set<String> PROVIDERS_COLUMNS = Set.of("id", "provider_name", "api_key", "model", "is_active", "created_at", "updated_at");

    private static final String OWN = "onehot";
    private static final String META = "onehot_meta";

    /// Where `onehot_meta` says that the two tables were there before, and nothing was added to them.
    static final String ADOPTED = "adopted";

    /// Types of columns that are used as they are.
    private static final Map<String, Set<String>> TYPES = Map.of(
            "key", Set.of("text", "varchar"), "value", Set.of("text", "varchar"), "id", Set.of("int2", "int4", "int8"), "api_key", Set.of("text", "varchar"),
            "provider_name", Set.of("text", "varchar"), "is_active", Set.of("int2", "int4", "int8"));

    /// Tables of backups, and those whose rights they have.
    private static final Map<String, String> BACKUPS_LIKE = Map.of(
            "onehot_backup", "onehot_provider", "onehot_backup_setting", "onehot_provider", "onehot_backup_provider", "onehot_provider", "onehot_backup_key", "onehot_key");

    private ServerSchema() {}

    /// The schema that was named; else the one that has Onehot's tables; else the first of the search path that has the original's; else one of its own.
    static String find(ServerSql sql, Optional<String> named) {
        return named
                .or(() -> first(sql, "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = '" + META
                        + "' AND (n.nspname = '" + OWN + "' OR n.nspname = ANY(current_schemas(false))) ORDER BY n.nspname <> '" + OWN + "' LIMIT 1"))
                .or(() -> first(sql, "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname IN ('settings', 'ai_providers')"
                        + " AND n.nspname = ANY(current_schemas(false)) AND c.relkind IN ('r', 'p')"
                        + " ORDER BY array_position(current_schemas(false), n.nspname) LIMIT 1"))
                .orElse(OWN);
    }

    private static Optional<String> first(ServerSql sql, String query) {
        return sql.query(query, row -> row.getString(1)).stream().findFirst();
    }

    /// Refuses what this Onehot must not write: newer, or with other tables under the original's names. Only reads. Answers the version found, 0 for none.
    static int inspect(ServerSql sql) {
        boolean known = !types(sql, META).isEmpty();
        requireColumns(sql, SETTINGS, SETTINGS_COLUMNS, known);
        requireColumns(sql, PROVIDERS, PROVIDERS_COLUMNS, known);
        int version = known ? version(sql) : 0;
        if (version > VERSION) {
            throw new StorageException(Kind.NEWER, sql.place(), String.valueOf(version), null);
        }
        return version;
    }

    private static int version(ServerSql sql) {
        return (int) sql.number("SELECT CAST(value AS INTEGER) FROM onehot_meta WHERE key = 'schema_version'");
    }

    /// Brings it to [#VERSION] in one transaction. Safe when several do it at once: the first one does all of it.
    ///
    /// @param schema may have to be made
    static void migrate(ServerSql sql, String schema) {
        ServerLock.OF_MAKING.begin(sql);
        try {
            // Who has one of their own needs no right to make others.
            if (sql.number("SELECT count(*) FROM pg_namespace WHERE nspname = ?", schema) == 0) {
                sql.update("CREATE SCHEMA \"" + schema.replace("\"", "\"\"") + "\"");
            }
            int found = types(sql, META).isEmpty() ? 0 : version(sql);
            boolean shared = !types(sql, SETTINGS).isEmpty() || !types(sql, PROVIDERS).isEmpty();
            for (int next = found + 1; next <= VERSION; next++) {
                run(sql, script("schema-" + next + ".sql"));
            }
            if (found == 1) {
                BACKUPS_LIKE.forEach((table, like) -> grantAlike(sql, table, like));
            }
            if (found == 0 && !shared) {
                run(sql, script("shared-1.sql"));
                // Nobody else reads keys from tables that did not exist.
                KeyTable.saveProtection(sql, KeyProtection.FRESH);
                ServerSeen.create(sql);
            } else if (found == 0) {
                Meta.save(sql, ADOPTED, "yes");
            }
            Meta.save(sql, "schema_version", String.valueOf(VERSION));
            sql.end("COMMIT");
        } catch (RuntimeException | Error failure) {
            sql.rollBack(failure);
            throw failure;
        }
    }

    /// Gives whoever has a right on the one table the same right on another, which came later.
    private static void grantAlike(ServerSql sql, String table, String like) {
        var grants = sql.query(
                "SELECT privilege_type || ' ON @" + table + " TO ' || CASE grantee WHEN 0 THEN 'PUBLIC' ELSE '\"' || replace(pg_get_userbyid(grantee), '\"', '\"\"') || '\"' END"
                        + " FROM pg_class, aclexplode(relacl) WHERE oid = to_regclass('@" + like + "') AND grantee <> relowner",
                row -> row.getString(1));
        grants.forEach(it -> sql.update("GRANT " + it));
    }

    /// One statement after the other.
    private static void run(ServerSql sql, String text) {
        for (var statement : text.split(";\\s*\n(?=CREATE|INSERT|\\s*$)", 0)) {
            if (!statement.isBlank()) {
                sql.update(statement);
            }
        }
    }

    private static void requireColumns(ServerSql sql, String table, Set<String> needed, boolean known) {
        var found = types(sql, table);
        if (found.isEmpty() && !known) {
            return;
        }
        for (var column : needed) {
            var type = found.getOrDefault(column, "");
            if (type.isEmpty() || !TYPES.getOrDefault(column, Set.of(type)).contains(type)) {
                throw new StorageException(Kind.FOREIGN_SCHEMA, sql.place(), table + "." + column, null);
            }
        }
    }

    /// The columns of a table, with the names of their types; empty when there is no such table.
    private static Map<String, String> types(ServerSql sql, String table) {
        return sql
                .query(
                        "SELECT a.attname, t.typname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_class c ON c.oid = a.attrelid"
                                + " WHERE c.oid = to_regclass('@" + table + "') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String script(String name) {
        return Resource.text(ServerSchema.class, name);
    }
}
