package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import org.freedesktop.dbus.messages.DBusSignal;

/// A dialog of the system's that a person has to answer.
///
/// It is never dismissed from here: gnome-keyring 42.1 aborts when a client does that.
///
/// @param path of the prompt; nothing when there is nobody to ask
/// @param keyring whose dialog it is
/// @param about the collection or item that it is about. KeePassXC answers nothing when that is not shown to other programs once it is open
record Prompt(ServiceCalls calls, String path, Keyring keyring, String about) {
    /// Some prompts show nothing, as of what is open already. What takes longer is a dialog, and worth a word.
    private static final Duration AT_ONCE = Duration.ofMillis(150);

    private enum Outcome {
        DONE,
        DISMISSED,
        SERVICE_GONE
    }

    /// Shows the dialog and waits for the answer. Does nothing when there is no prompt.
    ///
    /// @param what is told when the dialog is being shown
    /// @throws Refused with [Answer.Denied] when the person closed it, [Answer.Locked] when they took longer than the question allows,
    ///     [Answer.Unavailable] when nobody could be asked
    void await(Question question, Message what) throws Refused {
        if (SecretItems.isNone(path)) {
            return;
        }
        var outcome = new CompletableFuture<Outcome>();
        // Listening begins first: an answer that comes at once must not be missed.
        try (var _ = calls.bus().listen(Signals.completed(path), signal -> outcome.complete(outcome(signal)));
                var _ = calls.bus().listen(Signals.collectionDeleted(), signal -> gone(signal, outcome));
                var _ = calls.bus()
                        .listen(Signals.ownerChanged(ServiceCalls.SERVICE), _ -> outcome.complete(Outcome.SERVICE_GONE))) {
            question.begin();
            calls.call(path, "Prompt", "Prompt", "s", "");
            judge(first(outcome, question, what));
        }
    }

    private void gone(DBusSignal signal, CompletableFuture<Outcome> outcome) {
        if (Signals.path(signal).equals(about)) {
            outcome.complete(Outcome.DONE);
        }
    }

    private void judge(Outcome outcome) throws Refused {
        switch (outcome) {
            case DONE -> {}
            case DISMISSED -> {
                if (keyring == Keyring.GNOME && !new ServiceStart(calls.names()).canAsk()) {
                    throw Refused.unavailable("keychain.prompter.none");
                }
                throw new Refused(new Answer.Denied());
            }
            // No second try: it would put the same dialog before the person again.
            case SERVICE_GONE -> throw Refused.unavailable("keychain.service.lost");
        }
    }

    private Outcome first(CompletableFuture<Outcome> outcome, Question question, Message what) throws Refused {
        var end = CompletableFuture.anyOf(outcome, calls.bus().gone());
        try {
            if (!isDone(end, AT_ONCE.toNanos())) {
                question.tell(what);
                var left = question.left();
                if (left.isEmpty()) {
                    end.get();
                } else if (!isDone(end, left.getAsLong())) {
                    throw Refused.locked("keyring.unanswered");
                }
            }
            return outcome.getNow(Outcome.SERVICE_GONE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("keychain.stopped");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isDone(CompletableFuture<?> end, long nanos) throws InterruptedException, ExecutionException {
        try {
            end.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }

    private static Outcome outcome(DBusSignal signal) {
        try {
            var values = SessionBus.values(signal);
            return values.length > 0 && Boolean.FALSE.equals(values[0])
                    ? Outcome.DONE
                    : Outcome.DISMISSED;
        } catch (Lost unreadable) {
            return Outcome.DISMISSED;
        }
    }
}
