package dev.onehot.secret.keychain;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.Wanted;
import org.freedesktop.dbus.DBusPath;
import org.jspecify.annotations.Nullable;

/// The keyring of a Linux desktop: whatever offers `org.freedesktop.secrets` on the session bus (GNOME Keyring, KWallet, KeePassXC).
///
/// A secret is kept as Base64 text, so that it survives services that take secrets for text, and a person can copy it with `secret-tool`.
/// Run against gnome-keyring 42.1 only. Any thread may call; one waits for the other, but [#close] waits for nobody.
final class FreedesktopKeyring implements SecretStore {
    static final String APPLICATION = "application";
    static final String ONEHOT = "onehot";
    static final String KEY_ID = "key-id";

    private static final String LABEL = "Onehot master key";
    /// What libsecret, and so most programs, calls a first keyring where there is none.
    private static final String COLLECTION_LABEL = "Default keyring";

    private final Map<String, String> environment;
    private final Patience patience;

    @GuardedBy("this")
    private @Nullable SecretItems items;

    private volatile @Nullable SessionBus bus;
    private volatile boolean closed;

    /// Does not connect yet.
    ///
    /// @param environment where the session bus is
    FreedesktopKeyring(Map<String, String> environment, Patience patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    private interface Operation {
        Answer on(SecretItems items) throws Refused;
    }

    @Override
    public Answer read(String id, Optional<KeyringPlace> place) {
        return answer(it -> found(it, id));
    }

    @Override
    public Answer findAny() {
        return answer(it -> {
            var hits = it.search(Map.of(APPLICATION, ONEHOT));
            String oldest = "";
            long since = Long.MAX_VALUE;
            for (var item : hits.open()) {
                var id = it.attribute(item, KEY_ID);
                long created = it.created(item);
                if (!id.isEmpty() && created < since) {
                    oldest = id;
                    since = created;
                }
            }
            return oldest.isEmpty() ? missing(it, hits) : found(it, oldest);
        });
    }

    @Override
    public Answer write(String id, byte[] secret) {
        return answer(it -> {
            var collection = it.defaultCollection();
            if (SecretItems.isNone(collection) || it.isLocked(collection)) {
                return Refused.lockedAnswer("keys.locked.keychain");
            }
            var text = Base64.getEncoder().encodeToString(secret);
            prompt(it, it.write(collection, LABEL, attributes(id), text)).await(() -> {});
            return Kept.checked(found(it, id), secret);
        });
    }

    @Override
    public Answer delete(String id) {
        return answer(it -> {
            for (var item : it.search(attributes(id)).open()) {
                prompt(it, it.delete(item)).await(() -> {});
            }
            var left = it.search(attributes(id));
            return left.open().isEmpty() ? missing(it, left) : Refused.unavailableAnswer("keychain.notDeleted");
        });
    }

    @Override
    public Answer unlock(Wanted wanted, Asking asking) {
        Runnable waiting = () -> asking.waiting().accept(Message.of("keys.waiting"));
        return answer(it -> {
            var collection = it.defaultCollection();
            if (SecretItems.isNone(collection)) {
                prompt(it, it.createDefaultCollection(COLLECTION_LABEL)).await(waiting);
                collection = it.defaultCollection();
            }
            var locked = new ArrayList<>(it.search(Map.of(APPLICATION, ONEHOT)).locked());
            if (it.isLocked(collection)) {
                locked.add(collection);
            }
            if (!locked.isEmpty()) {
                prompt(it, it.unlock(locked)).await(waiting);
            }
            return it.isLocked(collection) ? Refused.lockedAnswer("keys.locked.keychain") : new Answer.Absent();
        });
    }

    private static Answer found(SecretItems items, String id) throws Refused {
        var hits = items.search(attributes(id));
        if (hits.open().isEmpty()) {
            return missing(items, hits);
        }
        return decoded(id, items.secret(hits.open().getFirst()).strip());
    }

    private static Answer decoded(String id, String text) {
        try {
            var secret = Base64.getDecoder().decode(text);
            // The decoder takes a word without its padding too; what was written here has it.
            if (Base64.getEncoder().encodeToString(secret).equals(text)) {
                return new Answer.Found(id, secret);
            }
        } catch (IllegalArgumentException garbage) {
            // Told below.
        }
        return Refused.unavailableAnswer("keychain.garbled", id);
    }

    /// Nothing can be read; whether that means that there is nothing.
    ///
    /// Some services do not show what is in a locked collection, or have no collection at all until a person opens one.
    private static Answer missing(SecretItems items, SecretItems.Hits hits) throws Refused {
        var collection = items.defaultCollection();
        return hits.locked().isEmpty() && !SecretItems.isNone(collection) && !items.isLocked(collection)
                ? new Answer.Absent()
                : Refused.lockedAnswer("keys.locked.keychain");
    }

    private static Prompt prompt(SecretItems items, DBusPath path) {
        return new Prompt(items.calls(), path);
    }

    private static Map<String, String> attributes(String id) {
        return Map.of(APPLICATION, ONEHOT, KEY_ID, id);
    }

    private synchronized Answer answer(Operation operation) {
        try {
            try {
                return operation.on(connected());
            } catch (Lost once) {
                items = null;
                return operation.on(connected());
            }
        } catch (Lost again) {
            items = null;
            return again.answer();
        } catch (Refused refused) {
            return closed ? Refused.unavailableAnswer("keychain.stopped") : refused.answer();
        }
    }

    @GuardedBy("this")
    private SecretItems connected() throws Refused {
        var known = items;
        if (known != null && known.calls().bus().isConnected()) {
            return known;
        }
        drop();
        var fresh = SessionBus.connect(BusLocation.of(environment), patience);
        bus = fresh;
        if (closed) {
            drop();
            throw Refused.unavailable("keychain.stopped");
        }
        var opened = SecretItems.open(new ServiceCalls(fresh, patience));
        items = opened;
        return opened;
    }

    private void drop() {
        var old = bus;
        bus = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
