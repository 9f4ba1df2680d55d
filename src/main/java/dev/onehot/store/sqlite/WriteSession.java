package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.store.KeptColumns;
import dev.onehot.store.KeptValues;
import dev.onehot.store.LastSeen;
import dev.onehot.store.SettingPrint;
import dev.onehot.store.StoreSession;
import dev.onehot.store.Stored;
import dev.onehot.store.StoredChecks;
import dev.onehot.store.StoredEndpoint;
import dev.onehot.store.StoredHistory;
import dev.onehot.store.StoredKeys;
import dev.onehot.store.StoredPrograms;
import dev.onehot.store.StoredProviders;
import dev.onehot.store.rows.CheckTable;
import dev.onehot.store.rows.EndpointTable;
import dev.onehot.store.rows.HistoryTable;
import dev.onehot.store.rows.KeyTable;
import dev.onehot.store.rows.LargeValues;
import dev.onehot.store.rows.Meta;
import dev.onehot.store.rows.ProgramTable;
import dev.onehot.store.rows.ProviderTable;
import dev.onehot.store.rows.Rows;

/// The connection that writes.
final class WriteSession implements StoreSession {
    private static final String SET = "INSERT INTO settings(key, value, updated_at) VALUES (?, ?, ?)" + LargeValues.UPSERT;

    private final Sql sql;
    private final OpenedFile opened;
    private final Optional<StorageException> obstacle;
    private final ForeignSchema schema;
    private final AsAsked asAsked;
    private final OtherColumns otherColumns;
    private final ProviderTable providers;
    private final KeyTable keys;
    private final CheckTable checks;
    private final ProgramTable programs;
    private final EndpointTable endpoint;
    private final HistoryTable history;
    private final LargeValues largeValues;
    private final SeenTable seen;
    private final LogOwner owner;
    /// When the transaction began, as [System#nanoTime] has it.
    private long begun;

    /// @param obstacle why nothing can be written
    WriteSession(Sql sql, OpenedFile opened, Optional<StorageException> obstacle) {
        this.sql = sql;
        this.opened = opened;
        this.obstacle = obstacle;
        this.schema = new ForeignSchema(sql);
        this.asAsked = new AsAsked(sql, schema);
        this.otherColumns = new OtherColumns(sql, schema, asAsked);
        this.providers = new ProviderTable(sql, asAsked, otherColumns);
        this.keys = new KeyTable(sql, asAsked);
        this.checks = new CheckTable(sql);
        this.programs = new ProgramTable(sql);
        this.endpoint = new EndpointTable(sql);
        this.history = new HistoryTable(sql);
        this.largeValues = new LargeValues(sql, asAsked, otherColumns);
        this.seen = new SeenTable(sql, history);
        this.owner = new LogOwner(sql.file());
    }

    LogOwner owner() {
        return owner;
    }

    /// For whoever counts what it does.
    Sql sql() {
        return sql;
    }

    @Override
    public void begin() {
        if (obstacle.isPresent()) {
            throw obstacle.get().again();
        }
        schema.begin();
        asAsked.begin();
        Transactions.begin(sql);
        begun = System.nanoTime();
    }

    @Override
    public boolean isReadOnly() {
        return obstacle.isPresent();
    }

    @Override
    public boolean tryBegin() {
        if (obstacle.isPresent()) {
            return false;
        }
        schema.begin();
        asAsked.begin();
        boolean mayWrite = Transactions.tryBegin(sql);
        begun = System.nanoTime();
        return mayWrite;
    }

    @Override
    public void beginRead() {
        sql.renew();
        Transactions.start(sql, "BEGIN");
        begun = System.nanoTime();
    }

    @Override
    public void commit() {
        largeValues.forgetOldest();
        asAsked.requireAll();
        requireInPlace();
        owner.note(sql);
        sql.execute("COMMIT");
        owner.keep();
    }

    @Override
    public boolean hasForeignRules() {
        return schema.hasRules();
    }

    @Override
    public void requireInPlace() {
        sql.requireInPlace(opened, begun);
    }

    @Override
    public void requireFile() {
        opened.require();
    }

    /// As [StoreFile#writeAnew].
    Optional<Path> writeAnew(Clock clock) {
        return Backup.anew(sql, sql.file(), clock);
    }

    @Override
    public void rollBack(Throwable reason) {
        history.forget();
        Transactions.rollBack(sql, reason);
    }

    @Override
    public void end() {
        history.forget();
        sql.execute("ROLLBACK");
    }

    @Override
    public void truncateLog() {
        if (obstacle.isPresent()) {
            return;
        }
        sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getLong(1));
    }

    @Override
    public void leaveNoTrace() {
        try {
            truncateLog();
        } catch (StorageException busy) {
            // The next checkpoint does it.
        }
    }

    @Override
    public void savepoint() {
        sql.execute("SAVEPOINT command");
        asAsked.savepoint();
    }

    @Override
    public void release() {
        sql.execute("RELEASE command");
        asAsked.release();
    }

    @Override
    public void rollBackToSavepoint() {
        sql.execute("ROLLBACK TO command");
        asAsked.rollBackToSavepoint();
        sql.execute("RELEASE command");
    }

    @Override
    public long dataVersion() {
        long now = sql.dataVersion();
        schema.isAt(now);
        return now;
    }

    @Override
    public Stored load() {
        return SettingRows.load(sql);
    }

    @Override
    public void saveRevision(long revision) {
        Meta.save(sql, "revision", String.valueOf(revision));
    }

    @Override
    public void saveChosen(OptionalLong providerId) {
        // None is an empty text, which a number never is: other programs have rows with the id 0.
        Meta.save(sql, "active_provider", providerId.isPresent() ? String.valueOf(providerId.getAsLong()) : "");
    }

    @Override
    public Stored load(List<String> keys) {
        return SettingRows.load(sql, keys);
    }

    @Override
    public Stored load(List<Setting> settings, Set<String> gone) {
        return Rows.with(sql, settings, Optional.of(gone));
    }

    @Override
    public long revision() {
        return Rows.revision(sql);
    }

    @Override
    public Optional<SettingPrint> settingPrint() {
        return PrintRows.of(sql);
    }

    @Override
    public List<Setting> settings(long piece) {
        return PrintRows.settings(sql, piece);
    }

    @Override
    public Optional<Setting> setting(String key) {
        return SettingRows.find(sql, key);
    }

    @Override
    public long settingCount() {
        return SettingRows.count(sql);
    }

    @Override
    public List<String> settingKeys() {
        return SettingRows.keys(sql);
    }

    @Override
    public void eachSetting(Consumer<Setting> consumer) {
        SettingRows.each(sql, consumer);
    }

    @Override
    public void saveSetting(String key, String value, String at) {
        asAsked.requireSetting(key, sql.update(SET, key, value, at), Optional.of(value));
    }

    @Override
    public void deleteSetting(String key) {
        asAsked.requireSetting(key, sql.update("DELETE FROM settings WHERE key = ?", key), Optional.empty());
    }

    @Override
    public StoredProviders providers() {
        return providers;
    }

    @Override
    public StoredKeys keys() {
        return keys;
    }

    @Override
    public StoredChecks checks() {
        return checks;
    }

    @Override
    public StoredPrograms programs() {
        return programs;
    }

    @Override
    public StoredEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public StoredHistory history() {
        return history;
    }

    @Override
    public KeptValues largeValues() {
        return largeValues;
    }

    @Override
    public KeptColumns otherColumns() {
        return otherColumns;
    }

    @Override
    public LastSeen seen() {
        return seen;
    }

    @Override
    public List<Provider> allProviders() {
        return Rows.providers(sql);
    }

    @Override
    public void expire(long keptChanges) {
        if (!tryBegin()) {
            return;
        }
        try {
            providers.expireDeleted();
            history.expire(keptChanges, seen::foldBefore);
            otherColumns.expire();
            endpoint.expire();
            commit();
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    /// Closes the connection until it is used again. Not in a transaction.
    void rest() {
        owner.forget();
        sql.rest();
    }

    @Override
    public void close() {
        sql.close();
    }
}
