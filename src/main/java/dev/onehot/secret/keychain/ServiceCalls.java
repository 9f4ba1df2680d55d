package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.types.Variant;

/// Calls of the Secret Service, with what can go wrong told as an answer.
///
/// They go to one connection and not to whoever has the name: a program that comes in its place was asked for nothing yet, and the bus starts none.
///
/// @param bus the connection
/// @param patience how long each call may take
/// @param owner the connection of whoever offers secrets
record ServiceCalls(SessionBus bus, Patience patience, String owner) {
    static final String SERVICE = "org.freedesktop.secrets";
    static final String API = "org.freedesktop.Secret.";

    BusNames names() {
        return new BusNames(bus, patience);
    }

    /// @param type the interface, without what all of the API's have in front
    Object[] call(String path, String type, String member, String signature, Object... arguments) throws Refused {
        return send(patience.call(), path, API + type, member, signature, arguments);
    }

    /// A call after which the service writes to a disk, which may be slow. That it answers at all is known by then.
    Object[] change(String path, String type, String member, String signature, Object... arguments) throws Refused {
        return send(patience.start(), path, API + type, member, signature, arguments);
    }

    Object property(String path, String type, String name) throws Refused {
        var got = send(patience.call(), path, "org.freedesktop.DBus.Properties", "Get", "ss", API + type, name);
        return ((Variant<?>) got[0]).getValue();
    }

    private Object[] send(
            Duration limit, String path, String type, String member, String signature, Object... arguments) throws Refused {
        try {
            return bus.call(owner, path, type, member, limit, signature, arguments);
        } catch (TimeoutException silent) {
            throw Refused.unavailable("keychain.service.silent");
        } catch (BusError error) {
            throw error.refusal();
        }
    }
}
