package dev.onehot.model;

import module java.base;

/// What stands behind the `?` of an address that somebody pasted. What is not known in it is never shown: it may be a key. Pure.
final class PastedQuery {
    /// Parts that say nothing about the provider, or that have a field.
    private static final Pattern KNOWN = Pattern.compile("(?i)(beta|alt|api-version)=[A-Za-z0-9.-]*");
    private static final String VERSION = "api-version=";

    private static final Pattern KEY = Pattern.compile("(?i)[^=]*(key|token|secret|auth|pass|sig|code)[^=]*=.+|[^=]*=?.{16,}");

    private final String text;

    private PastedQuery(String text) {
        this.text = text;
    }

    /// @param rest of an address, from its path on
    static PastedQuery of(String rest) {
        int start = rest.indexOf('?');
        return new PastedQuery(start < 0 ? "" : rest.substring(start));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean isKnown() {
        return text.length() <= 1 || parts().stream().allMatch(it -> KNOWN.matcher(it).matches());
    }

    boolean mayHoldKey() {
        return parts().stream().anyMatch(it -> !KNOWN.matcher(it).matches() && KEY.matcher(it).matches());
    }

    /// The API version; empty for none.
    String version() {
        return parts().stream()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(VERSION))
                .map(it -> it.substring(VERSION.length()))
                .findFirst()
                .orElse("");
    }

    /// With its `?`; empty for nothing.
    String shown() {
        return isKnown() ? text : "?…";
    }

    private List<String> parts() {
        return Arrays.asList(text.replaceFirst("^[?]", "").split("&", -1));
    }

    @Override
    public String toString() {
        return shown();
    }
}
