package dev.onehot.tools;

import module java.base;

import dev.onehot.model.PastedAddress;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;

/// The catalog by addresses.
final class Catalog {
    private static final Map<String, List<Preset>> BY_ADDRESS = byAddress();

    private Catalog() {}

    /// The entry with this address. One of the same protocol: vendors have relays for other protocols on the same host.
    ///
    /// @param kind whose entry it is when there is no address
    static Optional<Preset> at(String baseUrl, String kind) {
        if (baseUrl.isBlank()) {
            return Presets.find(kind);
        }
        var protocol = Presets.family(kind).speech().protocol();
        return address(baseUrl)
                .flatMap(it -> BY_ADDRESS.getOrDefault(it, List.of()).stream().filter(each -> each.speech().protocol() == protocol).findFirst());
    }

    /// What a tool adds to every address taken off again, of which nobody needs to be told. Whatever else stands in one is left for where the provider
    /// is made, and told there.
    static String withoutPath(String url) {
        var pasted = PastedAddress.of(Presets.FALLBACK, url);
        boolean isPlain = pasted.model().isEmpty() && pasted.remarks().stream().allMatch(it -> it.code().equals("address.cut"));
        return isPlain ? pasted.baseUrl() : url;
    }

    /// The host, for a name where a file has none; otherwise what it says.
    static String host(String baseUrl) {
        try {
            var host = URI.create(baseUrl.strip()).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private static Map<String, List<Preset>> byAddress() {
        Map<String, List<Preset>> found = new HashMap<>();
        for (var preset : Presets.all()) {
            address(preset.baseUrl()).ifPresent(it -> found.computeIfAbsent(it, _ -> new java.util.ArrayList<>()).add(preset));
        }
        return Map.copyOf(found);
    }

    /// A version at the end is what one tool writes and another does not.
    private static Optional<String> address(String url) {
        try {
            var uri = URI.create(url.strip().replaceAll("/+$", ""));
            return uri.getHost() == null || uri.getRawQuery() != null
                    ? Optional.empty()
                    : Optional.of((uri.getHost() + ":" + uri.getPort() + uri.getPath().replaceFirst("/v1$", "")).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
