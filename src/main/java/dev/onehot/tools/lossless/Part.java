package dev.onehot.tools.lossless;

import module java.base;

/// A value where it stands in a text, with those in it.
///
/// @param start of its first character
/// @param end behind its last
/// @param members of an object or array, in their order
record Part(Kind kind, int start, int end, List<Member> members) {
    enum Kind { OBJECT, ARRAY, SCALAR }

    /// @param name empty in an array
    /// @param start of its name, in an array of the value
    /// @param behind where the value may begin: in YAML directly behind the colon, elsewhere where it does
    record Member(String name, int start, int behind, Part value) {
        Member(String name, int start, Part value) {
            this(name, start, value.start(), value);
        }
    }

    /// An object whose members stand here and there, so that it has no place of its own.
    static Part pieces(List<Member> members) {
        return new Part(Kind.OBJECT, -1, -1, members);
    }

    boolean isInPieces() {
        return start < 0;
    }

    /// The members as they stand one behind the other: those of what is in pieces in its stead.
    List<Member> entries() {
        if (members.stream().noneMatch(it -> it.value().isInPieces())) {
            return members;
        }
        return members.stream()
                .flatMap(it -> it.value().isInPieces() ? it.value().entries().stream() : Stream.of(it))
                .sorted(Comparator.comparingInt(Member::start))
                .toList();
    }

    static Part scalar(int start, int end) {
        return new Part(Kind.SCALAR, start, end, List.of());
    }

    String in(String text) {
        return text.substring(start, end);
    }

    /// Where one step leads, if this is of the kind that it goes through. Of members with one name it is the last, as readers have it.
    ///
    /// @param json of a value, to compare it
    Optional<Member> step(KeyPath.Step step, Function<Part, String> json) {
        return switch (step) {
            case KeyPath.Name(var name) -> kind == Kind.OBJECT ? member(name) : Optional.empty();
            case KeyPath.Element element -> kind == Kind.ARRAY ? members.stream().filter(it -> it.value().has(element, json)).findFirst() : Optional.empty();
        };
    }

    /// Whether nothing is in it, no comment either; of an element nothing but what it is named by.
    boolean isBare(String text, KeyPath path) {
        if (!members.isEmpty()) {
            return !path.steps().isEmpty() && path.steps().getLast() instanceof KeyPath.Element element
                    && members.stream().allMatch(it -> element.members().containsKey(it.name())) && between(text).matches("[{},\\s]*");
        }
        return kind != Kind.SCALAR && !isInPieces() && text.substring(start + 1, end - 1).isBlank();
    }

    /// What is around the members.
    private String between(String text) {
        var around = new StringBuilder();
        int at = start;
        for (var member : entries()) {
            around.append(text, at, member.start());
            at = member.value().end();
        }
        return around.append(text, at, end).toString();
    }

    boolean fits(KeyPath.Step step) {
        return kind == (step instanceof KeyPath.Name ? Kind.OBJECT : Kind.ARRAY);
    }

    private Optional<Member> member(String name) {
        for (int n = members.size() - 1; n >= 0; n--) {
            if (members.get(n).name().equals(name)) {
                return Optional.of(members.get(n));
            }
        }
        return Optional.empty();
    }

    private boolean has(KeyPath.Element element, Function<Part, String> json) {
        return kind == Kind.OBJECT && element.members().entrySet().stream().allMatch(wanted -> member(wanted.getKey()).stream()
                .map(it -> json.apply(it.value()))
                .anyMatch(it -> it.equals(wanted.getValue()) || it.equals(JsonWords.quoted(wanted.getValue()))));
    }
}
