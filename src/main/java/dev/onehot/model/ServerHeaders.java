package dev.onehot.model;

import module java.base;

/// The headers with which a provider's server is asked: its own, the one that carries the key, and those of every request of its family. Holds a key,
/// which it does not print.
public record ServerHeaders(Preset family, ProviderOptions options, ApiKey key) {
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(env:)?([A-Za-z_][A-Za-z0-9_-]*)}");

    /// As they are sent; a filled one is never kept where it could be printed. One that wants what is not there is left out.
    ///
    /// @param withKey whether those with a secret are among them
    /// @param environment for `{env:NAME}`
    public List<Header> filled(boolean withKey, Map<String, String> environment) {
        return wanted().stream()
                .filter(it -> withKey || !holdsSecret(it))
                .flatMap(it -> filled(it.value(), environment).map(value -> new Header(it.name(), value)).stream())
                .toList();
    }

    /// The key, and what headers take from variables, unless that is too short to be told from any other word: what others may repeat.
    public List<ApiKey> secrets(Map<String, String> environment) {
        var fromVariables = wanted().stream()
                .flatMap(it -> PLACEHOLDER.matcher(it.value()).results())
                .filter(it -> it.group(1) != null)
                .map(it -> environment.getOrDefault(it.group(2), "").strip())
                .filter(it -> it.length() >= SHORTEST_SECRET)
                .distinct()
                .map(ApiKey::of);
        return Stream.concat(Stream.of(key), fromVariables).toList();
    }

    private List<Header> wanted() {
        var speech = family.speech();
        var wanted = new ArrayList<Header>(options.headers());
        if (wanted.stream().noneMatch(Header::holdsKey)) {
            addIfNew(wanted, speech.auth());
        }
        speech.headers().forEach(it -> addIfNew(wanted, it));
        return wanted;
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
