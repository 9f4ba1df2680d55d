package dev.onehot.store;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.Setting;

/// The session that writes: transactions, parts of them, and the rows.
///
/// Belongs to whoever holds the manager's lock. Every failure is a [dev.onehot.model.StorageException].
public interface StoreSession extends AutoCloseable {
    /// Takes the write lock, waiting for other processes; fails as busy after about ten seconds.
    void begin();

    /// As [#begin], for what can be carried out once more: where asking takes long nobody is asked yet whether others have committed meanwhile. If they
    /// have, whatever is done next fails with [OvertakenException], and at the latest the end.
    default void beginAssuming() {
        begin();
    }

    /// Whether that has not been asked yet.
    default boolean isAssuming() {
        return false;
    }

    /// Takes the write lock if it is free now.
    boolean tryBegin();

    /// Begins to read: everything until [#end] is of one moment. Waits for nobody.
    void beginRead();

    /// When this returns, what was written survives a crash and a power cut, and is where it was.
    void commit();

    /// Gives up the transaction because of `reason`.
    void rollBack(Throwable reason);

    /// Ends a transaction in which nothing was written.
    void end();

    /// Begins a part of the transaction.
    void savepoint();

    /// The part is done.
    void release();

    /// Gives up the part.
    void rollBackToSavepoint();

    /// Whether nothing can be written at all.
    boolean isReadOnly();

    /// In a transaction. Whether other programs have put something into the database that may change more than a statement says.
    boolean hasForeignRules();

    /// In a transaction. Throws [dev.onehot.model.StorageException] when what is open is not at its place any more: nothing may be called saved that
    /// nobody will read. Microseconds.
    default void requireInPlace() {}

    /// As [#requireInPlace], outside a transaction too, and less thorough.
    default void requireFile() {}

    /// Leaves nothing of what was written before beside the rows. Not in a transaction. Another program that is reading may prevent it; then it happens later.
    default void truncateLog() {}

    /// After keys were encrypted: as [#truncateLog], if it can be done now. It is committed all the same.
    default void leaveNoTrace() {}

    /// A number that moves whenever another connection has committed. Inside a transaction it is that of what is read.
    long dataVersion();

    Stored load();

    /// Everything but the settings, of which only those of `keys`.
    Stored load(List<String> keys);

    /// Everything but the settings, which were read.
    ///
    /// @param gone as in [Stored]
    Stored load(List<Setting> settings, Set<String> gone);

    /// The last one that an Onehot committed.
    long revision();

    void saveRevision(long revision);

    /// Notes which provider was made active last.
    void saveChosen(OptionalLong providerId);

    /// What all settings are now. Empty where that cannot be told so.
    Optional<SettingPrint> settingPrint();

    /// The settings in the piece of a [SettingPrint] that begins there; their versions are 0.
    List<Setting> settings(long piece);

    Optional<Setting> setting(String key);

    long settingCount();

    /// The keys of all settings.
    List<String> settingKeys();

    /// All settings, by key; their versions are 0. `consumer` must not use this session.
    void eachSetting(Consumer<Setting> consumer);

    void saveSetting(String key, String value, String at);

    void deleteSetting(String key);

    /// All providers as they are stored; their versions are 0.
    List<Provider> allProviders();

    StoredProviders providers();

    StoredKeys keys();

    StoredChecks checks();

    StoredPrograms programs();

    StoredEndpoint endpoint();

    StoredHistory history();

    KeptValues largeValues();

    KeptColumns otherColumns();

    LastSeen seen();

    /// Forgets what is too old to be undone: deleted providers after a week, history beyond its limit, the
    /// endpoint's usage after four hundred days.
    /// Skipped when another process is writing: it can wait.
    ///
    /// @param keptChanges how many changes stay in the history
    void expire(long keptChanges);

    /// For who has one of his own; the one that writes is closed with its store.
    @Override
    void close();
}
