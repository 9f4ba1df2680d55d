package dev.onehot.core;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyCell;

/// Keys for whoever needs them thousands of times a second: what is stored is remembered, encrypted as it is, for as long as the provider stays the same.
///
/// Any thread. Blocks on the disk when a provider is new or changed.
public final class ReadyKeys {
    private final SettingsManager manager;
    private final Map<Long, Row> rows = new ConcurrentHashMap<>();

    private record Row(Provider provider, StoredKey key, Set<String> models) {}

    /// A key in clear text, and the models that the provider is known to have; none for unknown.
    ///
    /// @param key empty text when it has none
    public record Ready(ApiKey key, Set<String> models) {}

    public ReadyKeys(SettingsManager manager) {
        this.manager = manager;
    }

    /// What belongs to this provider as a snapshot has it; empty when it has another key by now: another one's server must not get that. Throws
    /// [dev.onehot.model.KeysException] when the key is not to be had, and [dev.onehot.model.NoSuchProviderException] when the provider is gone.
    public Optional<Ready> of(Provider provider) {
        var row = rows.get(provider.id());
        if (row == null || !row.provider().equals(provider)) {
            row = new Row(provider, manager.writing().storedKey(provider.id()), Set.copyOf(manager.models(provider.id())));
            if (!MaskedKey.of(row.key()).equals(provider.key())) {
                return Optional.empty();
            }
            rows.put(provider.id(), row);
        }
        return Optional.of(new Ready(manager.keys().open(new KeyCell(KeyCell.Column.PROVIDER, provider.id(), row.key())), row.models()));
    }
}
