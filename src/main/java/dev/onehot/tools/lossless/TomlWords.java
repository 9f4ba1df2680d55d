package dev.onehot.tools.lossless;

import module java.base;

/// Names, strings and numbers as TOML writes them.
final class TomlWords {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private TomlWords() {}

    static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    static String name(String name) {
        return !name.isEmpty() && name.chars().allMatch(it -> isBare((char) it)) ? name : quoted(name);
    }

    static String names(List<String> names) {
        return names.stream().map(TomlWords::name).collect(Collectors.joining("."));
    }

    /// Throws [IllegalArgumentException] for what TOML cannot say: nothing, and half of a character.
    static String print(JsonValue value) {
        var part = value.part();
        return switch (part.kind()) {
            case OBJECT -> part.members().isEmpty() ? "{}" : part.members().stream()
                    .collect(Collectors.toMap(Part.Member::name, it -> print(value.in(it.value())), (_, last) -> last, LinkedHashMap::new))
                    .entrySet().stream()
                    .map(it -> name(it.getKey()) + " = " + it.getValue())
                    .collect(Collectors.joining(", ", "{ ", " }"));
            case ARRAY -> part.members().stream().map(it -> print(value.in(it.value()))).collect(Collectors.joining(", ", "[", "]"));
            case SCALAR -> {
                if (value.isString()) {
                    yield quoted(value.in(part).string());
                }
                var word = part.in(value.text());
                if (word.equals("null")) {
                    throw new IllegalArgumentException("TOML has no null");
                }
                yield word;
            }
        };
    }

    private static String quoted(String text) {
        for (int n = 0; n < text.length(); n += Character.charCount(text.codePointAt(n))) {
            if (Character.getType(text.codePointAt(n)) == Character.SURROGATE) {
                throw new IllegalArgumentException("half of a character");
            }
        }
        return JsonWords.quoted(text);
    }

    /// A value without members as canonical JSON; what JSON has no words for, such as dates, as a string.
    static String json(String raw) {
        char first = raw.charAt(0);
        if (first == '"' || first == '\'') {
            return JsonWords.quoted(string(raw));
        }
        if (raw.equals("true") || raw.equals("false")) {
            return raw;
        }
        var plain = raw.replace("_", "");
        var unsigned = plain.startsWith("+") ? plain.substring(1) : plain;
        if (raw.startsWith("0x") || raw.startsWith("0o") || raw.startsWith("0b")) {
            return new BigInteger(plain.substring(2), raw.charAt(1) == 'x' ? 16 : raw.charAt(1) == 'o' ? 8 : 2).toString();
        }
        boolean number = NUMBER.matcher(unsigned).matches();
        return number ? unsigned : JsonWords.quoted(raw);
    }

    /// What a string says, of whichever kind.
    static String string(String raw) {
        boolean lines = raw.length() >= 6 && (raw.startsWith("\"\"\"") || raw.startsWith("'''"));
        int edge = lines ? 3 : 1;
        var inner = raw.substring(edge, raw.length() - edge);
        if (lines) {
            inner = inner.startsWith("\r\n") ? inner.substring(2) : inner.startsWith("\n") ? inner.substring(1) : inner;
        }
        return raw.charAt(0) == '\'' || inner.indexOf('\\') < 0 ? inner : unescaped(inner);
    }

    private static String unescaped(String inner) {
        var out = new StringBuilder(inner.length());
        int n = 0;
        while (n < inner.length()) {
            char c = inner.charAt(n);
            if (c != '\\') {
                out.append(c);
                n++;
                continue;
            }
            int end = escape(inner, n, true);
            char kind = inner.charAt(n + 1);
            switch (kind) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'e' -> out.append('\u001b');
                case 'u', 'U', 'x' -> out.appendCodePoint(Integer.parseInt(inner, n + 2, end, 16));
                case '"', '\\' -> out.append(kind);
                // A line end, and all white space behind it.
                default -> {}
            }
            n = end;
        }
        return out.toString();
    }

    /// Behind the escape at `at`. Throws [dev.onehot.model.UnreadableFileException] when it is none.
    static int escape(String text, int at, boolean lines) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : kind == 'x' ? 2 : 0;
        if (digits > 0) {
            return number(text, at, at + 2 + digits);
        }
        if ("\"\\bfnrte".indexOf(kind) >= 0) {
            return at + 2;
        }
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        boolean line = text.startsWith("\n", end) || text.startsWith("\r\n", end);
        if (!lines || !line) {
            throw Fault.syntax(text, at);
        }
        while (end < text.length() && " \t\r\n".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int number(String text, int at, int end) {
        int code = 0;
        for (int n = at + 2; n < end; n++) {
            int digit = n < text.length() && text.charAt(n) <= 'f' ? Character.digit(text.charAt(n), 16) : -1;
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                throw Fault.syntax(text, at);
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT || code < 0 || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            throw Fault.syntax(text, at);
        }
        return end;
    }
}
