package dev.onehot.tools.follow;

/// One line for a shell.
///
/// @param program the name of the one that it is for; the empty text where it is for all
/// @param line without a key in it
public record UseLine(Purpose purpose, String program, String line) {
    /// What it is for.
    public enum Purpose {
        /// One run of the program uses the active provider.
        RUN,
        /// What this shell starts from now on uses it.
        ENVIRONMENT,
        /// Sets the variable that the program's file names.
        VARIABLE,
        /// Has a shell read the file that is written for the program.
        SOURCED
    }
}
