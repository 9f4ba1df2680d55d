package dev.onehot.ui.providers;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;

/// What the catalog knows of the server that a provider names. Pure.
final class KnownServer {
    private KnownServer() {}

    /// The preset of exactly this address, else its family.
    static Preset of(String kind, String baseUrl) {
        var family = Presets.family(kind);
        return Presets.all().stream()
                .filter(it -> it.kind().equals(family.id()) && !baseUrl.isEmpty() && it.baseUrl().equals(baseUrl))
                .findFirst()
                .orElse(family);
    }

    /// Whether a person need not look at kind and address, because they are as a preset has them.
    static boolean isWhole(String kind, String baseUrl) {
        var preset = of(kind, baseUrl);
        boolean named = Presets.findFamily(kind).isPresent() && !preset.id().equals(Presets.FALLBACK);
        return named && (baseUrl.isEmpty() || baseUrl.equals(preset.baseUrl()));
    }
}
