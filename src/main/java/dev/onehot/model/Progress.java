package dev.onehot.model;

/// Hears how far something long has come, and may end it. Called on the thread that does the work.
@FunctionalInterface
public interface Progress {
    /// Lets it run to its end in silence.
    Progress NONE = (done, total) -> true;

    /// Tells how far it is.
    ///
    /// @return whether to go on; what cannot be ended half-way does so regardless
    boolean step(long done, long total);
}
