package dev.onehot.probe;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Header;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import java.net.http.HttpRequest;

/// What is to be checked. Holds a key, which it does not print.
///
/// @param kind id of a family
/// @param baseUrl empty for the family's own
/// @param key clear; empty for none
/// @param model the chosen model, empty for none
public record Target(String kind, String baseUrl, ApiKey key, String model, ProviderOptions options) {
    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(env:)?([A-Za-z_][A-Za-z0-9_-]*)}");

    /// A provider as it is stored, with its key.
    public static Target of(Provider provider, ApiKey key) {
        return new Target(provider.kind(), provider.baseUrl(), key, provider.model(), provider.options());
    }

    public Target withKey(ApiKey newKey) {
        return new Target(kind, baseUrl, newKey, model, options);
    }

    Preset family() {
        return Presets.family(kind);
    }

    List<Endpoints> endpoints(String chosenModel) {
        return Endpoints.of(family(), baseUrl, options, chosenModel);
    }

    /// The way that programs ask.
    Endpoints typed() {
        return Endpoints.typed(family(), baseUrl, options, model);
    }

    /// For the whole check.
    Duration timeout() {
        return options.timeoutSeconds() > 0 ? Duration.ofSeconds(options.timeoutSeconds()) : USUAL;
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /// Sets the headers of a request. They stay in it: a filled one is never kept where it could be printed.
    ///
    /// @param withKey whether those with a secret are among them
    /// @param environment for `{env:NAME}`; a header whose variable is not set is left out
    void dress(HttpRequest.Builder request, boolean withKey, Map<String, String> environment) throws StoppedException {
        for (var header : headers()) {
            if (withKey || !holdsSecret(header)) {
                var value = filled(header.value(), environment);
                if (value.isPresent()) {
                    set(request, header.name(), value.get());
                }
            }
        }
    }

    private List<Header> headers() {
        var speech = family().speech();
        var wanted = new ArrayList<Header>(options.headers());
        if (wanted.stream().noneMatch(Header::holdsKey)) {
            addIfNew(wanted, speech.auth());
        }
        speech.headers().forEach(it -> addIfNew(wanted, it));
        return wanted;
    }

    /// The key, and what headers take from variables, unless that is too short to be told from any other word: what others may repeat.
    List<ApiKey> secrets(Map<String, String> environment) {
        var fromVariables = headers().stream()
                .flatMap(it -> PLACEHOLDER.matcher(it.value()).results())
                .filter(it -> it.group(1) != null)
                .map(it -> environment.getOrDefault(it.group(2), "").strip())
                .filter(it -> it.length() >= SHORTEST_SECRET)
                .distinct()
                .map(ApiKey::of);
        return Stream.concat(Stream.of(key), fromVariables).toList();
    }

    private static void set(HttpRequest.Builder request, String name, String value) throws StoppedException {
        // The client's own complaint would repeat the value.
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new StoppedException(CheckFailure.of(CheckClass.NO_KEY, name));
        }
        request.setHeader(name, value);
    }

    private static boolean holdsSecret(Header header) {
        return PLACEHOLDER.matcher(header.value()).results().anyMatch(it -> it.group(1) != null || it.group(2).equals("key"));
    }

    private static void addIfNew(List<Header> wanted, Header header) {
        if (wanted.stream().noneMatch(it -> it.is(header.name()))) {
            wanted.add(header);
        }
    }

    /// Empty when what it asks for is not there.
    private Optional<String> filled(String template, Map<String, String> environment) {
        var values = Map.of("key", key.reveal(), "organization", options.text(ProviderField.ORGANIZATION), "project", options.text(ProviderField.PROJECT));
        var matcher = PLACEHOLDER.matcher(template);
        var value = new StringBuilder();
        while (matcher.find()) {
            var name = matcher.group(2);
            var found = matcher.group(1) == null ? values.get(name) : environment.get(name);
            if (found == null || found.isBlank()) {
                return Optional.empty();
            }
            matcher.appendReplacement(value, Matcher.quoteReplacement(found.strip()));
        }
        return Optional.of(matcher.appendTail(value).toString());
    }
}
