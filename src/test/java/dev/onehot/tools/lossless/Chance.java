package dev.onehot.tools.lossless;

import module java.base;

/// What documents by chance are made of.
final class Chance {
    private static final String[] NAMES = {"model", "env", "provider", "a", "b", "x-y", "a_1", "models", "base url", "ключ", "🔥", "q\"uote", "d.o.t", "A"};
    private static final String[] BARE = {"model", "env", "provider", "a", "b", "x-y", "a_1", "models", "A", "API_KEY"};

    private Chance() {}

    static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    static boolean is(Random random, int percent) {
        return random.nextInt(100) < percent;
    }

    static String name(Random random) {
        return is(random, 70) ? bare(random) : one(random, NAMES);
    }

    static String bare(Random random) {
        return one(random, BARE);
    }

    /// Words that could be taken for something else.
    static String words(Random random) {
        return one(random, "", "x", "# no comment", "// neither", "[a]", "{", "key = 1", "it's", "/* */", "é ü 🔥", ", ", "a: b", "${V}", "- x", "'''", "true");
    }

    /// `\n`, `\r\n`, or one or the other.
    static String lineEnds(Random random, String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> {
                var mixed = new StringBuilder();
                text.chars().forEach(c -> mixed.append(c == '\n' && random.nextBoolean() ? "\r\n" : String.valueOf((char) c)));
                yield mixed.toString();
            }
            default -> text;
        };
    }
}
