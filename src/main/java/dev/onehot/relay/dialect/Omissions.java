package dev.onehot.relay.dialect;

import module java.base;

import tools.jackson.databind.JsonNode;

/// What a dialect could not say, by short names such as `top_k`, for the header `x-onehot-left-out`. One thread.
public final class Omissions {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.]+");
    private static final int LONGEST = 40;
    /// More of them would make a header that is refused.
    private static final int MOST = 50;

    private final Set<String> names = new LinkedHashSet<>();

    public Omissions() {}

    /// Remembers what was left out.
    ///
    /// @param name lower case, of letters, digits, `_` and `.`
    public void add(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name);
        }
        if (names.size() < MOST) {
            names.add(name);
        }
    }

    /// Remembers one of a family, such as `tools.web_search`.
    ///
    /// @param word of the program's, in whatever letters
    public void add(String family, String word) {
        add(family + "." + safe(word));
    }

    private static String safe(String word) {
        var safe = word.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return safe.isEmpty() ? "unknown" : safe.substring(0, Math.min(safe.length(), LONGEST));
    }

    /// Remembers every member of a request that is none of those that were read.
    public void addOthers(JsonNode body, Set<String> known) {
        body.properties().stream().filter(it -> !it.getValue().isNull() && !known.contains(it.getKey())).limit(MOST).forEach(it -> add(safe(it.getKey())));
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }
}
