package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// The part of the Secret Service API that Onehot needs, on one connection and in one session.
///
/// The session is a plain one: whoever can listen on this bus can as well ask the service for the secret.
///
/// @param session the path of the session
record SecretItems(ServiceCalls calls, DBusPath session) {
    private static final String PATH = "/org/freedesktop/secrets";
    private static final String NONE = "/";

    /// What a search found: items that can be read, and items in a locked collection.
    record Hits(List<DBusPath> open, List<DBusPath> locked) {}

    /// Opens a session with the service, which the bus starts if it must.
    static SecretItems open(ServiceCalls calls) throws Refused {
        new ServiceStart(calls.bus(), calls.patience()).ensure();
        var opened = calls.call(PATH, "Service", "OpenSession", "sv", "plain", new Variant<>(""));
        return new SecretItems(calls, (DBusPath) opened[1]);
    }

    /// Whether a path that the service gave stands for nothing.
    static boolean isNone(DBusPath path) {
        return path.getPath().equals(NONE);
    }

    Hits search(Map<String, String> attributes) throws Refused {
        var found = calls.call(PATH, "Service", "SearchItems", "a{ss}", attributes);
        return new Hits(paths(found[0]), paths(found[1]));
    }

    /// The collection that new items go to; nothing when there is none yet.
    DBusPath defaultCollection() throws Refused {
        return (DBusPath) calls.call(PATH, "Service", "ReadAlias", "s", "default")[0];
    }

    boolean isLocked(DBusPath collection) throws Refused {
        return Boolean.TRUE.equals(calls.property(collection.getPath(), "Collection", "Locked"));
    }

    /// The prompt that has to be answered first; nothing when the collection is there.
    DBusPath createDefaultCollection(String label) throws Refused {
        var properties = Map.of(ServiceCalls.API + "Collection.Label", new Variant<>(label));
        return (DBusPath) calls.change(PATH, "Service", "CreateCollection", "a{sv}s", properties, "default")[1];
    }

    /// The prompt that has to be answered first; nothing when all are unlocked.
    DBusPath unlock(List<DBusPath> objects) throws Refused {
        return (DBusPath) calls.call(PATH, "Service", "Unlock", "ao", objects)[1];
    }

    /// Creates an item or replaces the one with the same attributes. The prompt that has to be answered first, or nothing.
    DBusPath write(DBusPath collection, String label, Map<String, String> attributes, String secret) throws Refused {
        var properties = Map.of(
                ServiceCalls.API + "Item.Label", new Variant<>(label),
                ServiceCalls.API + "Item.Attributes", new Variant<>(attributes, "a{ss}"));
        var value = new Object[] {session, new byte[0], secret.getBytes(StandardCharsets.UTF_8), "text/plain"};
        return (DBusPath) calls.change(
                collection.getPath(), "Collection", "CreateItem", "a{sv}(oayays)b", properties, value, true)[1];
    }

    String secret(DBusPath item) throws Refused {
        var secret = (Object[]) calls.call(item.getPath(), "Item", "GetSecret", "o", session)[0];
        return new String(bytes(secret[2]), StandardCharsets.UTF_8);
    }

    /// When an item was made, in seconds since 1970.
    long created(DBusPath item) throws Refused {
        return ((Number) calls.property(item.getPath(), "Item", "Created")).longValue();
    }

    /// One of an item's attributes; empty when it has none of this name.
    String attribute(DBusPath item, String name) throws Refused {
        var attributes = (Map<?, ?>) calls.property(item.getPath(), "Item", "Attributes");
        return attributes.get(name) instanceof String value ? value : "";
    }

    /// The prompt that has to be answered first; nothing when the item is gone.
    DBusPath delete(DBusPath item) throws Refused {
        return (DBusPath) calls.change(item.getPath(), "Item", "Delete", "")[0];
    }

    private static List<DBusPath> paths(Object array) {
        var all = array instanceof Collection<?> list ? list : Arrays.asList((Object[]) array);
        return all.stream().map(DBusPath.class::cast).toList();
    }

    /// The library gives an array of bytes as one or as a list, depending on what it is in.
    private static byte[] bytes(Object array) {
        if (array instanceof byte[] bytes) {
            return bytes;
        }
        var list = (List<?>) array;
        var bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ((Number) list.get(i)).byteValue();
        }
        return bytes;
    }
}
