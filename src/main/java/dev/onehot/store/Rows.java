package dev.onehot.store;

import dev.onehot.model.Provider;
import dev.onehot.model.ProviderKinds;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads rows as records. Tolerant of what other programs leave behind: NULLs, missing details, several active.
final class Rows {
    private static final String PROVIDERS = """
            SELECT p.id, p.provider_name, p.api_key, p.model, p.is_active = 1, p.created_at, p.updated_at,
                   d.kind, d.base_url, d.notes
            FROM ai_providers p LEFT JOIN onehot_provider d ON d.provider_id = p.id
            """;

    private Rows() {}

    static Stored load(Sql sql) {
        return new Stored(revision(sql), lastChosen(sql), KeyTable.protection(sql), providers(sql), settings(sql));
    }

    static long revision(Sql sql) {
        return sql.number("SELECT value FROM onehot_meta WHERE key = 'revision'");
    }

    static List<Provider> provider(Sql sql, long id) {
        return sql.query(PROVIDERS + " WHERE p.id = ?", Rows::provider, id);
    }

    static List<StoredKey> key(Sql sql, long id) {
        return sql.query(
                "SELECT api_key FROM ai_providers WHERE id = ?", row -> StoredKey.of(text(row.getString(1))), id);
    }

    private static OptionalLong lastChosen(Sql sql) {
        long id = sql.number("SELECT value FROM onehot_meta WHERE key = 'active_provider'");
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    private static List<Provider> providers(Sql sql) {
        return sql.query(PROVIDERS + " ORDER BY p.id", Rows::provider);
    }

    private static List<Setting> settings(Sql sql) {
        return sql.query(
                "SELECT key, value, updated_at FROM settings WHERE typeof(key) = 'text' ORDER BY key",
                row -> new Setting(row.getString(1), text(row.getString(2)), text(row.getString(3)), 0));
    }

    private static Provider provider(ResultSet row) throws SQLException {
        var name = text(row.getString(2));
        var kind = row.getString(8);
        return new Provider(
                row.getLong(1),
                name,
                kind == null ? ProviderKinds.infer(name) : kind,
                text(row.getString(9)),
                text(row.getString(4)),
                text(row.getString(10)),
                StoredKey.of(text(row.getString(3))).masked(),
                row.getLong(5) == 1,
                text(row.getString(6)),
                text(row.getString(7)),
                0);
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
