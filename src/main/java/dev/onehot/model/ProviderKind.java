package dev.onehot.model;

import java.util.Set;

/// A family of providers that are spoken to in the same way.
///
/// @param id stable, lower case, for example `azure-openai`
/// @param name what the vendor calls it
/// @param baseUrl where it usually is; empty when that is always the user's own
/// @param needsKey whether it usually asks for a key
/// @param aliases names by which other programs call it
public record ProviderKind(String id, String name, String baseUrl, boolean needsKey, Set<String> aliases) {
    @Override
    public String toString() {
        return name;
    }
}
