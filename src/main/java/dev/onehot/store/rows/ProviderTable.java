package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderField;
import dev.onehot.store.Seconds;
import dev.onehot.store.StoredProviders;

/// `ai_providers`, and Onehot's tables beside it.
public final class ProviderTable implements StoredProviders {
    /// So long a deleted one can be restored.
    private static final int KEPT_DAYS = 7;

    private static final List<ProviderField> OURS = Stream.of(ProviderField.values()).filter(it -> !it.isOriginals()).toList();
    private static final String COLUMNS = OURS.stream().map(ProviderField::column).collect(Collectors.joining(", "));

    /// What [#delete] keeps and [#restore] puts back beside the original's columns.
    private static final String DETAILS = COLUMNS + ", position, pinned, key_label";

    private static final String SAVE = "INSERT INTO onehot_provider(provider_id, " + COLUMNS + ") VALUES (?" + ", ?".repeat(OURS.size())
            + ") ON CONFLICT(provider_id) DO UPDATE SET "
            + OURS.stream().map(it -> it.column() + " = excluded." + it.column()).collect(Collectors.joining(", "));

    private static final String IS_THERE = "SELECT count(*) FROM ai_providers WHERE id = ?";

    /// A row that was just made, without a key.
    private static final String IS_NEW = "SELECT count(*) FROM ai_providers WHERE id = ? AND CAST(api_key AS TEXT) COLLATE BINARY IS ''";

    private static final String IS_RESTORED = "SELECT count(*) FROM ai_providers p JOIN onehot_deleted_provider d ON d.provider_id = p.id"
            + " WHERE p.id = ? AND CAST(p.api_key AS TEXT) COLLATE BINARY IS CAST(d.api_key AS TEXT)";

    private final Statements sql;
    private final AsWritten asked;
    private final OthersValues others;

    public ProviderTable(Statements sql, AsWritten asked, OthersValues others) {
        this.sql = sql;
        this.asked = asked;
        this.others = others;
    }

    @Override
    public Optional<Provider> find(long id) {
        return Rows.provider(sql, id).stream().findFirst();
    }

    @Override
    public long insert(ProviderDraft draft, String at) {
        long fresh = sql.dialect().fresh(AsWritten.PROVIDERS, "onehot_deleted_provider", "provider_id").map(sql::number).orElse(0L);
        if (fresh > 0) {
            recreate(fresh, draft, at, at);
            return fresh;
        }
        int changed = sql.update(
                "INSERT INTO ai_providers(provider_name, api_key, model, is_active, created_at, updated_at)"
                        + " VALUES (?, '', ?, 0, ?, ?)",
                draft.name(),
                draft.model(),
                at,
                at);
        // After a statement that inserted nothing this is the id of an older row.
        var inserted = sql.dialect().inserted(AsWritten.PROVIDERS);
        asked.require(AsWritten.PROVIDERS, changed, () -> sql.number(IS_NEW, sql.number(inserted)) > 0);
        long id = sql.number(inserted);
        saveDetails(id, draft);
        return id;
    }

    @Override
    public void recreate(long id, ProviderDraft draft, String createdAt, String at) {
        int changed = sql.update(
                "INSERT INTO ai_providers(id, provider_name, api_key, model, is_active, created_at, updated_at)"
                        + " VALUES (?, ?, '', ?, 0, ?, ?)",
                id,
                draft.name(),
                draft.model(),
                createdAt,
                at);
        asked.require(AsWritten.PROVIDERS, changed, () -> sql.number(IS_NEW, id) > 0);
        saveDetails(id, draft);
    }

    @Override
    public void update(Provider before, ProviderDraft draft, String at) {
        var same = ProviderDraft.of(before);
        int changed = sql.update(
                "UPDATE ai_providers SET provider_name = coalesce(?, provider_name), model = coalesce(?, model), updated_at = ? WHERE id = ?",
                draft.name().equals(same.name()) ? null : draft.name(),
                draft.model().equals(same.model()) ? null : draft.model(),
                at,
                before.id());
        requireThere(before.id(), changed);
        saveDetails(before.id(), draft);
    }

    @Override
    public void touch(long id, String at) {
        requireThere(id, sql.update("UPDATE ai_providers SET updated_at = ? WHERE id = ?", at, id));
    }

    @Override
    public void rename(long id, String name, String at) {
        requireThere(id, sql.update("UPDATE ai_providers SET provider_name = ?, updated_at = ? WHERE id = ?", name, at, id));
    }

    private void requireThere(long id, int changed) {
        asked.require(AsWritten.PROVIDERS, changed, () -> sql.number(IS_THERE, id) > 0);
    }

    @Override
    public void activate(OptionalLong id, String at) {
        long active = id.orElse(-1);
        // A check stays true when the row is only made active.
        sql.update(
                "UPDATE onehot_check SET row_updated_at = ?2 WHERE provider_id = ?1"
                        + " AND row_updated_at = (SELECT " + time("updated_at") + " FROM ai_providers WHERE id = ?1)",
                active,
                at);
        if (sql.dialect().changesRowByRow()) {
            sql.update("UPDATE ai_providers SET is_active = 0 WHERE is_active = 1 AND id <> ?", active);
        }
        // One statement for all of them, where it can be.
        sql.update(
                "UPDATE ai_providers SET updated_at = CASE WHEN id = ?1 THEN ?2 ELSE updated_at END, is_active = CASE WHEN id = ?1 THEN 1 ELSE 0 END"
                        + " WHERE id = ?1 OR is_active = 1",
                active,
                at);
        requireActive(id.stream().boxed().toList());
    }

    @Override
    public void requireActive(Collection<Long> ids) {
        asked.require(AsWritten.PROVIDERS, 1, () -> Set.copyOf(ids).equals(
                Set.copyOf(sql.query("SELECT id FROM ai_providers WHERE is_active = 1", row -> row.getLong(1)))));
    }

    @Override
    public void delete(long id, String at) {
        sql.update(
                "UPDATE onehot_check SET row_updated_at = '' WHERE provider_id = ?1"
                        + " AND row_updated_at IS DISTINCT FROM (SELECT " + time("updated_at") + " FROM ai_providers WHERE id = ?1)",
                id);
        sql.update("DELETE FROM onehot_deleted_provider WHERE provider_id = ?", id);
        sql.update(
                "INSERT INTO onehot_deleted_provider(provider_id, deleted_at, provider_name, api_key, model,"
                        + " is_active, created_at)"
                        + " SELECT id, CAST(?2 AS TEXT), coalesce(provider_name, ''), coalesce(api_key, ''), model, CASE WHEN is_active = 1 THEN 1 ELSE 0 END, "
                        + time("created_at")
                        + " FROM ai_providers WHERE id = ?1",
                id,
                at);
        sql.update(
                "UPDATE onehot_deleted_provider SET (" + DETAILS + ") = (SELECT " + DETAILS
                        + " FROM onehot_provider d WHERE d.provider_id = ?1)"
                        + " WHERE provider_id = ?1 AND EXISTS (SELECT 1 FROM onehot_provider d WHERE d.provider_id = ?1)",
                id);
        sql.update("DELETE FROM onehot_provider WHERE provider_id = ?", id);
        others.keepProvider(id);
        int changed = sql.update("DELETE FROM ai_providers WHERE id = ?", id);
        asked.require(AsWritten.PROVIDERS, changed, () -> sql.number(IS_THERE, id) == 0);
    }

    @Override
    public Optional<String> findDeleted(long id) {
        return sql.query("SELECT provider_name FROM onehot_deleted_provider WHERE provider_id = ?", row -> row.getString(1), id).stream()
                .findFirst();
    }

    @Override
    public List<String> restore(long id, String at) {
        var besides = others.ofProvider(id);
        var gone = others.gone(id);
        int changed = sql.update(
                "INSERT INTO ai_providers(id, provider_name, api_key, model, is_active, created_at, updated_at" + besides.names() + ")"
                        + " SELECT provider_id, provider_name, api_key, model, 0, " + sql.dialect().stamp("created_at") + ", " + sql.dialect().stamp("?3") + besides.values()
                        + " FROM onehot_deleted_provider WHERE provider_id = ?1",
                id,
                OthersValues.ANY,
                at);
        asked.require(AsWritten.PROVIDERS, changed, () -> sql.number(IS_RESTORED, id) > 0);
        sql.update("DELETE FROM onehot_provider WHERE provider_id = ?", id);
        sql.update(
                "INSERT INTO onehot_provider(provider_id, " + DETAILS + ") SELECT provider_id, " + DETAILS
                        + " FROM onehot_deleted_provider WHERE provider_id = ? AND kind IS NOT NULL",
                id);
        sql.update("DELETE FROM onehot_deleted_provider WHERE provider_id = ?", id);
        sql.update("UPDATE onehot_check SET row_updated_at = ? WHERE provider_id = ? AND row_updated_at <> ''", at, id);
        others.forgetProvider(id);
        return gone;
    }

    @Override
    public void place(Provider provider) {
        saveDetails(provider.id(), ProviderDraft.of(provider));
        sql.update(
                "UPDATE onehot_provider SET position = ?, pinned = ? WHERE provider_id = ?",
                provider.place().position(),
                provider.place().pinned() ? 1 : 0,
                provider.id());
    }

    /// Forgets those that were deleted longer ago than they can be restored.
    public void expireDeleted() {
        sql.later("DELETE FROM onehot_deleted_provider WHERE deleted_at < ?", Seconds.daysAgo(KEPT_DAYS));
        for (var beside : List.of("onehot_key", "onehot_check")) {
            sql.later("DELETE FROM " + beside + " WHERE provider_id NOT IN (SELECT id FROM ai_providers)"
                    + " AND provider_id NOT IN (SELECT provider_id FROM onehot_deleted_provider)");
        }
    }

    private String time(String column) {
        return sql.dialect().time(column);
    }

    private void saveDetails(long id, ProviderDraft draft) {
        var texts = draft.fields();
        var values = new ArrayList<Object>(List.of(id));
        for (var field : OURS) {
            var text = texts.getOrDefault(field.id(), "");
            values.add(field.shape() != ProviderField.Shape.NUMBER ? text : text.isEmpty() ? 0 : Integer.parseInt(text));
        }
        sql.update(SAVE, values.toArray());
    }
}
