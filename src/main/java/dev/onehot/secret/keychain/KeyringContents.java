package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import org.jspecify.annotations.Nullable;

/// The master keys in a keyring, as far as they can be read on one connection without asking anybody. One thread at a time.
final class KeyringContents {
    private static final String APPLICATION = "application";
    private static final String ONEHOT = "onehot";
    private static final String KEY_ID = "key-id";

    private final SecretItems items;
    /// Wallets that were to open without a dialog, and did not: that is tried once.
    private final Set<String> tried = new HashSet<>();

    private @Nullable Keyring keyring;

    KeyringContents(SecretItems items) {
        this.items = items;
    }

    SecretItems items() {
        return items;
    }

    /// Which program this is. Asked only where it matters: finding out takes some calls.
    Keyring keyring() throws Refused {
        var known = keyring;
        if (known == null) {
            known = Keyring.of(items.calls().owner(), items.calls().names());
            keyring = known;
        }
        return known;
    }

    static Map<String, String> attributes(String id) {
        return Map.of(APPLICATION, ONEHOT, KEY_ID, id);
    }

    /// The key where it was last, if it can be read there: the quick way.
    Optional<Answer> inPlace(String id, KeyringPlace place) throws Refused {
        try {
            if (!items.isLocked(place.collection())) {
                for (var item : items.search(place.collection(), attributes(id))) {
                    var answer = secret(item, place.collection(), id).orElse(new Answer.Absent());
                    if (answer instanceof Answer.Found(_, var secret, _)) {
                        return Optional.of(new Answer.Found(id, secret, Optional.of(place)));
                    }
                }
            }
            return Optional.empty();
        } catch (Lost lost) {
            if (lost.isForgotten()) {
                return Optional.empty(); // It is not shown now.
            }
            throw lost;
        }
    }

    /// What is kept under `id`.
    Findings find(String id) throws Refused {
        var look = look(attributes(id));
        var ids = new LinkedHashMap<String, String>();
        look.homes().keySet().forEach(it -> ids.put(it, id));
        return read(look, ids, Optional.of(Refused.unavailableAnswer("keyring.empty", id)));
    }

    /// Every master key of Onehot's. An item without a secret is none: it is passed over, and left as it is.
    Findings findAll() throws Refused {
        var look = look(Map.of(APPLICATION, ONEHOT));
        var byAge = new TreeMap<Long, List<String>>();
        for (var item : look.homes().keySet()) {
            byAge.computeIfAbsent(items.created(item), _ -> new ArrayList<>()).add(item);
        }
        var ids = new LinkedHashMap<String, String>();
        for (var item : byAge.values().stream().flatMap(List::stream).toList()) {
            var id = items.attribute(item, KEY_ID);
            if (!id.isEmpty()) {
                ids.put(item, id);
            }
        }
        return read(look, ids, Optional.empty());
    }

    /// Looks into every collection that is open, and into locked ones where that shows no dialog.
    Look look(Map<String, String> attributes) throws Refused {
        var look = new Look(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (var collection : items.collections()) {
            if (!isLocked(collection)) {
                look.open().add(collection);
                items.search(collection, attributes).forEach(it -> look.homes().put(it, collection));
            } else {
                look.locked().add(collection);
                if (keyring().showsLocked() && !items.search(collection, attributes).isEmpty()) {
                    look.behind().add(collection);
                }
            }
        }
        return look;
    }

    /// The collections that are locked now, or were not there at the look.
    List<String> unsearched(Look look) throws Refused {
        var unsearched = new ArrayList<String>();
        for (var collection : items.collections()) {
            if (!look.open().contains(collection) || items.isLocked(collection)) {
                unsearched.add(collection);
            }
        }
        return unsearched;
    }

    /// @param ids the items to read, with the ids of their keys
    /// @param empty what is said of an item without a secret; nothing when it is passed over
    private Findings read(Look look, Map<String, String> ids, Optional<Answer> empty) throws Refused {
        var unallowed = new ArrayList<String>();
        var refusals = new ArrayList<Answer>();
        for (var id : ids.entrySet()) {
            var home = Objects.requireNonNull(look.homes().get(id.getKey()));
            var answer = secret(id.getKey(), home, id.getValue());
            if (answer.orElse(new Answer.Absent()) instanceof Answer.Found(var key, var secret, _)) {
                var place = new KeyringPlace(keyring().program(), home);
                return new Findings(look, Optional.of(new Answer.Found(key, secret, Optional.of(place))), List.of(), List.of());
            }
            if (answer.isPresent() && answer.get() instanceof Answer.Locked) {
                unallowed.add(id.getKey());
            }
            answer.or(() -> empty).ifPresent(refusals::add);
        }
        return new Findings(look, Optional.empty(), unallowed, refusals);
    }

    /// What an item in an open collection holds: nothing, or an answer, which is [Answer.Locked] when a person has to allow it.
    ///
    /// @throws Refused when the collection was locked meanwhile: KWallet gives no secret then, and no error
    private Optional<Answer> secret(String item, String collection, String id) throws Refused {
        String text;
        try {
            text = items.secret(item).strip();
        } catch (Refused refused) {
            if (!(refused.answer() instanceof Answer.Locked) || items.isLocked(collection)) {
                throw refused;
            }
            return Optional.of(unallowed(refused));
        }
        if (text.isEmpty()) {
            if (items.isLocked(collection)) {
                throw Refused.locked("keys.locked.keychain");
            }
            return Optional.empty();
        }
        return Optional.of(decoded(id, text));
    }

    private Answer unallowed(Refused refused) throws Refused {
        return keyring() == Keyring.UNKNOWN
                ? refused.answer()
                : Refused.lockedAnswer("keyring.access", keyring().program());
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

    private boolean isLocked(String collection) throws Refused {
        return items.isLocked(collection) && !(keyring() == Keyring.KWALLET && opensByItself(collection));
    }

    /// A wallet that was opened at login says that it is locked until somebody has it unlocked, which shows no dialog then.
    private boolean opensByItself(String wallet) throws Refused {
        if (!new KWallet(items.calls().names()).isOpen(items.label(wallet)) || !tried.add(wallet)) {
            return false;
        }
        try {
            new Prompt(items.calls(), items.unlock(wallet), keyring(), wallet)
                    .await(Question.atMost(items.calls().patience().start()), Message.of("keys.waiting"));
        } catch (Lost lost) {
            throw lost;
        } catch (Refused stillLocked) {
            return false;
        }
        boolean open = !items.isLocked(wallet);
        if (open) {
            tried.remove(wallet);
        }
        return open;
    }
}
