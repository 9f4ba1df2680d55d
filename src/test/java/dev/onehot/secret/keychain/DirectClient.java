package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.ForeignKeyring.API;
import static dev.onehot.secret.keychain.ForeignKeyring.NAME;
import static dev.onehot.secret.keychain.ForeignKeyring.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.constants.MessageTypes;
import org.freedesktop.dbus.types.Variant;

/// Asks a keyring call by call, played or real, and judges nothing. Everything waits at most half a minute.
final class DirectClient implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final SessionBus bus;
    private final BlockingQueue<DBusSignal> signals = new LinkedBlockingQueue<>();

    /// @param socket of the session bus
    DirectClient(Path socket) throws Exception {
        bus = SessionBus.connect(socket, new Patience(LONG, LONG, LONG, LONG));
        bus.listen(DBusMatchRuleBuilder.create().withType(MessageTypes.SIGNAL).build(), signals::add);
    }

    List<String> collections() throws Exception {
        return texts(property(PATH, "Service", "Collections"));
    }

    List<String> items(String collection) throws Exception {
        return texts(property(collection, "Collection", "Items"));
    }

    /// The path behind `default`; `/` when there is none.
    String defaultCollection() throws Exception {
        return ForeignCall.text(call(PATH, "Service", "ReadAlias", "s", "default")[0]);
    }

    /// @param type the interface, without what all of the API's have in front
    Object property(String path, String type, String name) throws Exception {
        var got = bus.call(NAME, path, "org.freedesktop.DBus.Properties", "Get", LONG, "ss", API + type, name);
        return ((Variant<?>) got[0]).getValue();
    }

    /// A search of everything: what can be read, and what cannot.
    List<List<String>> search(Map<String, String> attributes) {
        try {
            var found = call(PATH, "Service", "SearchItems", "a{ss}", attributes);
            return List.of(texts(found[0]), texts(found[1]));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    List<String> search(String collection, Map<String, String> attributes) throws Exception {
        return texts(call(collection, "Collection", "SearchItems", "a{ss}", attributes)[0]);
    }

    /// What the service gives for a plain session, and the path of the session.
    Object[] session() throws Exception {
        return call(PATH, "Service", "OpenSession", "sv", "plain", new Variant<>(""));
    }

    /// The secret, or the name of the error.
    String secret(String item) throws Exception {
        try {
            var bytes = (List<?>) ((Object[]) call(item, "Item", "GetSecret", "o", session()[1])[0])[2];
            return bytes.stream().map(it -> String.valueOf((char) ((Byte) it).byteValue())).collect(Collectors.joining());
        } catch (BusError error) {
            return error.name();
        }
    }

    /// Writes an item, in place of one with the same attributes: the path of the item, and of the prompt.
    List<String> create(String collection, Map<String, String> attributes, String text) throws Exception {
        var properties = Map.of(
                API + "Item.Label", new Variant<>("Onehot master key"),
                API + "Item.Attributes", new Variant<>(attributes, "a{ss}"));
        var value = new Object[] {session()[1], new byte[0], text.getBytes(StandardCharsets.UTF_8), "text/plain"};
        return texts(call(collection, "Collection", "CreateItem", "a{sv}(oayays)b", properties, value, true));
    }

    /// The path of the prompt for collections or items; `/` when it needs none.
    String unlock(String... objects) throws Exception {
        var paths = Stream.of(objects).map(DBusPath::new).toList();
        return ForeignCall.text(call(PATH, "Service", "Unlock", "ao", paths)[1]);
    }

    /// Has a prompt show its dialog, if it has one.
    void show(String prompt) throws Exception {
        call(prompt, "Prompt", "Prompt", "s", "");
    }

    /// Waits until a prompt is completed; whether it counts as dismissed.
    boolean completed() throws Exception {
        return (Boolean) signal("Completed")[0];
    }

    /// Waits for a signal; its first value as text.
    String next(String member) throws Exception {
        return ForeignCall.text(signal(member)[0]);
    }

    /// Whether such a signal has come that nobody waited for.
    boolean heard(String member) {
        return signals.stream().anyMatch(it -> it.getName().equals(member));
    }

    Object kwallet(String member, String signature, Object... arguments) throws Exception {
        return bus.call("org.kde.kwalletd5", ForeignKWallet.PATH, "org.kde.KWallet", member, LONG, signature, arguments)[0];
    }

    /// Has KWallet write.
    void sync(Object handle) throws Exception {
        bus.call("org.kde.kwalletd5", ForeignKWallet.PATH, "org.kde.KWallet", "sync", LONG, "is", handle, "");
    }

    private Object[] call(String path, String type, String member, String signature, Object... arguments) throws Exception {
        return bus.call(NAME, path, API + type, member, LONG, signature, arguments);
    }

    private Object[] signal(String member) throws Exception {
        while (true) {
            var signal = signals.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(signal).as(member).isNotNull();
            if (Objects.requireNonNull(signal).getName().equals(member)) {
                return signal.getParameters();
            }
        }
    }

    private static List<String> texts(Object array) {
        return (array instanceof Object[] objects ? List.of(objects) : (List<?>) array).stream().map(ForeignCall::text).toList();
    }

    @Override
    public void close() {
        bus.close();
    }
}
