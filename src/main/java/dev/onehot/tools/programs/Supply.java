package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Header;
import dev.onehot.model.Presets;
import dev.onehot.model.Protocol;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;

/// What a program is to know of a provider. Holds its key.
///
/// @param model empty when there is none
/// @param isModelOfFamily whether the model is not the provider's own choice but the first that the catalog has for the vendor
/// @param key what to send for one; programs insist upon something where a server asks for nothing
/// @param needsKey whether it has none, and its server is known to ask for one
/// @param keyWay how the key is sent
/// @param headers filled in: its own, and the one that carries the key where that is not Bearer
public record Supply(
        String name,
        Protocol protocol,
        Address address,
        String model,
        boolean isModelOfFamily,
        String key,
        boolean needsKey,
        KeyWay keyWay,
        List<Header> headers) {
    private static final Header BEARER = new Header("Authorization", "Bearer " + Header.KEY);

    /// Programs refuse to start without a key; a server that asks for none does not look at it.
    private static final String NO_KEY = "no-key";

    /// How the key is sent.
    public enum KeyWay {
        /// As the vendor wants it, to the vendor.
        VENDOR,
        /// As `Authorization: Bearer`, as the provider's own header says, where its family has another way.
        BEARER,
        /// To somebody else's server; whether that takes the vendor's way, Bearer or both is not known.
        RELAY
    }

    /// What a program is to know of this provider.
    ///
    /// @param environment for headers that take their value from it
    public static Supply of(Provider provider, ApiKey key, Map<String, String> environment) {
        var family = Presets.family(provider.kind());
        var speech = family.speech();
        var options = provider.options();
        boolean vendor = Endpoints.of(family, provider.baseUrl(), options, provider.model()).getFirst().isVendor();
        boolean bearer = options.headers().stream().anyMatch(Supply::isBearer);
        var fallback = vendor ? family.firstModel().orElse("") : "";
        var model = provider.model().isEmpty() ? fallback : provider.model();
        var secret = key.isEmpty() ? NO_KEY : key.reveal();
        return new Supply(
                provider.name(),
                speech.protocol(),
                Address.of(family, provider.baseUrl(), options, model),
                speech.protocol() == Protocol.GOOGLE && model.startsWith("models/") ? model.substring("models/".length()) : model,
                provider.model().isEmpty() && !model.isEmpty(),
                secret,
                key.isEmpty() && vendor && speech.needsKey(),
                vendor ? KeyWay.VENDOR : bearer ? KeyWay.BEARER : KeyWay.RELAY,
                headers(provider).stream().flatMap(it -> it.filled(ApiKey.of(secret), environment).stream()).toList());
    }

    /// The provider's own headers, and the one that carries the key where that is not Bearer, not filled in.
    public static List<Header> headers(Provider provider) {
        var speech = Presets.family(provider.kind()).speech();
        var options = provider.options();
        boolean bearer = options.headers().stream().anyMatch(Supply::isBearer);
        var headers = new ArrayList<Header>();
        if (!bearer && !speech.auth().is(BEARER.name())) {
            headers.add(speech.auth());
        }
        speech.headers().stream().flatMap(it -> of(it, options).stream()).forEach(headers::add);
        options.headers().stream().filter(it -> !bearer || !speech.auth().is(BEARER.name()) || !isBearer(it)).forEach(headers::add);
        return List.copyOf(headers);
    }

    private static boolean isBearer(Header header) {
        return header.is(BEARER.name()) && header.value().equals(BEARER.value());
    }

    /// A header of the family's that only the provider can fill in; programs send the others by themselves.
    private static Optional<Header> of(Header header, ProviderOptions options) {
        var value = header.value()
                .replace("{organization}", options.text(ProviderField.ORGANIZATION))
                .replace("{project}", options.text(ProviderField.PROJECT));
        return value.isEmpty() || value.equals(header.value()) ? Optional.empty() : Optional.of(new Header(header.name(), value));
    }

    /// The variable that one of its headers is in, where a program takes the value from one.
    static String variable(int index) {
        return String.format(Locale.ROOT, "ONEHOT_HEADER_%d", index + 1);
    }

    /// Shows no key.
    @Override
    public String toString() {
        return "Supply[" + name + "]";
    }
}
