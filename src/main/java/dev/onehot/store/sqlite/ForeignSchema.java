package dev.onehot.store.sqlite;

import module java.base;

/// What another program may have put into the original's two tables. Looked at when it is first asked for, and anew only when others have
/// committed and the schema is another one.
final class ForeignSchema {
    static final String SETTINGS = "settings";
    static final String PROVIDERS = "ai_providers";

    private static final String RULES = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger')"
            + " OR EXISTS (SELECT 1 FROM sqlite_schema WHERE lower(name) IN ('settings', 'ai_providers') AND sql LIKE '%conflict%')"
            + " OR EXISTS (SELECT 1 FROM pragma_table_info('settings') WHERE name IN ('key', 'value') AND " + ForeignRule.IS_NUMERIC + ")"
            + " OR EXISTS (SELECT 1 FROM pragma_table_info('ai_providers') WHERE name = 'api_key' AND " + ForeignRule.IS_NUMERIC + ")";

    /// The columns that the original makes.
    static final Set<String> SETTINGS_COLUMNS = Set.of("key", "value", "updated_at");
    static final Set<String> PROVIDERS_COLUMNS =
            Set.of("id", "provider_name", "api_key", "model", "is_active", "created_at", "updated_at");

    /// Without those that SQLite fills itself.
    private static final String COLUMNS = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid";

    private final Sql sql;
    private boolean looked;
    private long version;
    /// What [Sql#dataVersion] was then.
    private long at;

    private boolean rules;
    private Map<String, List<String>> columns = Map.of();

    ForeignSchema(Sql sql) {
        this.sql = sql;
    }

    /// A transaction begins, in which nobody else changes the schema.
    void begin() {
        looked = false;
    }

    /// What [Sql#dataVersion] is in that transaction, for whom it is asked anyway.
    void isAt(long dataVersion) {
        looked = looked || dataVersion == at;
    }

    /// Whether a statement that succeeds may have written something else than it says: there are triggers, conflict clauses, or columns whose
    /// type makes another value of a text.
    boolean hasRules() {
        look();
        return rules;
    }

    /// The columns that are another program's own.
    List<String> columns(String table) {
        look();
        return columns.getOrDefault(table, List.of());
    }

    private void look() {
        if (looked) {
            return;
        }
        long now = sql.dataVersion();
        if (now != at) {
            look(sql.number("PRAGMA schema_version"), (now >> Integer.SIZE) == (at >> Integer.SIZE));
        }
        at = now;
        looked = true;
    }

    /// @param same whether the connection is: after a rest another file may be there
    private void look(long schemaVersion, boolean same) {
        if (!same || schemaVersion != version) {
            rules = sql.number(RULES) != 0;
            columns = Map.of(SETTINGS, others(SETTINGS, SETTINGS_COLUMNS), PROVIDERS, others(PROVIDERS, PROVIDERS_COLUMNS));
            version = schemaVersion;
        }
    }

    private List<String> others(String table, Set<String> ours) {
        return sql.query(COLUMNS, row -> row.getString(1), table).stream().filter(it -> !ours.contains(it)).toList();
    }
}
