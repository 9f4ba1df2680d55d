package dev.onehot.tools;

import module java.base;

/// The words of an SQL text one after the other: names, texts in quotes, numbers, signs. Understands as much as a dump is made of. For one thread.
final class SqlWords {
    /// Stands before what was in single quotes, so that it is told from a name.
    private static final char TEXT = '\'';

    private final String sql;
    private int at;
    private String word = "";

    SqlWords(String sql) {
        this.sql = sql;
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
        return java.util.regex.Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(\\\\))").matcher(text).replaceAll(it -> java.util.regex.Matcher.quoteReplacement(
                it.group(1) == null ? "\\" : String.valueOf((char) Integer.parseInt(it.group(1), 16))));
    }

    void next() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                at = end("\n", at);
            } else if (sql.startsWith("/*", at)) {
                at = end("*/", at + 2);
            } else {
                word = c == '\'' ? TEXT + quoted(c) : c == '"' || c == '`' ? quoted(c) : c == '[' ? bracketed() : plain(c);
                return;
            }
        }
        word = "";
    }

    private int end(String sign, int from) {
        int found = sql.indexOf(sign, from);
        return found < 0 ? sql.length() : found + sign.length();
    }

    private String quoted(char quote) {
        var text = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == quote) {
                at++;
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    break;
                }
            }
            text.append(c);
        }
        return text.toString();
    }

    private String bracketed() {
        int end = end("]", at);
        var name = sql.substring(at + 1, Math.max(at + 1, end - 1));
        at = end;
        return name;
    }

    private String plain(char first) {
        int start = at++;
        while (isPartOfWord(first) && at < sql.length() && isPartOfWord(sql.charAt(at))) {
            at++;
        }
        return sql.substring(start, at);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
    }
}
