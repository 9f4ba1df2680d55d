package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.ServiceCalls.SERVICE;

import java.util.List;

/// Finds out who offers secrets on a bus, and has the bus start it.
///
/// Asked for by name first: a call to a service that nobody offers is told apart only by the text of an error.
record ServiceStart(SessionBus bus, Patience patience) {
    /// Asks people on behalf of gnome-keyring.
    private static final String PROMPTER = "org.gnome.keyring.SystemPrompter";

    private static final String GNOME = "org.gnome.keyring";

    /// @throws Refused when nobody offers secrets here, or whoever should cannot be started
    void ensure() throws Refused {
        if (isRunning(SERVICE)) {
            return;
        }
        if (!isStartable(SERVICE)) {
            throw Refused.unavailable("keychain.service.none");
        }
        try {
            start(SERVICE);
        } catch (BusError error) {
            throw Refused.unavailable("keychain.service.start", error.name());
        }
    }

    /// Whether the service has a way to ask a person. A gnome-keyring without one dismisses its own prompts.
    boolean canAsk() throws Refused {
        if (!isRunning(GNOME)) {
            return true; // Other services ask by themselves.
        }
        try {
            if (!isRunning(PROMPTER)) {
                start(PROMPTER);
            }
            return true;
        } catch (BusError noPrompter) {
            return false;
        }
    }

    private boolean isRunning(String name) throws Refused {
        return Boolean.TRUE.equals(ask("NameHasOwner", "s", name));
    }

    private boolean isStartable(String name) throws Refused {
        var names = ask("ListActivatableNames", "");
        return (names instanceof Object[] array ? List.of(array) : (List<?>) names).contains(name);
    }

    private void start(String name) throws Refused, BusError {
        bus.callBus("StartServiceByName", patience.start(), "su", name, 0);
    }

    private Object ask(String member, String signature, Object... arguments) throws Refused {
        try {
            return bus.callBus(member, patience.call(), signature, arguments)[0];
        } catch (BusError error) {
            throw Refused.unavailable("keychain.service.error", error.name());
        }
    }
}
