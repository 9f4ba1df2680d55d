package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.secret.keychain.ForeignKeyring.Item;
import dev.onehot.secret.keychain.ForeignPrompts.Dialog;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/// What a played keyring says of its collections and of the items in them.
final class ForeignItems {
    private static final String LOCKED = "org.freedesktop.Secret.Error.IsLocked";
    private static final String NO_SESSION = "org.freedesktop.Secret.Error.NoSession";

    private final ForeignKeyring keyring;

    ForeignItems(ForeignKeyring keyring) {
        this.keyring = keyring;
    }

    private ForeignProgram program() {
        return keyring.program();
    }

    ForeignReply to(ForeignCall call) {
        for (var one : keyring.collections()) {
            if (one.path.equals(call.path())) {
                return ofCollection(call, one);
            }
            var item = one.items.get(call.path());
            if (item != null && (!one.locked || program().showsLocked())) {
                return ofItem(call, one, item);
            }
        }
        return ForeignReply.refusing(ForeignKeyring.NOT_THERE);
    }

    /// What a search of everything finds: what can be read, and what has to be unlocked or allowed first.
    ForeignReply hits(ForeignCall call) {
        var open = new ArrayList<DBusPath>();
        var closed = new ArrayList<DBusPath>();
        for (var one : keyring.collections()) {
            for (var item : shown(one, (Map<?, ?>) call.argument(0))) {
                (one.locked || !keyring.mayRead(call, item) ? closed : open).add(new DBusPath(item));
            }
        }
        return ForeignReply.of("aoao", open, closed);
    }

    /// What a person has to be asked about, so that this collection or item can be read.
    Optional<String> toUnlock(ForeignCall call, String path) {
        for (var one : keyring.collections()) {
            boolean within = one.items.containsKey(path);
            if (one.path.equals(path) || within) {
                if (one.locked) {
                    return Optional.of(one.path);
                }
                return within && !keyring.mayRead(call, path) ? Optional.of(path) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private ForeignReply ofCollection(ForeignCall call, ForeignCollection one) {
        return switch (call.name()) {
            case "Properties.Get" -> ForeignReply.of("v", property(call.text(1), one));
            case "Collection.SearchItems" -> ForeignReply.of(
                    "ao", shown(one, (Map<?, ?>) call.argument(0)).stream().map(DBusPath::new).toList());
            case "Collection.CreateItem" -> create(call, one);
            default -> ForeignReply.refusing(ForeignKeyring.NO_SUCH_CALL);
        };
    }

    /// Where a locked one shows nothing, its label is the name of its file.
    private Variant<?> property(String name, ForeignCollection one) {
        return switch (name) {
            case "Locked" -> new Variant<>(one.locked);
            case "Label" -> new Variant<>(
                    one.locked && !program().showsLocked() ? one.path.substring(one.path.lastIndexOf('/') + 1) : one.label);
            default -> ForeignPrompts.list(shown(one, Map.of()));
        };
    }

    private List<String> shown(ForeignCollection one, Map<?, ?> wanted) {
        return one.locked && !program().showsLocked() ? List.of() : one.search(wanted);
    }

    private ForeignReply ofItem(ForeignCall call, ForeignCollection one, Item item) {
        return switch (call.name()) {
            case "Properties.Get" -> ForeignReply.of("v", property(call, one, item));
            case "Item.GetSecret" -> secret(call, one, item);
            case "Item.Delete" -> delete(one, call.path());
            default -> ForeignReply.refusing(ForeignKeyring.NO_SUCH_CALL);
        };
    }

    private Variant<?> property(ForeignCall call, ForeignCollection one, Item item) {
        return switch (call.text(1)) {
            case "Locked" -> new Variant<>(one.locked || !keyring.mayRead(call, call.path()));
            // The later it was made, the longer its path.
            case "Created" -> new Variant<>(new UInt64((long) call.path().length()));
            default -> new Variant<>(item.attributes(), "a{ss}");
        };
    }

    private ForeignReply secret(ForeignCall call, ForeignCollection one, Item item) {
        if (!keyring.isSession(call.text(0))) {
            return ForeignReply.refusing(NO_SESSION);
        }
        if (!keyring.mayRead(call, call.path()) || (one.locked && !program().givesEmptyWhenLocked())) {
            return ForeignReply.refusing(LOCKED);
        }
        if (one.isReadAgain(call.path()) && keyring.secondReadIsLater) {
            keyring.timePasses();
        }
        var text = one.locked ? "" : item.secret();
        var secret = new Object[] {
            new DBusPath(call.text(0)), new byte[0], text.getBytes(StandardCharsets.UTF_8), "text/plain"
        };
        return ForeignReply.of("(oayays)", (Object) secret);
    }

    private ForeignReply delete(ForeignCollection one, String path) {
        if (!program().promptsToWrite()) {
            one.remove(path);
            return ForeignReply.of("o", new DBusPath("/"));
        }
        var prompt = new Dialog(List.of(path), _ -> false, one::remove, keyring.prompts.saying(_ -> new Variant<>("")));
        return ForeignReply.of("o", new DBusPath(keyring.prompts.add(prompt)));
    }

    private ForeignReply create(ForeignCall call, ForeignCollection one) {
        var value = (Object[]) call.argument(1);
        if (!keyring.isSession(ForeignCall.text(value[0]))) {
            return ForeignReply.refusing(NO_SESSION);
        }
        if (one.locked && !program().promptsToWrite()) {
            return ForeignReply.refusing(LOCKED);
        }
        var attributes = attributes(call);
        var item = new Item(attributes, text((List<?>) value[2]));
        var old = one.search(attributes).stream().findFirst();
        var path = old.orElseGet(() -> one.path + "/" + attributes.getOrDefault("key-id", "item" + keyring.number()));
        if (keyring.isDenied(call)) {
            one.put(one.path + "/item" + keyring.number(), new Item(Map.of(), ""), program());
            return ForeignReply.of("oo", new DBusPath("/"), new DBusPath(keyring.prompts.refused()));
        }
        if (keyring.asksBeforeWriting || program().promptsToWrite()) {
            // A new item of one's own is taken at once; another's, or a locked collection, needs a person.
            boolean quiet = !keyring.asksBeforeWriting && !one.locked && (old.isEmpty() || keyring.mayRead(call, path));
            var prompt = new Dialog(List.of(one.locked ? one.path : path), _ -> quiet, it -> {
                keyring.agreed(call, it);
                keep(call, one, path, item);
            }, keyring.prompts.saying(_ -> ForeignPrompts.one(List.of(path))));
            return ForeignReply.of("oo", new DBusPath("/"), new DBusPath(keyring.prompts.add(prompt)));
        }
        if (!keyring.losesUpdates) {
            keep(call, one, path, item);
        }
        return ForeignReply.of("oo", new DBusPath(path), new DBusPath("/"));
    }

    private void keep(ForeignCall call, ForeignCollection one, String path, Item item) {
        keyring.agreed(call, path);
        one.put(path, item, program());
    }

    private static Map<String, String> attributes(ForeignCall call) {
        var properties = (Map<?, ?>) call.argument(0);
        var given = (Variant<?>) Objects.requireNonNull(properties.get("org.freedesktop.Secret.Item.Attributes"));
        var attributes = new TreeMap<String, String>();
        ((Map<?, ?>) given.getValue()).forEach((name, value) -> attributes.put(name.toString(), value.toString()));
        return Map.copyOf(attributes);
    }

    private static String text(List<?> bytes) {
        var text = new StringBuilder();
        bytes.forEach(it -> text.append((char) ((Byte) it).byteValue()));
        return text.toString();
    }
}
