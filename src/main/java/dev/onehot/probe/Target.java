package dev.onehot.probe;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.ServerHeaders;
import java.net.http.HttpRequest;

/// What is to be checked. Holds a key, which it does not print.
///
/// @param kind id of a family
/// @param baseUrl empty for the family's own
/// @param key clear; empty for none
/// @param model the chosen model, empty for none
public record Target(String kind, String baseUrl, ApiKey key, String model, ProviderOptions options) {
    private static final Duration USUAL = Duration.ofSeconds(15);

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
        for (var header : headers().filled(withKey, environment)) {
            // The client's own complaint would repeat the value.
            if (header.value().chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new StoppedException(CheckFailure.of(CheckClass.NO_KEY, header.name()));
            }
            request.setHeader(header.name(), header.value());
        }
    }

    /// What others may repeat, and nobody may.
    List<ApiKey> secrets(Map<String, String> environment) {
        return headers().secrets(environment);
    }

    private ServerHeaders headers() {
        return new ServerHeaders(family(), options, key);
    }
}
