package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderField;
import dev.onehot.store.StoredProviders;

/// `ai_providers`, and Onehot's tables beside it.
final class ProviderTable implements StoredProviders {
    private static final List<ProviderField> OURS = Stream.of(ProviderField.values()).filter(it -> !it.isOriginals()).toList();
    private static final String COLUMNS = OURS.stream().map(ProviderField::column).collect(Collectors.joining(", "));

    /// What [#delete] keeps and [#restore] puts back beside the original's columns.
    private static final String DETAILS = COLUMNS + ", position, pinned, key_label";

    private static final String SAVE = "INSERT INTO onehot_provider(provider_id, " + COLUMNS + ") VALUES (?" + ", ?".repeat(OURS.size())
            + ") ON CONFLICT(provider_id) DO UPDATE SET "
            + OURS.stream().map(it -> it.column() + " = excluded." + it.column()).collect(Collectors.joining(", "));

    /// After a statement that inserted nothing this is the id of an older row.
    private static final String INSERTED = "SELECT last_insert_rowid()";

    private static final String IS_THERE = "SELECT count(*) FROM ai_providers WHERE id = ?";

    /// A row that was just made, without a key.
    private static final String IS_NEW = "SELECT count(*) FROM ai_providers WHERE id = ? AND CAST(api_key AS TEXT) COLLATE BINARY IS ''";

    private static final String IS_RESTORED = "SELECT count(*) FROM ai_providers p JOIN onehot_deleted_provider d ON d.provider_id = p.id"
            + " WHERE p.id = ? AND CAST(p.api_key AS TEXT) COLLATE BINARY IS CAST(d.api_key AS TEXT)";

    private final Sql sql;
    private final AsAsked asAsked;
    private final OtherColumns otherColumns;

    ProviderTable(Sql sql, AsAsked asAsked, OtherColumns otherColumns) {
        this.sql = sql;
        this.asAsked = asAsked;
        this.otherColumns = otherColumns;
    }

    @Override
    public Optional<Provider> find(long id) {
        return Rows.provider(sql, id).stream().findFirst();
    }

    @Override
    public long insert(ProviderDraft draft, String at) {
        int changed = sql.update(
                "INSERT INTO ai_providers(provider_name, api_key, model, is_active, created_at, updated_at)"
                        + " VALUES (?, '', ?, 0, ?, ?)",
                draft.name(),
                draft.model(),
                at,
                at);
        asAsked.require(ForeignSchema.PROVIDERS, changed, () -> sql.number(IS_NEW, sql.number(INSERTED)) > 0);
        long id = sql.number(INSERTED);
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
        asAsked.require(ForeignSchema.PROVIDERS, changed, () -> sql.number(IS_NEW, id) > 0);
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
        asAsked.require(ForeignSchema.PROVIDERS, changed, () -> sql.number(IS_THERE, id) > 0);
    }

    @Override
    public void activate(OptionalLong id, String at) {
        long active = id.orElse(-1);
        // One statement for all of them. A check stays true when the row is only made active.
        sql.update(
                "UPDATE onehot_check SET row_updated_at = ?2 WHERE provider_id = ?1"
                        + " AND row_updated_at = (SELECT updated_at FROM ai_providers WHERE id = ?1)",
                active,
                at);
        sql.update(
                "UPDATE ai_providers SET updated_at = iif(id = ?1, ?2, updated_at), is_active = (id = ?1)"
                        + " WHERE id = ?1 OR is_active = 1",
                active,
                at);
        requireActive(id.stream().boxed().toList());
    }

    @Override
    public void requireActive(Collection<Long> ids) {
        asAsked.require(ForeignSchema.PROVIDERS, 1, () -> Set.copyOf(ids).equals(
                Set.copyOf(sql.query("SELECT id FROM ai_providers WHERE is_active = 1", row -> row.getLong(1)))));
    }

    @Override
    public void delete(long id, String at) {
        sql.update(
                "UPDATE onehot_check SET row_updated_at = '' WHERE provider_id = ?1"
                        + " AND row_updated_at IS NOT (SELECT updated_at FROM ai_providers WHERE id = ?1)",
                id);
        sql.update(
                "INSERT OR REPLACE INTO onehot_deleted_provider(provider_id, deleted_at, provider_name, api_key, model,"
                        + " is_active, created_at)"
                        + " SELECT id, ?2, coalesce(provider_name, ''), coalesce(api_key, ''), model, coalesce(is_active = 1, 0), created_at"
                        + " FROM ai_providers WHERE id = ?1",
                id,
                at);
        sql.update(
                "UPDATE onehot_deleted_provider SET (" + DETAILS + ") = (SELECT " + DETAILS
                        + " FROM onehot_provider d WHERE d.provider_id = ?1)"
                        + " WHERE provider_id = ?1 AND EXISTS (SELECT 1 FROM onehot_provider d WHERE d.provider_id = ?1)",
                id);
        sql.update("DELETE FROM onehot_provider WHERE provider_id = ?", id);
        otherColumns.keepProvider(id);
        int changed = sql.update("DELETE FROM ai_providers WHERE id = ?", id);
        asAsked.require(ForeignSchema.PROVIDERS, changed, () -> sql.number(IS_THERE, id) == 0);
    }

    @Override
    public Optional<String> findDeleted(long id) {
        return sql.query("SELECT provider_name FROM onehot_deleted_provider WHERE provider_id = ?", row -> row.getString(1), id).stream()
                .findFirst();
    }

    @Override
    public List<String> restore(long id, String at) {
        var besides = otherColumns.ofProvider(id);
        var gone = otherColumns.gone(id);
        int changed = sql.update(
                "INSERT INTO ai_providers(id, provider_name, api_key, model, is_active, created_at, updated_at" + besides.names() + ")"
                        + " SELECT provider_id, provider_name, api_key, model, 0, created_at, ?3" + besides.values()
                        + " FROM onehot_deleted_provider WHERE provider_id = ?1",
                id,
                OtherColumns.ANY,
                at);
        asAsked.require(ForeignSchema.PROVIDERS, changed, () -> sql.number(IS_RESTORED, id) > 0);
        sql.update(
                "INSERT OR REPLACE INTO onehot_provider(provider_id, " + DETAILS + ") SELECT provider_id, " + DETAILS
                        + " FROM onehot_deleted_provider WHERE provider_id = ? AND kind IS NOT NULL",
                id);
        sql.update("DELETE FROM onehot_deleted_provider WHERE provider_id = ?", id);
        sql.update("UPDATE onehot_check SET row_updated_at = ? WHERE provider_id = ? AND row_updated_at <> ''", at, id);
        otherColumns.forgetProvider(id);
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

    void expireDeleted() {
        sql.update("DELETE FROM onehot_deleted_provider WHERE deleted_at < datetime('now', '-7 days')");
        for (var beside : List.of("onehot_key", "onehot_check")) {
            sql.update("DELETE FROM " + beside + " WHERE provider_id NOT IN (SELECT id FROM ai_providers)"
                    + " AND provider_id NOT IN (SELECT provider_id FROM onehot_deleted_provider)");
        }
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
