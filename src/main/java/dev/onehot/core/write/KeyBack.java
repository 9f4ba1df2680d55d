package dev.onehot.core.write;

import dev.onehot.model.StoredKey;
import java.util.Optional;

/// What undoing does to the key of a provider.
///
/// @param stored the text to put back as it stood; empty when the key stays as it is
record KeyBack(Optional<StoredKey> stored) {
    static final KeyBack KEEP = new KeyBack(Optional.empty());
}
