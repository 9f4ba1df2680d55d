package dev.onehot.probe;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.Header;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderKinds;
import dev.onehot.model.ProviderOptions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes drafts of what other tools say.
final class Found {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?|\\{env:([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Header BEARER = new Header("Authorization", "Bearer {key}");

    private Found() {}

    /// Headers of tools that send the key in another way than the family does.
    static ProviderOptions bearer() {
        return ProviderOptions.NONE.withHeaders(List.of(BEARER));
    }

    /// @param kind of the family, unless the address is that of a vendor in the catalog
    /// @param key clear, `$NAME`, `{env:NAME}`, `env:NAME`, or empty
    static FoundProvider of(String source, String name, String kind, String baseUrl, String key, String model, ProviderOptions options) {
        var preset = byAddress(baseUrl, kind);
        var known = preset.map(Preset::kind).orElse(kind);
        boolean familyBase = preset.filter(Preset::isFamily).isPresent();
        var change = key.isBlank() ? KeyChange.KEEP : KeyChange.to(ApiKey.of(reference(key.strip())));
        var draft = new ProviderDraft(
                name.isBlank() ? ProviderKinds.nameOf(known) : name, known, familyBase ? "" : baseUrl, model, "", options, change);
        return new FoundProvider(source, draft);
    }

    private static String reference(String key) {
        var matcher = REFERENCE.matcher(key);
        return matcher.matches() ? "env:" + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : key;
    }

    /// The catalog's entry with this address. One of the same protocol: vendors have relays for other protocols on the same host.
    private static Optional<Preset> byAddress(String baseUrl, String kind) {
        if (baseUrl.isBlank()) {
            return Presets.find(kind);
        }
        var protocol = Presets.family(kind).speech().protocol();
        return Presets.all().stream()
                .filter(it -> it.speech().protocol() == protocol && !it.baseUrl().isEmpty() && same(it.baseUrl(), baseUrl))
                .findFirst();
    }

    private static boolean same(String one, String other) {
        try {
            var a = URI.create(one.replaceAll("/+$", ""));
            var b = URI.create(other.strip().replaceAll("/+$", ""));
            return a.getHost() != null && a.getHost().equalsIgnoreCase(b.getHost()) && a.getPort() == b.getPort()
                    && path(a).equals(path(b));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /// A version at the end is what one tool writes and another does not.
    private static String path(URI uri) {
        return uri.getPath().replaceFirst("/v1$", "").toLowerCase(Locale.ROOT);
    }

    /// What variables tell: a key by one of the catalog's names, and beside it an address and a model.
    ///
    /// @param byReference whether the key stays in the variable
    static List<FoundProvider> inVariables(Map<String, String> variables, boolean byReference, String source) {
        return Presets.all().stream()
                .filter(Preset::isFamily)
                .flatMap(preset -> preset.environment().stream()
                        .filter(name -> !variables.getOrDefault(name, "").isBlank())
                        .findFirst()
                        .map(name -> found(preset, name, variables, byReference, source.isEmpty() ? name : source))
                        .stream())
                .toList();
    }

    private static FoundProvider found(Preset preset, String name, Map<String, String> variables, boolean byReference, String source) {
        var prefix = name.replaceFirst("_(?:API_KEY|AUTH_TOKEN|TOKEN|KEY)$", "");
        var baseUrl = variables.getOrDefault(prefix + "_BASE_URL", variables.getOrDefault(prefix + "_API_BASE", ""));
        var model = variables.getOrDefault(prefix + "_MODEL", preset.firstModel().orElse(""));
        var options = name.endsWith("_AUTH_TOKEN") ? bearer() : ProviderOptions.NONE;
        return of(source, preset.name(), preset.id(), baseUrl, byReference ? "env:" + name : variables.getOrDefault(name, ""), model, options);
    }
}
