package dev.onehot.ui.json;

import module java.base;

/// Something that can be written at a [CompletionPlace].
///
/// @param name what a person reads, and what is searched
/// @param words what it means
/// @param before what comes to stand before the caret, in place of what stands there
/// @param after what comes to stand behind it
/// @param goesOn whether there is something to be chosen behind it
public record Completion(String name, String words, String before, String after, boolean goesOn) {
    /// A text in quotes.
    public static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(letter < ' ' ? String.format(Locale.ROOT, "\\u%04x", letter) : (char) letter);
            }
        });
        return quoted.append('"').toString();
    }
}
