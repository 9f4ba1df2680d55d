package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.MaskedKey;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads rows as records. Tolerant of what other programs leave behind: NULLs, missing details, several active.
public final class Rows {
    private static final Map<SqlDialect, String> PROVIDERS = new ConcurrentHashMap<>();

    private static final String SPARE_KEYS = "SELECT provider_id, id, label, api_key FROM onehot_key";

    private Rows() {}

    private static String providersOf(Statements sql) {
        return PROVIDERS.computeIfAbsent(sql.dialect(), Rows::providersIn);
    }

    private static String providersIn(SqlDialect dialect) {
        return "SELECT p.id AS id, p.api_key AS api_key, CASE WHEN p.is_active = 1 THEN 1 ELSE 0 END AS active, " + dialect.time("p.created_at")
                + " AS created_at, " + dialect.time("p.updated_at")
                + " AS updated_at, coalesce(d.position, p.id) AS position, d.pinned AS pinned, d.key_label AS key_label, "
                + Stream.of(ProviderField.values())
                        .map(it -> (it.isOriginals() ? "p." : "d.") + it.column() + " AS " + it.id())
                        .collect(Collectors.joining(", "))
                + ", " + CheckTable.COLUMNS
                + " FROM ai_providers p LEFT JOIN onehot_provider d ON d.provider_id = p.id"
                + " LEFT JOIN onehot_check c ON c.provider_id = p.id AND c.row_updated_at = " + dialect.time("p.updated_at");
    }

    /// Everything but the settings, which are known already.
    public static Stored with(Statements sql, List<Setting> settings, Optional<Set<String>> gone) {
        return new Stored(revision(sql), lastChosen(sql), KeyTable.protection(sql), providers(sql), ProgramTable.all(sql), EndpointTable.tokens(sql), settings, gone);
    }

    /// Fails when a column that Onehot reads or clears at its start is not there. Reads no row.
    public static void prove(Statements sql) {
        for (var read : List.of(
                providersOf(sql),
                SPARE_KEYS,
                "SELECT key, value, updated_at FROM settings",
                "SELECT key, value FROM onehot_meta",
                "SELECT provider_id, deleted_at FROM onehot_deleted_provider",
                "SELECT change, gesture, key_before FROM onehot_history",
                "SELECT gesture, undoes FROM onehot_undo",
                ProgramTable.PROGRAMS,
                ProgramTable.FILES,
                ProgramTable.KEYS,
                ProgramTable.USES,
                EndpointTable.TOKENS,
                EndpointTable.USAGE)) {
            sql.number(read + " LIMIT 0");
        }
    }

    public static long revision(Statements sql) {
        return sql.number("SELECT value FROM onehot_meta WHERE key = 'revision'");
    }

    static List<Provider> provider(Statements sql, long id) {
        var spares = sql.query(SPARE_KEYS + " WHERE provider_id = ? ORDER BY id", row -> spare(row).key(), id);
        return sql.query(providersOf(sql) + " WHERE p.id = ?", row -> provider(row, spares), id);
    }

    private static OptionalLong lastChosen(Statements sql) {
        var found = sql.query(
                "SELECT CAST(value AS BIGINT) FROM onehot_meta WHERE key = 'active_provider' AND value <> ''", row -> row.getLong(1));
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
    }

    public static List<Provider> providers(Statements sql) {
        Map<Long, List<SpareKey>> spares = sql.query(SPARE_KEYS + " ORDER BY id", Rows::spare).stream()
                .collect(Collectors.groupingBy(Spare::provider, Collectors.mapping(Spare::key, Collectors.toList())));
        return sql.query(
                providersOf(sql) + " ORDER BY p.id", row -> provider(row, spares.getOrDefault(row.getLong("id"), List.of())));
    }

    private record Spare(long provider, SpareKey key) {}

    private static Spare spare(ResultSet row) throws SQLException {
        var key = MaskedKey.of(StoredKey.of(Statements.text(row.getString(4))));
        return new Spare(row.getLong(1), new SpareKey(row.getLong(2), row.getString(3), key));
    }

    private static Provider provider(ResultSet row, List<SpareKey> spares) throws SQLException {
        var name = Statements.text(row.getString("name"));
        var kind = row.getString("kind");
        return new Provider(
                row.getLong("id"),
                name,
                kind == null ? Presets.infer(name) : kind,
                Statements.text(row.getString("baseUrl")),
                Statements.text(row.getString("model")),
                Statements.text(row.getString("notes")),
                options(row),
                MaskedKey.of(StoredKey.of(Statements.text(row.getString("api_key")))),
                Statements.text(row.getString("key_label")),
                spares,
                row.getLong("active") == 1,
                new Provider.Place(row.getDouble("position"), row.getLong("pinned") == 1),
                CheckTable.read(row),
                Statements.text(row.getString("created_at")),
                Statements.text(row.getString("updated_at")),
                0);
    }

    private static ProviderOptions options(ResultSet row) throws SQLException {
        var texts = new HashMap<String, String>();
        for (var field : ProviderField.OPTIONS) {
            boolean isNumber = field.shape() == ProviderField.Shape.NUMBER;
            texts.put(field.id(), isNumber ? String.valueOf(row.getInt(field.id())) : Statements.text(row.getString(field.id())));
        }
        return ProviderOptions.of(texts);
    }
}
