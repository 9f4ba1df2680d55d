package dev.onehot.store;

import module java.base;

/// What a backup holds.
///
/// @param keys of its providers, and their further keys, as they are stored
public record BackupContents(Path file, Stored stored, List<KeyCell> keys) {}
