package dev.onehot.cli;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Header;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Resource;

/// What a program is told of a provider through its environment: by our names, and by those that programs of its kind read.
final class Variables {
    private static final String AUTHORIZATION = "Authorization";

    /// For programs that want one where the provider has none: newer versions understand what older ones do.
    private static final String AZURE_VERSION = "2024-10-21";

    private final Provider provider;
    private final ApiKey key;
    private final Map<String, String> environment;
    private final Preset family;
    private final Endpoints way;

    private Variables(Provider provider, ApiKey key, Map<String, String> environment) {
        this.provider = provider;
        this.key = key;
        this.environment = environment;
        this.family = Presets.family(provider.kind());
        this.way = typed(provider);
    }

    /// @param environment for headers that take a value from a variable
    static List<Variable> of(Provider provider, ApiKey key, Map<String, String> environment) {
        return new Variables(provider, key, environment).all();
    }

    /// By our names only.
    static List<Variable> own(Provider provider, ApiKey key) {
        return new ArrayList<>(List.of(
                Variable.of("ONEHOT_PROVIDER", provider.name()),
                Variable.of("ONEHOT_KIND", provider.kind()),
                Variable.of("ONEHOT_BASE_URL", typed(provider).prefix()),
                Variable.of("ONEHOT_MODEL", provider.model()),
                Variable.of("ONEHOT_API_KEY", key.reveal()),
                // For files that name a key by a variable: an id is never used again, so what has one provider's address never gets another one's key.
                Variable.of("ONEHOT_KEY_" + provider.id(), key.reveal())));
    }

    private static Endpoints typed(Provider provider) {
        return Endpoints.typed(Presets.family(provider.kind()), provider.baseUrl(), provider.options(), provider.model());
    }

    private List<Variable> all() {
        var all = own(provider, key);
        var values = new LinkedHashMap<String, String>();
        Presets.find(provider.kind()).ifPresent(it -> it.environment().forEach(name -> values.put(name, key.reveal())));
        rows(provider.kind()).forEach(cells -> values.put(cells[1], value(cells[2])));
        values.forEach((name, value) -> all.add(Variable.of(name, value)));
        return all;
    }

    private String value(String what) {
        var options = way.options();
        return switch (what) {
            case "key" -> sendsToken() ? "" : key.reveal();
            case "token" -> sendsToken() ? key.reveal() : "";
            case "address" -> way.forPrograms();
            case "other-address" -> isOwnAddress() ? "" : way.forPrograms();
            case "version" -> version();
            case "model" -> provider.model();
            case "deployment" -> options.deployment().isEmpty() ? provider.model() : options.deployment();
            case "api-version" -> options.apiVersion().isEmpty() ? AZURE_VERSION : options.apiVersion();
            case "organization" -> options.text(ProviderField.ORGANIZATION);
            case "project" -> options.text(ProviderField.PROJECT);
            case "headers" -> headers();
            default -> "";
        };
    }

    /// Whether a header of the provider's own carries the key as a token, where those of its family carry it otherwise.
    private boolean sendsToken() {
        return !family.speech().auth().is(AUTHORIZATION)
                && provider.options().headers().stream().anyMatch(it -> it.is(AUTHORIZATION) && it.holdsKey());
    }

    private boolean isOwnAddress() {
        return Endpoints.typed(family, "", ProviderOptions.NONE, "").forPrograms().equals(way.forPrograms());
    }

    /// What a check asks with, so that programs ask with no other.
    private String version() {
        var first = Endpoints.of(family, provider.baseUrl(), provider.options(), provider.model()).getFirst();
        return first.prefix().substring(first.forPrograms().length()).replace("/", "");
    }

    /// Those that programs of the kind do not send anyway. One whose variable is not set is left out, as a check does.
    private String headers() {
        return provider.options().headers().stream()
                .filter(it -> !it.isSame(family.speech().auth()) && !(sendsToken() && it.is(AUTHORIZATION)))
                .flatMap(it -> it.filled(key, environment).map(Header::line).stream())
                .collect(Collectors.joining("\n"));
    }

    private static List<String[]> rows(String kind) {
        return Resource.text(Variables.class, "variables.tsv").lines().map(it -> it.split("\t", -1)).filter(it -> it[0].equals(kind)).toList();
    }
}
