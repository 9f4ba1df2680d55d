package dev.onehot.store;

import dev.onehot.model.CheckResult;
import java.util.List;

/// What the last check of each provider found. Used inside a transaction by whoever holds the manager's lock.
///
/// A check is of the row as it stood then: when another program changes the row, its time moves, and the check holds no more.
public interface StoredChecks {
    /// Keeps what a check found of the row as it is now.
    ///
    /// @param models that the server listed; when it listed none, those of before stay
    void save(long providerId, CheckResult result, List<String> models);

    /// The models that a provider's server listed last, in its order.
    List<String> models(long providerId);

    /// Forgets what was found, but not the models.
    void forget(long providerId);

    /// Makes a check that held hold on, for a row whose time has moved without a change that matters.
    ///
    /// @param before the row's time when it held
    void keep(long providerId, String before);
}
