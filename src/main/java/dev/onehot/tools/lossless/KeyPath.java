package dev.onehot.tools.lossless;

import module java.base;

/// Where in a configuration a value stands: `a.b."c.d"`; `models[name=Onehot]` the element of an array that has this member, `[vendor=x,name=Onehot 3]` the
/// same in an array that is the whole file, and `models[^name=Onehot]` one that is put in as the first. The empty path is the file itself.
public record KeyPath(List<Step> steps) {
    public static final KeyPath ROOT = new KeyPath(List.of());

    public KeyPath {
        steps = List.copyOf(steps);
    }

    /// One step down.
    public sealed interface Step {}

    /// The member of an object.
    public record Name(String name) implements Step {}

    /// The first object of an array that has all of these members.
    ///
    /// @param members name and text
    /// @param first whether it is put in before the others
    public record Element(SequencedMap<String, String> members, boolean first) implements Step {
        public Element {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }
    }

    /// Throws [IllegalArgumentException] when `text` is no path.
    public static KeyPath of(String text) {
        return new KeyPath(new Reader(text).steps());
    }

    /// The member `name` of what this leads to.
    public KeyPath then(String name) {
        return new KeyPath(Stream.concat(steps.stream(), Stream.of(new Name(name))).toList());
    }

    /// Where this is in. Not of the empty path.
    KeyPath parent() {
        return new KeyPath(steps.subList(0, steps.size() - 1));
    }

    /// As [#of] reads it.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Name(var name) -> text.append(text.isEmpty() ? "" : ".").append(word(name));
                case Element(var members, var first) -> {
                    var all = members.entrySet().stream().map(it -> word(it.getKey()) + "=" + word(it.getValue())).collect(Collectors.joining(","));
                    text.append(first ? "[^" : "[").append(all).append(']');
                }
            }
        }
        return text.toString();
    }

    private static String word(String word) {
        boolean bare = !word.isEmpty() && word.chars().noneMatch(it -> Reader.SIGNS.indexOf(it) >= 0) && word.charAt(0) != '^';
        return bare ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final class Reader {
        static final String SIGNS = ".[]\"=,\\";

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Step> steps() {
            var steps = new ArrayList<Step>();
            while (at < text.length()) {
                if (is('[')) {
                    steps.add(element());
                } else if (steps.isEmpty() || is('.')) {
                    steps.add(new Name(word()));
                } else {
                    throw wrong();
                }
            }
            return steps;
        }

        private Element element() {
            boolean first = is('^');
            var members = new LinkedHashMap<String, String>();
            do {
                var name = word();
                if (!is('=') || members.put(name, word()) != null) {
                    throw wrong();
                }
            } while (is(','));
            if (!is(']')) {
                throw wrong();
            }
            return new Element(members, first);
        }

        private String word() {
            boolean quoted = is('"');
            var word = new StringBuilder();
            while (at < text.length() && (quoted ? text.charAt(at) != '"' : SIGNS.indexOf(text.charAt(at)) < 0)) {
                at += quoted && text.charAt(at) == '\\' ? 1 : 0;
                if (at < text.length()) {
                    word.append(text.charAt(at++));
                }
            }
            if (quoted ? !is('"') : word.isEmpty()) {
                throw wrong();
            }
            return word.toString();
        }

        private boolean is(char sign) {
            boolean there = at < text.length() && text.charAt(at) == sign;
            at += there ? 1 : 0;
            return there;
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("no path at character " + (at + 1) + ": " + text);
        }
    }
}
