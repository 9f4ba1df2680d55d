package dev.onehot.model;

/// What a session of a program that runs already does when its file changes.
public enum SessionBehavior implements Worded {
    /// It takes all of it over.
    LIVE,
    /// It takes it over at the next new conversation.
    NEW,
    /// Nothing until it is started anew.
    RESTART,
    /// Not known.
    UNKNOWN
}
