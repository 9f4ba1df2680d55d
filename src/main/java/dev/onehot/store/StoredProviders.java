package dev.onehot.store;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;

/// The rows of the providers, Onehot's details beside them, and the deleted ones that can still be restored.
///
/// Used inside a transaction by whoever holds the manager's lock. Times are UTC, `YYYY-MM-DD HH:MM:SS`.
public interface StoredProviders {
    Optional<Provider> find(long id);

    /// Inserts an inactive provider without a key and answers its id.
    long insert(ProviderDraft draft, String at);

    /// Inserts an inactive provider without a key under an id that was used before.
    ///
    /// @param createdAt when the one of before was made
    void recreate(long id, ProviderDraft draft, String createdAt, String at);

    /// Writes all of the draft but its key. Of the original's columns only those that it changes: what another program stored there need be
    /// no text that could be written back as it was.
    void update(Provider before, ProviderDraft draft, String at);

    /// Moves the time of a row whose key was written anew, so that programs that look at it read the key again.
    void touch(long id, String at);

    void rename(long id, String name, String at);

    /// Makes `id` the only active one, or none when it is empty. No reader can see two or none between.
    void activate(OptionalLong id, String at);

    /// Throws [dev.onehot.model.StorageException] when others than these are active by now, because another program's trigger saw to that.
    void requireActive(Collection<Long> ids);

    /// Moves a provider to where [#restore] finds it. A check that does not hold for it now never will again.
    void delete(long id, String at);

    /// The name of a deleted provider that can be restored.
    Optional<String> findDeleted(long id);

    /// Puts a deleted provider back under its old id, inactive, with its key and details, and with what other programs had in its row.
    ///
    /// @return the columns of theirs that are not there any more
    List<String> restore(long id, String at);

    /// Writes where a provider stands. One that another program made gets its details by that.
    void place(Provider provider);
}
