package dev.onehot.ui.json;

import module java.base;

/// A piece of one line of JSON. No text of JSON goes over the end of a line, so that a line tells for itself what is in it. Safe on any thread.
///
/// @param start in letters from the start of the line, as `end`
record JsonToken(JsonKind kind, int start, int end) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    /// All of it, one piece after the other.
    static List<JsonToken> of(String line) {
        var tokens = new ArrayList<JsonToken>();
        int at = 0;
        while (at < line.length()) {
            int end = end(line, at);
            var kind = kind(line, at, end);
            if (kind == JsonKind.MARK && line.charAt(at) == ':') {
                nameKey(tokens);
            }
            tokens.add(new JsonToken(kind, at, end));
            at = end;
        }
        return tokens;
    }

    private static void nameKey(List<JsonToken> before) {
        int last = before.size() - 1;
        if (last >= 0 && before.get(last).kind == JsonKind.BLANK) {
            last--;
        }
        if (last >= 0 && before.get(last).kind == JsonKind.TEXT) {
            before.set(last, new JsonToken(JsonKind.KEY, before.get(last).start, before.get(last).end));
        }
    }

    private static int end(String line, int start) {
        char first = line.charAt(start);
        int at = start + 1;
        if (first == '"') {
            while (at < line.length() && line.charAt(at) != '"') {
                at += line.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, line.length());
        }
        if (isMark(first)) {
            return at;
        }
        boolean blank = Character.isWhitespace(first);
        while (at < line.length() && line.charAt(at) != '"' && !isMark(line.charAt(at)) && Character.isWhitespace(line.charAt(at)) == blank) {
            at++;
        }
        return at;
    }

    private static boolean isMark(char letter) {
        return "{}[]:,".indexOf(letter) >= 0;
    }

    private static JsonKind kind(String line, int start, int end) {
        char first = line.charAt(start);
        if (first == '"') {
            return JsonKind.TEXT;
        }
        if (isMark(first)) {
            return JsonKind.MARK;
        }
        if (Character.isWhitespace(first)) {
            return JsonKind.BLANK;
        }
        var word = line.substring(start, end);
        return LITERALS.contains(word) ? JsonKind.LITERAL : NUMBER.matcher(word).matches() ? JsonKind.NUMBER : JsonKind.WRONG;
    }

    /// Whether it is a text whose last quote is not written yet: then it goes to the end of its line.
    ///
    /// @param line the one that it is of
    boolean isOpen(String line) {
        return line.charAt(start) == '"' && end(line.substring(0, end) + '"', start) > end;
    }

    /// What it says, without quotes, as far as it is written.
    ///
    /// @param line the one that it is of
    String text(String line) {
        var text = line.substring(start, end);
        if (!text.startsWith("\"")) {
            return text;
        }
        return text.length() > 1 && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text.substring(1);
    }
}
