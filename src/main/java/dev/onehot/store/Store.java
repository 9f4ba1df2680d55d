package dev.onehot.store;

import module java.base;

import dev.onehot.model.DatabaseFacts;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.StorageException;
import dev.onehot.model.StoredSettings;
import dev.onehot.model.UndoWays;

/// A database that was found fit to be used.
///
/// What is asked here is answered beside the session that writes: it waits for nobody, from any thread that may block. Every failure is a
/// [StorageException].
public interface Store extends AutoCloseable {
    /// Which one it is.
    DatabasePlace place();

    /// Why it can only be read; empty when it can be written.
    Optional<StorageException> obstacle();

    /// The one session that writes. Belongs to whoever holds the manager's lock.
    StoreSession writer();

    /// A session of its own for one who only reads; to be closed.
    StoreSession reading();

    /// What others commit, for the thread that watches for it.
    Feed feed();

    /// What was done, newest first.
    List<PastGesture> history(HistoryFilter filter);

    /// What going back to before `change` would take back, newest first.
    List<PastGesture> standingFrom(long change);

    /// What of `by` can be undone and redone next; empty for anybody's.
    UndoWays undoWays(Optional<Origin> by);

    /// Keys of settings that another program may have changed while no Onehot ran: all that were, unless there are more than `most`, and perhaps
    /// others. Empty when nothing is known of what was before.
    Optional<List<String>> suspects(int most);

    /// All settings at this moment.
    StoredSettings settings();

    /// What can be told of it now.
    DatabaseFacts facts();

    /// What a failure of reading everything for the first time says of it.
    StorageException unusable(StorageException failure);

    /// Its backups.
    Copies copies();

    /// What only a database has that is a file of this computer; empty for another one.
    Optional<StoreFile> file();

    @Override
    void close();

    /// Closes because of `failure`: whoever wanted it does not get it.
    default void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
