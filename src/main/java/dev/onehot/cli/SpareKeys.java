package dev.onehot.cli;

import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import java.util.Optional;

/// Finds the key that somebody means: by its label, whatever its case, or by its id.
final class SpareKeys {
    private SpareKeys() {}

    static boolean isInUse(Provider provider, String given) {
        return provider.key().isPresent() && !given.isBlank() && provider.keyLabel().equalsIgnoreCase(given.strip());
    }

    /// What was given is not repeated: it may be the key itself.
    static SpareKey find(Provider provider, String given) {
        return labelled(provider, given.strip())
                .or(() -> provider.spareKeys().stream()
                        .filter(it -> String.valueOf(it.id()).equals(given.strip()))
                        .findFirst())
                .orElseThrow(() -> Refusal.missing(
                        provider.name() + " has no further key of that label or id.", "See onehotctl provider key list " + provider.id() + "."));
    }

    private static Optional<SpareKey> labelled(Provider provider, String label) {
        return provider.spareKeys().stream().filter(it -> it.label().equalsIgnoreCase(label)).findFirst();
    }
}
