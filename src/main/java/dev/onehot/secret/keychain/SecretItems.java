package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Wanted;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// The part of the Secret Service API that Onehot needs, on one connection and in one session.
///
/// The session is a plain one: whoever can listen on this bus can as well ask the service for the secret.
///
/// @param session the path of the session
record SecretItems(ServiceCalls calls, DBusPath session) {
    /// A path that stands for nothing.
    static final String NONE = "/";

    private static final String PATH = "/org/freedesktop/secrets";

    /// Opens a session with the service, which is started if it must and may be.
    ///
    /// @param place where the key was last seen
    /// @param asked what a person is asked for, if somebody is
    static SecretItems open(SessionBus bus, Patience patience, Optional<KeyringPlace> place, Optional<Wanted> asked)
            throws Refused {
        var owner = new ServiceStart(new BusNames(bus, patience)).ensure(place, asked);
        var calls = new ServiceCalls(bus, patience, owner);
        var opened = calls.call(PATH, "Service", "OpenSession", "sv", "plain", new Variant<>(""));
        return new SecretItems(calls, (DBusPath) opened[1]);
    }

    static boolean isNone(String path) {
        return path.equals(NONE);
    }

    /// Every collection that the service shows. Which those are differs: some show none that is closed.
    List<String> collections() throws Refused {
        return paths(calls.property(PATH, "Service", "Collections"));
    }

    /// The items of one collection. That of the service is never asked: KeePassXC shows its dialog for it, and answers when a person has.
    List<String> search(String collection, Map<String, String> attributes) throws Refused {
        return paths(calls.call(collection, "Collection", "SearchItems", "a{ss}", attributes)[0]);
    }

    /// The collection that new items go to; nothing when there is none yet.
    String defaultCollection() throws Refused {
        return path(calls.call(PATH, "Service", "ReadAlias", "s", "default")[0]);
    }

    boolean isLocked(String collection) throws Refused {
        return Boolean.TRUE.equals(calls.property(collection, "Collection", "Locked"));
    }

    /// What a person calls the collection.
    String label(String collection) throws Refused {
        return calls.property(collection, "Collection", "Label") instanceof String label ? label : "";
    }

    /// The prompt that has to be answered first; nothing when the collection is there.
    String createDefaultCollection(String label) throws Refused {
        var properties = Map.of(ServiceCalls.API + "Collection.Label", new Variant<>(label));
        return path(calls.change(PATH, "Service", "CreateCollection", "a{sv}s", properties, "default")[1]);
    }

    /// The prompt that has to be answered first; nothing when it is unlocked. One at a time: what a prompt for several says may be half true.
    ///
    /// @param object a collection, or an item
    String unlock(String object) throws Refused {
        return path(calls.call(PATH, "Service", "Unlock", "ao", List.of(new DBusPath(object)))[1]);
    }

    /// Creates an item or replaces the one with the same attributes. The prompt that has to be answered first, or nothing.
    String write(String collection, String label, Map<String, String> attributes, String secret) throws Refused {
        var properties = Map.of(
                ServiceCalls.API + "Item.Label", new Variant<>(label),
                ServiceCalls.API + "Item.Attributes", new Variant<>(attributes, "a{ss}"));
        var value = new Object[] {session, new byte[0], secret.getBytes(StandardCharsets.UTF_8), "text/plain"};
        return path(calls.change(
                collection, "Collection", "CreateItem", "a{sv}(oayays)b", properties, value, true)[1]);
    }

    String secret(String item) throws Refused {
        var secret = (Object[]) calls.call(item, "Item", "GetSecret", "o", session)[0];
        return new String(bytes(secret[2]), StandardCharsets.UTF_8);
    }

    /// When an item was made, in seconds since 1970.
    long created(String item) throws Refused {
        return ((Number) calls.property(item, "Item", "Created")).longValue();
    }

    /// One of an item's attributes; empty when it has none of this name.
    String attribute(String item, String name) throws Refused {
        var attributes = (Map<?, ?>) calls.property(item, "Item", "Attributes");
        return attributes.get(name) instanceof String value ? value : "";
    }

    /// The prompt that has to be answered first; nothing when the item is gone.
    String delete(String item) throws Refused {
        return path(calls.change(item, "Item", "Delete", "")[0]);
    }

    private static String path(Object path) {
        return ((DBusPath) path).getPath();
    }

    private static List<String> paths(Object array) {
        var all = array instanceof Collection<?> list ? list : Arrays.asList((Object[]) array);
        return all.stream().map(SecretItems::path).toList();
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
