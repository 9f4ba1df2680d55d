package dev.onehot.store;

import module java.base;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;

/// What a backup holds, as far as it is brought back.
///
/// @param master what was known of the master key of its keys
/// @param keys of its providers, and their further keys, as they are stored
public record BackupContents(Optional<KeyProtection.Master> master, List<Provider> providers, List<Setting> settings, List<KeyCell> keys) {}
