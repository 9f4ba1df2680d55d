package dev.onehot.tools;

import module java.base;

/// The words of an SQL text one after the other: names, texts in quotes, numbers, signs. Understands as much as a dump is made of. For one thread.
final class SqlWords {
    /// Stands before what was in single quotes, so that it is told from a name.
    private static final char TEXT = '\'';

    /// Comments and white space are no words. What is not closed goes to the end.
    private static final Pattern WORD = Pattern.compile("(?s)(?:--[^\\n]*+|/\\*.*?(?:\\*/|\\z)|\\p{javaWhitespace})*+"
            + "(?:'(?<text>[^']*+(?:''[^']*+)*+)'?|\"(?<name>[^\"]*+(?:\"\"[^\"]*+)*+)\"?|`(?<quoted>[^`]*+(?:``[^`]*+)*+)`?|\\[(?<bracketed>[^]]*+)]?"
            + "|(?<plain>[\\p{javaLetterOrDigit}_.+-]++|.)|\\z)");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(\\\\))");

    private final Matcher words;
    private String word = "";

    SqlWords(String sql) {
        this.words = WORD.matcher(sql);
        next();
    }

    boolean isEmpty() {
        return word.isEmpty();
    }

    boolean isOpen() {
        return word.equals("(");
    }

    boolean isName(String name) {
        return word.equalsIgnoreCase(name);
    }

    /// Whether this is the next word; then it is passed.
    boolean takes(String expected) {
        boolean is = word.equalsIgnoreCase(expected);
        if (is) {
            next();
        }
        return is;
    }

    void skipStatement() {
        while (!isEmpty() && !word.equals(";")) {
            next();
        }
        takes(";");
    }

    /// What stands between this bracket and its partner, by commas; the words of each.
    List<List<String>> list() {
        var parts = new ArrayList<List<String>>();
        var part = new ArrayList<String>();
        int depth = 0;
        while (!isEmpty()) {
            var now = word;
            next();
            if (now.equals("(") && depth++ == 0) {
                continue;
            }
            if (now.equals(")") && --depth == 0) {
                break;
            }
            if (now.equals(",") && depth == 1) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(now);
            }
        }
        parts.add(part);
        return parts;
    }

    /// The text that these words stand for. A dump has functions where a text has line ends or other signs.
    static String value(List<String> words) {
        if (words.size() == 1) {
            var only = words.getFirst();
            return only.charAt(0) == TEXT ? only.substring(1) : only.equalsIgnoreCase("NULL") ? "" : only;
        }
        var texts = words.stream().filter(it -> it.charAt(0) == TEXT).map(it -> it.substring(1)).toList();
        if (words.isEmpty() || texts.isEmpty()) {
            return "";
        }
        boolean hex = words.stream().anyMatch(it -> it.equalsIgnoreCase("X"));
        if (hex && texts.getFirst().matches("(?:[0-9A-Fa-f]{2})*")) {
            return new String(HexFormat.of().parseHex(texts.getFirst()), StandardCharsets.UTF_8);
        }
        if (words.getFirst().equalsIgnoreCase("unistr")) {
            return unistr(texts.getFirst());
        }
        // replace('a\nb','\n',char(10)), one within the other.
        var numbers = words.stream().filter(it -> it.matches("\\d{1,5}")).map(Integer::valueOf).toList();
        var text = texts.getFirst();
        for (int i = 0; i < Math.min(numbers.size(), texts.size() - 1); i++) {
            text = text.replace(texts.get(i + 1), String.valueOf((char) (int) numbers.get(i)));
        }
        return text;
    }

    private static String unistr(String text) {
        return ESCAPED.matcher(text).replaceAll(it -> Matcher.quoteReplacement(
                it.group(1) == null ? "\\" : String.valueOf((char) Integer.parseInt(it.group(1), 16))));
    }

    void next() {
        if (!words.find()) {
            word = "";
        } else if (words.group("text") != null) {
            word = TEXT + words.group("text").replace("''", "'");
        } else if (words.group("name") != null) {
            word = words.group("name").replace("\"\"", "\"");
        } else if (words.group("quoted") != null) {
            word = words.group("quoted").replace("``", "`");
        } else {
            word = Objects.requireNonNullElse(words.group("bracketed") != null ? words.group("bracketed") : words.group("plain"), "");
        }
    }
}
