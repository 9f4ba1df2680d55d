package dev.onehot.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The families that Onehot knows: those of the catalog. Safe on any thread.
public final class ProviderKinds {
    /// The family of everything that speaks OpenAI's protocol and is not known by name.
    public static final String FALLBACK = "openai-compatible";

    private static final List<ProviderKind> ALL = Presets.all().stream()
            .filter(Preset::isFamily)
            .map(it -> new ProviderKind(it.id(), it.name(), it.baseUrl(), it.speech().needsKey(), it.aliases()))
            .toList();

    private ProviderKinds() {}

    /// All families, by name.
    public static List<ProviderKind> all() {
        return ALL;
    }

    public static Optional<ProviderKind> find(String id) {
        return ALL.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /// The family's name; an id that this version does not know is shown as itself.
    public static String nameOf(String id) {
        return find(id).map(ProviderKind::name).orElse(id);
    }

    /// The family of a row that another program wrote, from the name that it gave.
    public static String infer(String providerName) {
        var name = providerName.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(kind -> kind.id().equals(name)
                        || kind.name().toLowerCase(Locale.ROOT).equals(name)
                        || kind.aliases().contains(name))
                .map(ProviderKind::id)
                .findFirst()
                .orElse(FALLBACK);
    }
}
