package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
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
import dev.onehot.store.rows.AsWritten;
import dev.onehot.store.rows.CheckTable;
import dev.onehot.store.rows.EndpointTable;
import dev.onehot.store.rows.HistoryTable;
import dev.onehot.store.rows.KeyTable;
import dev.onehot.store.rows.LargeValues;
import dev.onehot.store.rows.Meta;
import dev.onehot.store.rows.ProgramTable;
import dev.onehot.store.rows.ProviderTable;
import dev.onehot.store.rows.Rows;

/// One connection's transactions. Whoever writes takes the database's lock first, which the server gives back when the transaction ends, however.
final class ServerSession implements StoreSession, AsWritten {
    private final ServerSql sql;
    private final ServerLock lock;
    private final Optional<StorageException> obstacle;
    private final boolean rules;
    private final boolean isTrusting;
    private final Moves moves;
    private final Settlement settlement;
    private final ServerColumns otherColumns;
    private final ProviderTable providers;
    private final KeyTable keys;
    private final CheckTable checks;
    private final ProgramTable programs;
    private final EndpointTable endpoint;
    private final HistoryTable history;
    private final LargeValues largeValues;
    private final ServerSeen seen;
    private long own;
    private Known known = Known.NOTHING;
    private boolean assuming;
    /// As it was when the transaction began, in which nobody else commits.
    private OptionalLong version = OptionalLong.empty();

    /// @param lock the database's own
    /// @param rules whether other programs have put something there that may change more than a statement says
    ServerSession(ServerSql sql, ServerLock lock, boolean adopted, boolean rules, Optional<StorageException> obstacle) {
        this.sql = sql;
        this.lock = lock;
        this.rules = rules;
        this.isTrusting = !rules && !adopted;
        this.obstacle = obstacle;
        this.moves = new Moves(sql, adopted);
        this.settlement = new Settlement(sql, lock);
        this.otherColumns = new ServerColumns(sql);
        this.providers = new ProviderTable(sql, this, otherColumns);
        this.keys = new KeyTable(sql, this);
        this.checks = new CheckTable(sql);
        this.programs = new ProgramTable(sql);
        this.endpoint = new EndpointTable(sql);
        this.history = new HistoryTable(sql);
        this.largeValues = new LargeValues(sql, this, otherColumns);
        this.seen = new ServerSeen(sql, history);
    }

    @Override
    public void begin() {
        if (obstacle.isPresent()) {
            throw obstacle.get().again();
        }
        assuming = false;
        var row = lock.begin(sql, Moves.NOTED, own);
        known = known.then(row);
        version = moves.version(row);
        if (Moves.isMuch(row)) {
            sql.later("DELETE FROM onehot_touch");
            known = Known.NOTHING;
        }
    }

    @Override
    public void beginAssuming() {
        if (obstacle.isPresent() || !isTrusting || !known.isLikely() || !sql.isInUse()) {
            begin();
            return;
        }
        assuming = true;
        version = moves.version(known.row());
        sql.assume();
        lock.beginLater(sql, own, Moves.text(known.row()));
    }

    @Override
    public boolean isAssuming() {
        return assuming;
    }

    @Override
    public boolean tryBegin() {
        if (obstacle.isPresent()) {
            return false;
        }
        return lock.tryBegin(sql);
    }

    @Override
    public void beginRead() {
        sql.begin(ServerLock.READING);
    }

    @Override
    public void commit() {
        version = OptionalLong.empty();
        largeValues.forgetOldest();
        settlement.commit();
        assuming = false;
        own++;
    }

    @Override
    public void rollBack(Throwable reason) {
        version = OptionalLong.empty();
        known = Known.NOTHING;
        assuming = false;
        history.forget();
        sql.rollBack(reason);
    }

    @Override
    public void end() {
        version = OptionalLong.empty();
        history.forget();
        sql.end("ROLLBACK");
        assuming = false;
    }

    @Override
    public void savepoint() {
        sql.unsent().savepoint();
    }

    @Override
    public void release() {
        sql.unsent().release();
    }

    @Override
    public void rollBackToSavepoint() {
        sql.rollBackToSavepoint();
    }

    @Override
    public boolean isReadOnly() {
        return obstacle.isPresent();
    }

    @Override
    public boolean hasForeignRules() {
        return rules;
    }

    @Override
    public long dataVersion() {
        return version.isPresent() ? version.getAsLong() : moves.version(own);
    }

    @Override
    public Stored load() {
        return load(SettingTable.all(sql), Optional.empty());
    }

    @Override
    public Stored load(List<String> wanted) {
        return load(wanted.stream().flatMap(it -> setting(it).stream()).toList(), Optional.empty());
    }

    @Override
    public Stored load(List<Setting> settings, Set<String> gone) {
        return load(settings, Optional.of(gone));
    }

    private Stored load(List<Setting> settings, Optional<Set<String>> gone) {
        return Rows.with(sql, settings, gone);
    }

    @Override
    public long revision() {
        return Rows.revision(sql);
    }

    @Override
    public void saveRevision(long revision) {
        Meta.save(sql, "revision", String.valueOf(revision));
    }

    @Override
    public void saveChosen(OptionalLong providerId) {
        Meta.save(sql, "active_provider", providerId.isPresent() ? String.valueOf(providerId.getAsLong()) : "");
    }

    @Override
    public Optional<SettingPrint> settingPrint() {
        return Optional.empty();
    }

    @Override
    public List<Setting> settings(long piece) {
        return List.of();
    }

    @Override
    public Optional<Setting> setting(String key) {
        return SettingTable.find(sql, key);
    }

    @Override
    public long settingCount() {
        return SettingTable.count(sql);
    }

    @Override
    public List<String> settingKeys() {
        return SettingTable.keys(sql);
    }

    @Override
    public void eachSetting(Consumer<Setting> consumer) {
        sql.each(SettingTable.ALL, SettingTable::read, consumer);
    }

    @Override
    public void saveSetting(String key, String value, String at) {
        if (isTrusting && !sql.unsent().isInPart()) {
            // In tables of Onehot's own nothing else can come of it than one row: nobody has to wait for the answer.
            SettingTable.saveLater(sql, key, value, at);
        } else {
            require(ServerSchema.SETTINGS, SettingTable.save(sql, key, value, at), () -> true);
        }
    }

    @Override
    public void deleteSetting(String key) {
        require(ServerSchema.SETTINGS, sql.update("DELETE FROM settings WHERE key = ?", key), () -> true);
    }

    @Override
    public void require(String table, int changed, BooleanSupplier stands) {
        if (changed == 0) {
            throw new StorageException(Kind.FOREIGN_RULE, sql.place(), table, null);
        }
    }

    @Override
    public void forget(String key) {
        // Nothing is noted.
    }

    @Override
    public List<Provider> allProviders() {
        return Rows.providers(sql);
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
    public void expire(long keptChanges) {
        // Who may not see keys does not tell which are nobody's any more; the next member does.
        if (sql.hidesKeys() || !tryBegin()) {
            return;
        }
        try {
            providers.expireDeleted();
            history.expire(keptChanges, seen::foldBefore);
            otherColumns.expire();
            endpoint.expire();
            settlement.expire();
            if (sql.number("SELECT count(*) WHERE txid_current_if_assigned() IS NOT NULL") > 0) {
                commit();
            } else {
                // There was nothing: nobody is to be told, and no disk waited for.
                end();
            }
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    @Override
    public void close() {
        sql.close();
    }
}
