package dev.onehot.secret.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.Wanted;

/// The login keychain of macOS: generic passwords of the service `Onehot`, whose accounts are the ids.
///
/// Where the system wants to ask a person (whether this program may read what another one wrote), [#read] waits for their answer.
/// By hand: no library that is here reaches it. **Not run on macOS yet.** On other systems it is tested against functions that behave as documented. Any thread may call.
final class MacKeychain implements SecretStore {
    private static final String SERVICE = "Onehot";
    private static final String LABEL = "Onehot master key";
    private static final String FRAMEWORKS = "/System/Library/Frameworks/";

    private static final int DONE = 0;
    private static final int USER_CANCELED = -128;
    private static final int AUTHENTICATION_FAILED = -25293;
    private static final int DUPLICATE_ITEM = -25299;
    private static final int ITEM_NOT_FOUND = -25300;
    private static final int NO_DEFAULT_KEYCHAIN = -25307;
    private static final int INTERACTION_NOT_ALLOWED = -25308;
    private static final int UNLOCKED_BIT = 1;

    private final NativeLibrary library;

    /// @param symbols of the frameworks Security and CoreFoundation
    MacKeychain(SymbolLookup symbols) {
        this.library = new NativeLibrary(symbols);
    }

    @SuppressWarnings("restricted") // Native access is granted to this module on the command line.
    static SecretStore ofSystem() {
        return new MacKeychain(SymbolLookup.libraryLookup(FRAMEWORKS + "Security.framework/Security", Arena.global())
                .or(SymbolLookup.libraryLookup(FRAMEWORKS + "CoreFoundation.framework/CoreFoundation", Arena.global())));
    }

    @Override
    public Answer read(String id, Optional<KeyringPlace> place) {
        return unlocked(objects -> {
            var result = objects.memory().allocate(ADDRESS);
            int status = copy(item(objects, id, "kSecReturnData", library.constant("kCFBooleanTrue")), result, objects);
            return status == DONE ? new Answer.Found(id, objects.bytes(owned(result, objects))) : refusal(status);
        });
    }

    @Override
    public Answer findAny() {
        return unlocked(objects -> {
            var all = new HashMap<>(items(objects));
            all.put("kSecReturnAttributes", library.constant("kCFBooleanTrue"));
            all.put("kSecMatchLimit", library.constant("kSecMatchLimitAll"));
            var result = objects.memory().allocate(ADDRESS);
            int status = copy(all, result, objects);
            return status == DONE ? read(oldest(owned(result, objects), objects)) : refusal(status);
        });
    }

    private static String oldest(MemorySegment found, CoreFoundation objects) {
        String oldest = "";
        double since = Double.MAX_VALUE;
        for (long i = 0; i < objects.count(found); i++) {
            var attributes = objects.at(found, i);
            double created = objects.seconds(objects.value(attributes, "kSecAttrCreationDate"));
            if (created < since) {
                since = created;
                oldest = objects.text(objects.value(attributes, "kSecAttrAccount"));
            }
        }
        return oldest;
    }

    @Override
    public Answer write(String id, byte[] secret) {
        return unlocked(objects -> {
            var value = objects.data(secret);
            var item = item(objects, id, "kSecValueData", value);
            item.put("kSecAttrLabel", objects.string(LABEL));
            int status = library.callForInt("SecItemAdd", objects.dictionary(item), MemorySegment.NULL);
            if (status == DUPLICATE_ITEM) {
                item.remove("kSecValueData");
                item.remove("kSecAttrLabel");
                var change = objects.dictionary(Map.of("kSecValueData", value));
                status = library.callForInt("SecItemUpdate", objects.dictionary(item), change);
            }
            return status == DONE ? Kept.checked(read(id), secret) : refusal(status);
        });
    }

    @Override
    public Answer delete(String id) {
        return unlocked(objects -> {
            int status = library.callForInt("SecItemDelete", objects.dictionary(item(objects, id)));
            return status == DONE ? new Answer.Absent() : refusal(status);
        });
    }

    @Override
    public Answer unlock(Wanted wanted, Asking asking) {
        if (!isLocked()) {
            return new Answer.Absent();
        }
        asking.waiting().accept(Message.of("keys.waiting"));
        // No keychain means the default one, and no password that the system asks for it.
        int status = library.callForInt("SecKeychainUnlock", MemorySegment.NULL, 0, MemorySegment.NULL, 0);
        if (status == INTERACTION_NOT_ALLOWED) {
            return Refused.unavailableAnswer("keychain.mac.mute");
        }
        if (status != DONE) {
            return refusal(status);
        }
        return isLocked() ? Refused.lockedAnswer("keys.locked.keychain") : new Answer.Absent();
    }

    static Answer refusal(int status) {
        return switch (status) {
            case ITEM_NOT_FOUND -> new Answer.Absent();
            case INTERACTION_NOT_ALLOWED -> Refused.lockedAnswer("keys.locked.keychain");
            case USER_CANCELED, AUTHENTICATION_FAILED -> new Answer.Denied();
            case NO_DEFAULT_KEYCHAIN -> Refused.unavailableAnswer("keychain.mac.none");
            default -> Refused.unavailableAnswer("keychain.mac.error", Integer.toString(status));
        };
    }

    private Answer unlocked(Function<CoreFoundation, Answer> operation) {
        if (isLocked()) {
            return Refused.lockedAnswer("keys.locked.keychain");
        }
        try (var objects = new CoreFoundation(library)) {
            return operation.apply(objects);
        }
    }

    /// Asked first, because reading a locked keychain would show a dialog that nobody was told of.
    private boolean isLocked() {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(JAVA_INT);
            int status = library.callForInt("SecKeychainGetStatus", MemorySegment.NULL, state);
            return status == DONE && (state.get(JAVA_INT, 0) & UNLOCKED_BIT) == 0;
        }
    }

    private int copy(Map<String, MemorySegment> query, MemorySegment result, CoreFoundation objects) {
        return library.callForInt("SecItemCopyMatching", objects.dictionary(query), result);
    }

    private static MemorySegment owned(MemorySegment result, CoreFoundation objects) {
        return objects.own(result.get(ADDRESS, 0));
    }

    private Map<String, MemorySegment> items(CoreFoundation objects) {
        return Map.of(
                "kSecClass", library.constant("kSecClassGenericPassword"), "kSecAttrService", objects.string(SERVICE));
    }

    private Map<String, MemorySegment> item(CoreFoundation objects, String id) {
        var item = new HashMap<>(items(objects));
        item.put("kSecAttrAccount", objects.string(id));
        return item;
    }

    private Map<String, MemorySegment> item(CoreFoundation objects, String id, String key, MemorySegment value) {
        var item = item(objects, id);
        item.put(key, value);
        return item;
    }
}
