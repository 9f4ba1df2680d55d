package dev.onehot.relay.http;

import org.jspecify.annotations.Nullable;

/// Where the name of the model stands in the JSON of a request: found without the rest being read as JSON.
///
/// @param from its first byte, behind the quotation mark
/// @param to behind its last one
record ModelName(int from, int to) {
    /// The value of the member `model` of the object itself; null when there is none, or it is no text.
    static @Nullable ModelName in(byte[] json, int begin, int end) {
        int depth = 0;
        boolean key = false;
        for (int at = begin; at < end; at++) {
            switch (json[at]) {
                case '{', '[' -> {
                    depth++;
                    key = depth == 1 && json[at] == '{';
                }
                case '}', ']' -> depth--;
                case ',' -> key = depth == 1;
                case '"' -> {
                    int close = close(json, at + 1, end);
                    if (key && isModel(json, at + 1, close)) {
                        int value = skip(json, close + 1, end);
                        return value < end && json[value] == '"' ? new ModelName(value + 1, close(json, value + 1, end)) : null;
                    }
                    key = false;
                    at = close;
                }
                default -> {}
            }
        }
        return null;
    }

    private static boolean isModel(byte[] json, int from, int to) {
        return to - from == 5 && json[from] == 'm' && json[from + 1] == 'o' && json[from + 2] == 'd' && json[from + 3] == 'e' && json[from + 4] == 'l';
    }

    /// The quotation mark that ends the string, or the end.
    private static int close(byte[] json, int from, int end) {
        for (int at = from; at < end; at++) {
            if (json[at] == '\\') {
                at++;
            } else if (json[at] == '"') {
                return at;
            }
        }
        return end;
    }

    /// What stands behind a colon and white space.
    private static int skip(byte[] json, int from, int end) {
        int at = from;
        while (at < end && (json[at] <= ' ' || json[at] == ':')) {
            at++;
        }
        return at;
    }
}
