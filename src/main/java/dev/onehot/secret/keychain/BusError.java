package dev.onehot.secret.keychain;

import dev.onehot.secret.Answer;
import java.util.Set;

/// The other side of a call answered with an error.
///
/// Only its name is kept: its text is free, and may hold what was sent.
final class BusError extends Exception {
    private static final long serialVersionUID = 1;

    private static final Set<String> ENDED = Set.of(
            "org.freedesktop.DBus.Error.Disconnected",
            "org.freedesktop.DBus.Error.NameHasNoOwner",
            "org.freedesktop.DBus.Error.NoReply",
            "org.freedesktop.DBus.Error.ServiceUnknown");
    private static final Set<String> FORGOTTEN = Set.of(
            "org.freedesktop.DBus.Error.UnknownMethod",
            "org.freedesktop.DBus.Error.UnknownObject",
            "org.freedesktop.Secret.Error.NoSession",
            "org.freedesktop.Secret.Error.NoSuchObject");

    private final String name;

    BusError(String name) {
        super(name, null, false, false);
        this.name = name;
    }

    String name() {
        return name;
    }

    /// What this means for whoever asked the Secret Service.
    ///
    /// @throws Lost when the service went away, or forgot the object or the session
    Refused refusal() throws Lost {
        if (ENDED.contains(name)) {
            throw Lost.ended(name);
        }
        if (FORGOTTEN.contains(name)) {
            throw Lost.forgotten(name);
        }
        return switch (name) {
            case "org.freedesktop.Secret.Error.IsLocked" -> Refused.locked("keys.locked.keychain");
            case "org.freedesktop.DBus.Error.AccessDenied" -> new Refused(new Answer.Denied());
            default -> Refused.unavailable("keychain.service.error", name);
        };
    }
}
