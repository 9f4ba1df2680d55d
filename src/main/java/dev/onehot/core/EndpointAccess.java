package dev.onehot.core;

import dev.onehot.core.keys.EndpointTokens;

/// Who may ask the endpoint of a database.
public final class EndpointAccess {
    private EndpointAccess() {}

    /// Their tokens.
    public static EndpointTokens tokens(SettingsManager manager) {
        return new EndpointTokens(manager.writing(), manager.keys());
    }
}
