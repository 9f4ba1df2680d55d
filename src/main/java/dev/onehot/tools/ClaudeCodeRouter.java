package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// claude-code-router's `config.json`: providers with the whole address that messages go to.
final class ClaudeCodeRouter {
    private ClaudeCodeRouter() {}

    static void read(String json, References references, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            var route = Trees.text(root.path("Router"), "default").split(",", 2);
            var providers = root.path("Providers").isArray() ? root.path("Providers") : root.path("providers");
            for (var provider : providers.values()) {
                harvest.add(candidate(provider, route, Trees.text(root, "PROXY_URL", "HTTPS_PROXY", "https_proxy", "httpsProxy"), references));
            }
            harvest.nothing(Message.of("found.router.none"));
        });
    }

    private static Candidate candidate(JsonNode provider, String[] route, String proxy, References references) {
        var name = Trees.text(provider, "name");
        var url = references.filled(Trees.text(provider, "api_base_url"));
        boolean routed = route.length == 2 && route[0].strip().equals(name);
        var key = references.read(Trees.text(provider, "api_key"));
        var candidate = new Candidate(kind(provider))
                .named(name)
                .model(routed ? route[1] : provider.path("models").path(0).asString(""))
                .key(key)
                .inUse(routed);
        candidate.at(url.saying(Catalog.withoutPath(url.text())));
        if (proxy.matches("https?://[^@]+") && proxy.startsWith("http:")) {
            candidate.proxy(proxy);
        } else if (!proxy.isEmpty()) {
            candidate.remark(Message.of("found.proxy"));
        }
        return candidate;
    }

    /// The transformers of the provider itself tell the protocol that its server speaks.
    private static String kind(JsonNode provider) {
        var use = Trees.at(provider, "transformer", "use").values().stream()
                .map(it -> (it.isArray() ? it.path(0) : it).asString("").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return use.contains("gemini") ? "google" : use.contains("anthropic") ? "anthropic" : Presets.FALLBACK;
    }
}
