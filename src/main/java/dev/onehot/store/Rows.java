package dev.onehot.store;

import module java.base;

import dev.onehot.model.MaskedKey;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads rows as records. Tolerant of what other programs leave behind: NULLs, missing details, several active.
final class Rows {
    private static final String PROVIDERS = "SELECT p.id, p.provider_name, p.api_key, p.model, p.is_active = 1, p.created_at,"
            + " p.updated_at, d.kind, d.base_url, d.notes, d.headers, d.organization, d.project, d.resource, d.deployment,"
            + " d.api_version, d.timeout_seconds, d.proxy, coalesce(d.position, p.id), d.pinned, d.key_label, "
            + CheckTable.COLUMNS
            + " FROM ai_providers p LEFT JOIN onehot_provider d ON d.provider_id = p.id"
            + " LEFT JOIN onehot_check c ON c.provider_id = p.id AND c.row_updated_at = p.updated_at";

    private static final String SPARE_KEYS = "SELECT provider_id, id, label, api_key FROM onehot_key";

    /// Where [#PROVIDERS] has the check.
    private static final int CHECK = 22;

    private Rows() {}

    static Stored load(Sql sql) {
        return with(sql, SettingRows.all(sql), Optional.empty());
    }

    /// @param keys of the settings that are wanted
    static Stored load(Sql sql, List<String> keys) {
        return with(sql, keys.stream().flatMap(it -> SettingRows.find(sql, it).stream()).toList(), Optional.empty());
    }

    /// Everything but the settings, which are known already.
    static Stored with(Sql sql, List<Setting> settings, Optional<Set<String>> gone) {
        return new Stored(revision(sql), lastChosen(sql), KeyTable.protection(sql), providers(sql), settings, gone);
    }

    /// Fails when a column that Onehot reads or clears at its start is not there. Reads no row.
    static void prove(Sql sql) {
        for (var read : List.of(
                PROVIDERS,
                SPARE_KEYS,
                "SELECT key, value, updated_at FROM settings",
                "SELECT key, value FROM onehot_meta",
                "SELECT provider_id, deleted_at FROM onehot_deleted_provider",
                "SELECT change, gesture, key_before FROM onehot_history",
                "SELECT gesture, undoes FROM onehot_undo")) {
            sql.number(read + " LIMIT 0");
        }
    }

    static long revision(Sql sql) {
        return sql.number("SELECT value FROM onehot_meta WHERE key = 'revision'");
    }

    static List<Provider> provider(Sql sql, long id) {
        var spares = sql.query(SPARE_KEYS + " WHERE provider_id = ? ORDER BY id", row -> spare(row).key(), id);
        return sql.query(PROVIDERS + " WHERE p.id = ?", row -> provider(row, spares), id);
    }

    private static OptionalLong lastChosen(Sql sql) {
        var found = sql.query(
                "SELECT CAST(value AS INTEGER) FROM onehot_meta WHERE key = 'active_provider' AND value <> ''", row -> row.getLong(1));
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
    }

    static List<Provider> providers(Sql sql) {
        Map<Long, List<SpareKey>> spares = sql.query(SPARE_KEYS + " ORDER BY id", Rows::spare).stream()
                .collect(Collectors.groupingBy(Spare::provider, Collectors.mapping(Spare::key, Collectors.toList())));
        return sql.query(
                PROVIDERS + " ORDER BY p.id", row -> provider(row, spares.getOrDefault(row.getLong(1), List.of())));
    }

    private record Spare(long provider, SpareKey key) {}

    private static Spare spare(ResultSet row) throws SQLException {
        var key = MaskedKey.of(StoredKey.of(Sql.text(row.getString(4))));
        return new Spare(row.getLong(1), new SpareKey(row.getLong(2), row.getString(3), key));
    }

    private static Provider provider(ResultSet row, List<SpareKey> spares) throws SQLException {
        var name = Sql.text(row.getString(2));
        var kind = row.getString(8);
        return new Provider(
                row.getLong(1),
                name,
                kind == null ? Presets.infer(name) : kind,
                Sql.text(row.getString(9)),
                Sql.text(row.getString(4)),
                Sql.text(row.getString(10)),
                options(row),
                MaskedKey.of(StoredKey.of(Sql.text(row.getString(3)))),
                Sql.text(row.getString(21)),
                spares,
                row.getLong(5) == 1,
                new Provider.Place(row.getDouble(19), row.getLong(20) == 1),
                CheckTable.read(row, CHECK),
                Sql.text(row.getString(6)),
                Sql.text(row.getString(7)),
                0);
    }

    private static ProviderOptions options(ResultSet row) throws SQLException {
        return new ProviderOptions(
                ProviderOptions.headers(Sql.text(row.getString(11))),
                Sql.text(row.getString(12)),
                Sql.text(row.getString(13)),
                Sql.text(row.getString(14)),
                Sql.text(row.getString(15)),
                Sql.text(row.getString(16)),
                row.getInt(17),
                Sql.text(row.getString(18)));
    }
}
