package dev.onehot.tools.lossless;

import module java.base;

/// What a YAML text has where.
///
/// @param root empty where nothing is said
/// @param scalars JSON of those that say something else than what stands there, by where they begin
/// @param flows what is in brackets and not in lines: where its inside begins, by where it does; negative where a pair stands in an array without any
/// @param anchored values that something elsewhere may refer to
/// @param aliases what refers to them
record YamlTree(Optional<Part> root, Map<Integer, String> scalars, Map<Integer, Integer> flows, List<Part> anchored, List<Part> aliases) {
    /// Of a value without members.
    String json(String text, Part scalar) {
        var known = scalar.start() == scalar.end() ? "null" : scalars.get(scalar.start());
        return known == null ? YamlWords.json(scalar.in(text)) : known;
    }

    /// Whether it has commas and not lines.
    boolean isFlow(Part part) {
        return part.kind() != Part.Kind.SCALAR && flows.containsKey(part.start());
    }

    /// Behind the bracket with which it begins; negative where a pair stands in an array without any.
    int inner(Part part) {
        return flows.getOrDefault(part.start(), -1);
    }

    /// Whether a change within `part` would be seen elsewhere.
    boolean isShared(Part part) {
        return anchored.stream().anyMatch(it -> it.start() <= part.start() && part.end() <= it.end());
    }

    /// Whether something in `part` refers to what is elsewhere, or is referred to from there.
    boolean isReferred(Part part) {
        return Stream.concat(anchored.stream(), aliases.stream()).anyMatch(it -> part.start() <= it.start() && it.end() <= part.end());
    }

    /// Without what is in it.
    @Override
    public String toString() {
        return "YamlTree";
    }
}
