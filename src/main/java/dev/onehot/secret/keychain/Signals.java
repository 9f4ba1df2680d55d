package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.constants.MessageTypes;

/// What is listened for on the bus.
final class Signals {
    private Signals() {}

    /// A person has answered the prompt at `path`.
    static DBusMatchRule completed(String path) {
        return signal(ServiceCalls.API + "Prompt", "Completed").withPath(path).build();
    }

    /// A collection is not shown any more.
    static DBusMatchRule collectionDeleted() {
        return signal(ServiceCalls.API + "Service", "CollectionDeleted").build();
    }

    /// Another program has `name` now, or none has.
    static DBusMatchRule ownerChanged(String name) {
        return signal(SessionBus.BUS, "NameOwnerChanged").withArg0123(0, name).build();
    }

    /// Something was locked, unlocked, opened or closed, or another program offers secrets.
    ///
    /// None of items: KeePassXC sends some 40 of those for one that is written.
    static List<DBusMatchRule> ofKeyring() {
        return Stream.concat(
                        Stream.of("CollectionChanged", "CollectionCreated", "CollectionDeleted")
                                .map(it -> signal(ServiceCalls.API + "Service", it).build()),
                        Stream.of(ownerChanged(ServiceCalls.SERVICE)))
                .toList();
    }

    /// The path that a signal begins with; empty when it does not.
    static String path(DBusSignal signal) {
        try {
            var values = SessionBus.values(signal);
            return values.length > 0 && values[0] instanceof DBusPath path ? path.getPath() : "";
        } catch (Lost unreadable) {
            return "";
        }
    }

    private static DBusMatchRuleBuilder signal(String type, String member) {
        return DBusMatchRuleBuilder.create()
                .withType(MessageTypes.SIGNAL)
                .withInterface(type)
                .withMember(member);
    }
}
