package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.KeyUse;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredSettings;
import dev.onehot.store.KeyCell;

/// What the parts of the core have of it: what is true, and a way to have something done. Never the manager.
///
/// Safe from any thread. Everything but [#snapshot] blocks on the disk.
public interface Writes {
    /// Everything that is committed. Never waits.
    Snapshot snapshot();

    /// Inside [#composite] what the next command finds, otherwise what is committed.
    Snapshot current();

    /// Carries out one command. Inside [#composite] it joins that transaction.
    Outcome apply(Command command, Origin origin);

    /// Carries out a command that can wait: not while another program is writing, nor inside a transaction, nor where nothing can be written.
    void applyIfFree(Command command, Origin origin);

    /// Runs `body` in one transaction: every command that it applies, or none.
    <T> T composite(Origin origin, Supplier<T> body);

    /// The setting of this key as [#current] has it, also where that does not cover it.
    Optional<Setting> setting(String key);

    /// All settings one after the other, as they are stored.
    StoredSettings settings();

    /// Every key as it is stored now, inside [#composite] as the next command finds it.
    List<KeyCell> keyCells();

    /// Adds to how often programs were given the key of a provider, unless another program is writing this moment. Nobody is told.
    ///
    /// @return whether it was added
    boolean addKeyUse(long providerId, long count);

    /// How often programs were given keys, the newest day first.
    List<KeyUse> keyUses();

    /// After keys were encrypted: leaves no trace of them in the write-ahead log.
    void truncateLog();

    /// Has what other programs changed while no Onehot ran in the history, unless somebody is writing this moment.
    void lookBack();

    /// Looks at once whether another process has written.
    ///
    /// @return whether the history has all of it by now
    boolean refresh();

    /// Writes what is stored to the file's path again. What is there now is kept beside.
    Optional<Path> writeAnew(Clock clock);
}
