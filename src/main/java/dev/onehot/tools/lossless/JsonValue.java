package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.UnreadableFileException;

/// A value that is to be written, given as JSON.
record JsonValue(String text, Part part) {
    /// Throws [IllegalArgumentException] when `json` is none.
    static JsonValue of(String json) {
        try {
            var part = new JsonScanner(json, false).document();
            return new JsonValue(json, part.orElseThrow(() -> new IllegalArgumentException("a value is missing")));
        } catch (UnreadableFileException wrong) {
            // Its text may be a key.
            throw new IllegalArgumentException("no JSON at character " + wrong.column(), wrong);
        }
    }

    /// The compact form, by which values are compared.
    String canonical() {
        return canonical(part, this::scalar);
    }

    /// The compact form of `part`; of members with one name the last counts.
    ///
    /// @param scalar the form of a string, number, `true`, `false` or `null`
    static String canonical(Part part, Function<Part, String> scalar) {
        return switch (part.kind()) {
            case SCALAR -> scalar.apply(part);
            case ARRAY -> part.members().stream().map(it -> canonical(it.value(), scalar)).collect(Collectors.joining(",", "[", "]"));
            case OBJECT -> {
                var members = new LinkedHashMap<String, Part>();
                part.members().forEach(it -> members.put(it.name(), it.value()));
                yield members.entrySet().stream()
                        .map(it -> JsonWords.quoted(it.getKey()) + ":" + canonical(it.getValue(), scalar))
                        .collect(Collectors.joining(",", "{", "}"));
            }
        };
    }

    /// The canonical form of one that has no members.
    String scalar(Part scalar) {
        return scalar(text, scalar);
    }

    static String scalar(String text, Part scalar) {
        return text.charAt(scalar.start()) == '"' ? JsonWords.quoted(string(text, scalar)) : scalar.in(text);
    }

    boolean isString() {
        return text.charAt(part.start()) == '"';
    }

    /// Of a string: what it says.
    String string() {
        return string(text, part);
    }

    /// One of those in it.
    JsonValue in(Part inner) {
        return new JsonValue(text, inner);
    }

    private static String string(String text, Part string) {
        return JsonWords.unquoted(text.substring(string.start() + 1, string.end() - 1));
    }
}
