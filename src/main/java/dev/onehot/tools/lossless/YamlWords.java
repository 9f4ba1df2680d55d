package dev.onehot.tools.lossless;

import module java.base;

/// Values as YAML writes them. What is written is JSON, which is YAML too.
final class YamlWords {
    private static final Pattern WORD = Pattern.compile("(?:true|True|TRUE|false|False|FALSE)");
    private static final Pattern NOTHING = Pattern.compile("(?:~|null|Null|NULL)?");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final Pattern OTHER_NUMBER = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?");
    private static final Pattern OTHER_BASE = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");

    private YamlWords() {}

    /// A value without quotation marks as canonical JSON, by the core schema; what JSON has no number for is a string.
    static String json(String plain) {
        if (NOTHING.matcher(plain).matches()) {
            return "null";
        }
        if (WORD.matcher(plain).matches()) {
            return plain.toLowerCase(Locale.ROOT);
        }
        if (NUMBER.matcher(plain).matches()) {
            return plain;
        }
        if (OTHER_BASE.matcher(plain).matches()) {
            return new BigInteger(plain.substring(2), plain.charAt(1) == 'x' ? 16 : 8).toString();
        }
        return OTHER_NUMBER.matcher(plain).matches() ? new BigDecimal(plain).toString() : JsonWords.quoted(plain);
    }

    /// The first place from `from` on that is neither white space, a line end nor in a comment.
    static int trivia(String text, int from) {
        int n = from;
        while (n < text.length() && " \t\r\n#".indexOf(text.charAt(n)) >= 0) {
            n = text.charAt(n) == '#' ? TextLines.end(text, n) : n + 1;
        }
        return n;
    }

    /// A name before its colon.
    static String name(String name) {
        boolean plain = NAME.matcher(name).matches() && json(name).startsWith("\"") && !Set.of("y", "n", "yes", "no", "on", "off").contains(name.toLowerCase(Locale.ROOT));
        return (plain ? name : JsonWords.quoted(name)) + ":";
    }

    /// Throws [IllegalArgumentException] for half of a character.
    static String print(JsonValue value) {
        var text = new JsonPrinter(": ").print(value, LineStyle.ONE_LINE);
        if (text.matches("(?s).*\\\\u[dD][89a-fA-F].*")) {
            throw new IllegalArgumentException("half of a character");
        }
        return text;
    }
}
