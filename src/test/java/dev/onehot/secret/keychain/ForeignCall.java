package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.messages.MethodCall;

/// A call as it came over a played bus.
record ForeignCall(ForeignWire.Client client, MethodCall message, List<Object> arguments) {
    private static final int NO_REPLY_EXPECTED = 1;

    /// The unique name of who calls.
    String from() {
        return client.name();
    }

    /// The name that is called.
    String to() {
        return Objects.requireNonNullElse(message.getDestination(), "");
    }

    String path() {
        return Objects.requireNonNullElse(message.getPath(), "");
    }

    String member() {
        return Objects.requireNonNullElse(message.getName(), "");
    }

    /// The last word of the interface, and the member: `Collection.SearchItems`.
    String name() {
        var type = Objects.requireNonNullElse(message.getInterface(), "");
        return type.substring(type.lastIndexOf('.') + 1) + "." + member();
    }

    String signature() {
        return Objects.requireNonNullElse(message.getSig(), "");
    }

    boolean wantsReply() {
        return (message.getFlags() & NO_REPLY_EXPECTED) == 0;
    }

    Object argument(int n) {
        return arguments.get(n);
    }

    String text(int n) {
        return text(argument(n));
    }

    /// A list of paths or texts.
    List<String> texts(int n) {
        var array = argument(n);
        return (array instanceof Object[] objects ? List.of(objects) : (List<?>) array).stream().map(ForeignCall::text).toList();
    }

    static String text(Object value) {
        return value instanceof DBusPath path ? path.getPath() : value.toString();
    }
}
