package dev.onehot.tools.lossless;

import module java.base;

/// Strings as JSON writes them.
final class JsonWords {
    private JsonWords() {}

    /// As every reader takes it: only what has to be is escaped, and half of a character.
    static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (Character.isHighSurrogate(c) && n + 1 < text.length() && Character.isLowSurrogate(text.charAt(n + 1))) {
                out.append(c).append(text.charAt(++n));
                continue;
            }
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /// The text of a string between its quotation marks, whose escapes are right.
    static String unquoted(String inner) {
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        var out = new StringBuilder(inner.length());
        for (int n = 0; n < inner.length(); n++) {
            char c = inner.charAt(n);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            switch (inner.charAt(++n)) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    out.append((char) Integer.parseInt(inner, n + 1, n + 5, 16));
                    n += 4;
                }
                default -> out.append(inner.charAt(n));
            }
        }
        return out.toString();
    }
}
