package dev.onehot.store;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;

/// The connection that writes: transactions, savepoints, and the tables.
///
/// Belongs to whoever holds the manager's lock. Every failure is a [StorageException].
public final class WriteSession implements AutoCloseable {
    private static final String SET = """
            INSERT INTO settings(key, value, updated_at) VALUES (?, ?, ?)
            ON CONFLICT(key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at""";

    private final Sql sql;
    private final OpenedFile opened;
    private final Optional<StorageException> obstacle;
    private final ProviderTable providers;
    private final KeyTable keys;
    private final CheckTable checks;
    private final HistoryTable history;
    private final LargeValues largeValues;
    private final SeenTable seen;

    /// @param obstacle why nothing can be written
    WriteSession(Sql sql, OpenedFile opened, Optional<StorageException> obstacle) {
        this.sql = sql;
        this.opened = opened;
        this.obstacle = obstacle;
        this.providers = new ProviderTable(sql);
        this.keys = new KeyTable(sql);
        this.checks = new CheckTable(sql);
        this.history = new HistoryTable(sql);
        this.largeValues = new LargeValues(sql);
        this.seen = new SeenTable(sql, history);
    }

    /// For whoever counts what it does.
    Sql sql() {
        return sql;
    }

    /// Takes the write lock, waiting for other processes; fails as busy after about ten seconds.
    public void begin() {
        if (obstacle.isPresent()) {
            throw obstacle.get().again();
        }
        Transactions.begin(sql);
    }

    /// Whether nothing can be written at all.
    public boolean isReadOnly() {
        return obstacle.isPresent();
    }

    /// Takes the write lock if it is free now.
    public boolean tryBegin() {
        if (obstacle.isPresent()) {
            return false;
        }
        return Transactions.tryBegin(sql);
    }

    /// Begins to read: everything until [#end] is of one moment. Waits for nobody.
    public void beginRead() {
        sql.renew();
        sql.execute("BEGIN");
    }

    /// When this returns, what was written survives a crash and a power cut, and the file is where it was.
    public void commit() {
        largeValues.forgetOldest();
        requireInPlace();
        sql.execute("COMMIT");
    }

    /// Throws [StorageException] when the file or its log was deleted or replaced: nothing may be called saved that nobody will read.
    /// Microseconds.
    public void requireInPlace() {
        sql.requireInPlace(opened);
    }

    /// As [#requireInPlace], outside a transaction too: the log is not looked at.
    public void requireFile() {
        opened.require();
    }

    /// Writes what is open here to the file's path again, after it was deleted or replaced there. What is there now is kept beside. Not in a
    /// transaction; afterwards this is to be closed, and the file opened anew.
    ///
    /// @return where that is which was there; empty when nothing was
    public Optional<Path> writeAnew(Clock clock) {
        return Backup.anew(sql, sql.file(), clock);
    }

    /// Gives up the transaction because of `reason`.
    public void rollBack(Throwable reason) {
        history.forget();
        Transactions.rollBack(sql, reason);
    }

    /// Ends a transaction in which nothing was written.
    public void end() {
        history.forget();
        sql.execute("ROLLBACK");
    }

    /// Moves the log into the file and empties it, so that nothing of what was written before is left in it. Not in a
    /// transaction. Another program that is reading may prevent it; then the next checkpoint does it.
    public void truncateLog() {
        if (obstacle.isPresent()) {
            return;
        }
        sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getLong(1));
    }

    /// After keys were encrypted that stand in the log still: as [#truncateLog], if it can be done now. It is committed all the same.
    public void leaveNoTrace() {
        try {
            truncateLog();
        } catch (StorageException busy) {
            // The next checkpoint does it.
        }
    }

    public void savepoint() {
        sql.execute("SAVEPOINT command");
    }

    public void release() {
        sql.execute("RELEASE command");
    }

    public void rollBackToSavepoint() {
        sql.execute("ROLLBACK TO command");
        sql.execute("RELEASE command");
    }

    /// A number that moves whenever another connection has committed. Inside a transaction it is that of what is read.
    public long dataVersion() {
        return sql.dataVersion();
    }

    public Stored load() {
        return Rows.load(sql);
    }

    public void saveRevision(long revision) {
        meta("revision", String.valueOf(revision));
    }

    /// None is an empty text, which a number never is: other programs have rows with the id 0.
    public void saveChosen(OptionalLong providerId) {
        meta("active_provider", providerId.isPresent() ? String.valueOf(providerId.getAsLong()) : "");
    }

    /// Everything but the settings, of which only those of `keys`.
    public Stored load(List<String> keys) {
        return Rows.load(sql, keys);
    }

    /// Everything but the settings, which were read.
    ///
    /// @param gone as in [Stored]
    public Stored load(List<Setting> settings, Set<String> gone) {
        return Rows.with(sql, settings, Optional.of(gone));
    }

    /// The last one that an Onehot committed.
    public long revision() {
        return Rows.revision(sql);
    }

    /// What all settings are now. Empty where that cannot be told so.
    public Optional<SettingPrint> settingPrint() {
        return SettingPrint.of(sql);
    }

    /// The settings in the piece of a [SettingPrint] that begins there; their versions are 0.
    public List<Setting> settings(long piece) {
        return SettingPrint.settings(sql, piece);
    }

    public Optional<Setting> setting(String key) {
        return SettingRows.find(sql, key);
    }

    public long settingCount() {
        return SettingRows.count(sql);
    }

    /// The keys of all settings.
    public List<String> settingKeys() {
        return SettingRows.keys(sql);
    }

    /// All settings, by key; their versions are 0. `consumer` must not use this session.
    public void eachSetting(Consumer<Setting> consumer) {
        SettingRows.each(sql, consumer);
    }

    public void saveSetting(String key, String value, String at) {
        sql.update(SET, key, value, at);
    }

    public void deleteSetting(String key) {
        sql.update("DELETE FROM settings WHERE key = ?", key);
    }

    public ProviderTable providers() {
        return providers;
    }

    public KeyTable keys() {
        return keys;
    }

    public CheckTable checks() {
        return checks;
    }

    public HistoryTable history() {
        return history;
    }

    public LargeValues largeValues() {
        return largeValues;
    }

    public SeenTable seen() {
        return seen;
    }

    /// All providers as they are stored; their versions are 0.
    public List<Provider> allProviders() {
        return Rows.providers(sql);
    }

    /// Forgets what is too old to be undone: deleted providers after a week, history beyond its limit.
    /// Skipped when another process is writing: it can wait.
    ///
    /// @param keptChanges how many changes stay in the history
    public void expire(long keptChanges) {
        if (!tryBegin()) {
            return;
        }
        try {
            providers.expireDeleted();
            history.expire(keptChanges, seen);
            commit();
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void meta(String key, String value) {
        sql.update("INSERT OR REPLACE INTO onehot_meta(key, value) VALUES (?, ?)", key, value);
    }

    /// Closes the connection until it is used again. Not in a transaction.
    void rest() {
        sql.rest();
    }

    @Override
    public void close() {
        sql.close();
    }
}
