package dev.onehot.relay.dialect;

import module java.base;

/// What a dialect could not say, by short names such as `top_k`, for the header `x-onehot-left-out`. One thread.
public final class Omissions {
    private final Set<String> names = new LinkedHashSet<>();

    public Omissions() {}

    /// Remembers what was left out.
    ///
    /// @param name lower case, of letters, digits, `_` and `.`
    public void add(String name) {
        names.add(name);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }
}
