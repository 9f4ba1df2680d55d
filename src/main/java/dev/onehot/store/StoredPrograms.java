package dev.onehot.store;

import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyUse;
import java.util.List;

/// The programs that follow, with their files and what of those is ours; and how often programs were given a key. They are read with [Stored].
///
/// Used inside a transaction by whoever holds the manager's lock.
public interface StoredPrograms {
    /// Saves one whole, new or not.
    void save(FollowedProgram program);

    void delete(FollowedProgram program);

    /// Adds to how often keys were given out.
    ///
    /// @param at UTC, `YYYY-MM-DD HH:MM:SS`
    void addKeyUse(long providerId, long count, String at);

    /// The newest day first.
    List<KeyUse> keyUses();
}
