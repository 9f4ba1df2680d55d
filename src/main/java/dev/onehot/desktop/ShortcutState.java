package dev.onehot.desktop;

/// How it stands with the key that opens the palette from anywhere.
///
/// @param trigger the key, as the desktop calls it; empty where it does not say, or there is none
public record ShortcutState(Kind kind, String trigger) {
    /// Nobody wants one.
    public static final ShortcutState NONE = new ShortcutState(Kind.NONE, "");

    /// What there is.
    public enum Kind {
        NONE,
        /// The desktop asks the person.
        ASKED,
        BOUND,
        /// The desktop, or the person, gave none.
        REFUSED,
        /// This desktop has none to give.
        ABSENT,
        /// Another process of ours has it.
        ELSEWHERE
    }

    static ShortcutState of(Kind kind) {
        return new ShortcutState(kind, "");
    }
}
