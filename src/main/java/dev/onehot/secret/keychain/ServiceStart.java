package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.ServiceCalls.SERVICE;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Wanted;

/// Finds out who offers secrets on a bus, and has the bus start it: never another program than the one that has the key.
record ServiceStart(BusNames names) {
    /// Asks people on behalf of gnome-keyring.
    private static final String PROMPTER = "org.gnome.keyring.SystemPrompter";

    /// @param place where the key was last seen
    /// @param asked what a person is asked for; empty when nobody is, and then the program that has the key is not started either
    /// @return the connection that offers secrets
    /// @throws Refused when nobody offers secrets here, or whoever should cannot be started
    String ensure(Optional<KeyringPlace> place, Optional<Wanted> asked) throws Refused {
        var running = names.owner(SERVICE);
        if (running.isPresent()) {
            return running.get();
        }
        var startable = names.startable();
        var known = place.map(KeyringPlace::program).filter(it -> !it.isEmpty());
        if (known.isPresent()) {
            var name = Keyring.named(known.get())
                    .starter(startable)
                    .orElseThrow(() -> Refused.unavailable("keyring.notRunning", known.get()));
            if (asked.isEmpty()) {
                throw Refused.locked("keyring.notRunning", known.get());
            }
            return started(name, known.get());
        }
        if (startable.contains(SERVICE)) {
            return started(SERVICE, SERVICE);
        }
        var wallet = Keyring.KWALLET
                .starter(startable)
                .orElseThrow(() -> Refused.unavailable("keychain.service.none"));
        if (asked.filter(it -> it instanceof Wanted.Everything).isEmpty()) {
            throw Refused.locked("keyring.wallet.off");
        }
        return started(wallet, Keyring.KWALLET.program());
    }

    private String started(String name, String program) throws Refused {
        try {
            return names.start(name, SERVICE)
                    .orElseThrow(() -> Refused.unavailable("keyring.mute", program));
        } catch (BusError error) {
            throw Refused.unavailable("keychain.service.start", error.name());
        }
    }

    /// Whether gnome-keyring has a way to ask a person. Without one it dismisses its own prompts.
    boolean canAsk() throws Refused {
        try {
            if (names.owner(PROMPTER).isEmpty()) {
                names.start(PROMPTER);
            }
            return true;
        } catch (BusError noPrompter) {
            return false;
        }
    }
}
