package dev.onehot.relay.dialect;

import module java.base;

/// What a dialect could not say, by short names such as `top_k`, for the header `x-onehot-left-out`. One thread.
public final class Omissions {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.]+");
    private static final int LONGEST = 40;

    private final Set<String> names = new LinkedHashSet<>();

    public Omissions() {}

    /// Remembers what was left out.
    ///
    /// @param name lower case, of letters, digits, `_` and `.`
    public void add(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name);
        }
        names.add(name);
    }

    /// Remembers one of a family, such as `tools.web_search`.
    ///
    /// @param word of the program's, in whatever letters
    public void add(String family, String word) {
        var safe = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        add(family + "." + (safe.isEmpty() ? "unknown" : safe.substring(0, Math.min(safe.length(), LONGEST))));
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }
}
