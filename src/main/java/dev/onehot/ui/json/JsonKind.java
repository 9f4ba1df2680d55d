package dev.onehot.ui.json;

import module java.base;

/// What a piece of JSON is; each has a colour of its own in the style sheet.
enum JsonKind {
    BLANK,
    /// Braces, brackets, colons and commas.
    MARK,
    /// A text before a colon.
    KEY,
    TEXT,
    NUMBER,
    /// `true`, `false` or `null`.
    LITERAL,
    /// What can stand nowhere.
    WRONG;

    /// The class in the style sheet.
    String style() {
        return "json-" + name().toLowerCase(Locale.ROOT);
    }
}
