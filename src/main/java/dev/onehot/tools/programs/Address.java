package dev.onehot.tools.programs;

import dev.onehot.model.Endpoints;
import dev.onehot.model.Preset;
import dev.onehot.model.Protocol;
import dev.onehot.model.ProviderOptions;
import java.util.regex.Pattern;

/// A provider's address in the two forms that programs want: some add the version themselves.
///
/// @param base with the version, as SDKs that only add `/chat/completions` or `/messages` want it
/// @param host without it
public record Address(String base, String host) {
    private static final Pattern VERSION = Pattern.compile("/v\\d+[a-z0-9]*$");

    /// @param typed as the provider has it; empty for the family's own
    static Address of(Preset family, String typed, ProviderOptions options, String model) {
        var ways = Endpoints.of(family, typed, options, model);
        var asTyped = ways.getLast().prefix();
        if (family.speech().protocol() == Protocol.OPENAI) {
            // What is behind the host differs from vendor to vendor, and was checked as it is.
            return new Address(asTyped, without(asTyped));
        }
        return new Address(ways.getFirst().prefix(), without(asTyped));
    }

    private static String without(String address) {
        return VERSION.matcher(address).replaceFirst("");
    }
}
