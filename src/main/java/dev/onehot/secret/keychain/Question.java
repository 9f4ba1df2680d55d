package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.secret.Asking;

/// How a person may be asked while one thing is done, and whether they were. One thread.
final class Question {
    private final Asking asking;
    private final long start = System.nanoTime();
    private boolean asked;

    Question(Asking asking) {
        this.asking = asking;
    }

    /// Nobody is told of a dialog: there should be none, or the program that shows it says enough.
    static Question untold() {
        return new Question(Asking.untilAnswered(_ -> {}));
    }

    /// As [#untold()], for what needs no dialog.
    static Question atMost(Duration limit) {
        return new Question(new Asking(_ -> {}, Optional.of(limit)));
    }

    /// A prompt was started. From now on nothing may be tried once more, which would put the same dialog before the person again.
    void begin() {
        asked = true;
    }

    boolean wasAsked() {
        return asked;
    }

    /// A dialog is being shown.
    void tell(Message what) {
        asking.waiting().accept(what);
    }

    /// How long is still to be waited, in nanoseconds; empty for as long as it takes.
    OptionalLong left() {
        return asking.limit().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, asking.limit().get().toNanos() - (System.nanoTime() - start)));
    }
}
