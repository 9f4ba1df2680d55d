package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.secret.Answer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.constants.MessageTypes;

/// A dialog of the system's that a person has to answer.
///
/// It is waited for as long as they take, and never dismissed from here: gnome-keyring 42.1 aborts when a client does that.
record Prompt(ServiceCalls calls, DBusPath path) {
    private enum Outcome {
        DONE,
        DISMISSED,
        SERVICE_GONE
    }

    /// Shows the dialog and waits for the answer. Does nothing when there is no prompt.
    ///
    /// @param waiting called when the dialog is being shown
    /// @throws Refused with [Answer.Denied] when the person closed it, [Answer.Unavailable] when nobody could be asked
    void await(Runnable waiting) throws Refused {
        if (SecretItems.isNone(path)) {
            return;
        }
        var outcome = new CompletableFuture<Outcome>();
        // Listening begins first: an answer that comes at once must not be missed.
        try (var _ = calls.bus().listen(completed(), signal -> outcome.complete(outcome(signal)));
                var _ = calls.bus().listen(ownerChanged(), _ -> outcome.complete(Outcome.SERVICE_GONE))) {
            calls.call(path.getPath(), "Prompt", "Prompt", "s", "");
            waiting.run();
            judge(first(outcome));
        }
    }

    private void judge(Outcome outcome) throws Refused {
        switch (outcome) {
            case DONE -> {}
            case DISMISSED -> {
                if (!new ServiceStart(calls.bus(), calls.patience()).canAsk()) {
                    throw Refused.unavailable("keychain.prompter.none");
                }
                throw new Refused(new Answer.Denied());
            }
            // No second try: it would put the same dialog before the person again.
            case SERVICE_GONE -> throw Refused.unavailable("keychain.service.lost");
        }
    }

    private Outcome first(CompletableFuture<Outcome> outcome) throws Refused {
        try {
            CompletableFuture.anyOf(outcome, calls.bus().gone()).get();
            return outcome.getNow(Outcome.SERVICE_GONE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("keychain.stopped");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Outcome outcome(DBusSignal signal) {
        try {
            var values = signal.getParameters();
            return values != null && values.length > 0 && Boolean.FALSE.equals(values[0])
                    ? Outcome.DONE
                    : Outcome.DISMISSED;
        } catch (DBusException unreadable) {
            return Outcome.DISMISSED;
        }
    }

    private DBusMatchRule completed() {
        return signal(ServiceCalls.API + "Prompt", "Completed").withPath(path.getPath()).build();
    }

    private static DBusMatchRule ownerChanged() {
        return signal(SessionBus.BUS, "NameOwnerChanged").withArg0123(0, ServiceCalls.SERVICE).build();
    }

    private static DBusMatchRuleBuilder signal(String type, String member) {
        return DBusMatchRuleBuilder.create()
                .withType(MessageTypes.SIGNAL)
                .withInterface(type)
                .withMember(member);
    }
}
