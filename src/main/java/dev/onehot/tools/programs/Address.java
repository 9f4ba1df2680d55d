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
        var asTyped = Endpoints.typed(family, typed, options, model).prefix();
        // Where the family's own address has its version, what others have behind the host differs, and was checked as it is.
        boolean asItIs = family.speech().protocol() == Protocol.OPENAI
                && (family.baseUrl().isEmpty() || VERSION.matcher(family.baseUrl()).find());
        var base = asItIs ? asTyped : Endpoints.of(family, typed, options, model).getFirst().prefix();
        return new Address(base, without(asTyped));
    }

    private static String without(String address) {
        return VERSION.matcher(address).replaceFirst("");
    }
}
