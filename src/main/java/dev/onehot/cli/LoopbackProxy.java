package dev.onehot.cli;

import module java.base;

/// A proxy that would swallow what is for this machine itself: many programs ask it for `http://127.0.0.1` too, key included.
final class LoopbackProxy {
    static final String BYPASSED = "A proxy is set, so this machine was added to NO_PROXY for this run.";

    static final String SWALLOWED = "A proxy is set, and NO_PROXY does not name this machine: a program may send the key there.";

    private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");
    private static final List<String> EXCEPTIONS = List.of("NO_PROXY", "no_proxy");

    private LoopbackProxy() {}

    /// The variables with which programs ask `address` directly; empty where they do already.
    static Optional<List<Variable>> bypassed(String address, Map<String, String> environment) {
        var host = host(address);
        boolean local = host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("[::1]");
        boolean proxied = PROXIES.stream().anyMatch(it -> !environment.getOrDefault(it, "").isBlank());
        // Some programs read one of them, some the other.
        boolean missing = EXCEPTIONS.stream().anyMatch(it -> {
            var named = words(environment.getOrDefault(it, ""));
            return !named.contains(host) && !named.contains("*");
        });
        if (!local || !proxied || !missing) {
            return Optional.empty();
        }
        var all = new ArrayList<>(EXCEPTIONS.stream().flatMap(it -> words(environment.getOrDefault(it, "")).stream()).distinct().toList());
        all.add(host);
        return Optional.of(EXCEPTIONS.stream().map(it -> Variable.of(it, String.join(",", all))).toList());
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,\\s]+", 0)).filter(it -> !it.isEmpty()).toList();
    }

    private static String host(String address) {
        try {
            var host = new URI(address).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException none) {
            return "";
        }
    }
}
