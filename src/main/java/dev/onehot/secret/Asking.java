package dev.onehot.secret;

import module java.base;

import dev.onehot.model.Message;

/// How a person is asked by the system's own dialog.
///
/// @param waiting told on the calling thread, as soon as a dialog is being shown, whose dialog it is and what it wants
/// @param limit how long the answer is waited for, all dialogs together; empty for as long as it takes. It ends the wait and never the dialog. The
///     stores of Windows and macOS know no limit
public record Asking(Consumer<Message> waiting, Optional<Duration> limit) {
    /// Waits for as long as the person takes.
    public static Asking untilAnswered(Consumer<Message> waiting) {
        return new Asking(waiting, Optional.empty());
    }
}
