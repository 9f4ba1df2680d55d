package dev.onehot.secret.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import module java.base;

/// A macOS with one keychain: the functions of Security and CoreFoundation, with the names that they have there.
final class ForeignMac {
    private static final List<String> CONSTANTS = List.of(
            "kSecClass", "kSecClassGenericPassword", "kSecAttrService", "kSecAttrAccount", "kSecAttrLabel", "kSecValueData",
            "kSecReturnData", "kSecReturnAttributes", "kSecMatchLimit", "kSecMatchLimitAll", "kSecAttrCreationDate",
            "kCFBooleanTrue");

    /// What was made and not released yet, by its address.
    final Map<Long, Object> objects = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    boolean locked;
    boolean losesUpdates;
    int unlockStatus;

    private final Arena arena;
    private final Map<Long, Object> constants = new HashMap<>();
    /// Accounts and their secrets, the oldest first.
    private final Map<String, byte[]> items = new LinkedHashMap<>();
    private long next = 0x1000;

    ForeignMac(Arena arena) {
        this.arena = arena;
    }

    SymbolLookup symbols() {
        var functions = new ForeignFunctions(this, arena);
        for (var name : CONSTANTS) {
            constants.put(next, name);
            functions.constant(name, MemorySegment.ofAddress(next++), arena);
        }
        functions.constant("kCFTypeDictionaryKeyCallBacks", MemorySegment.NULL, arena);
        functions.constant("kCFTypeDictionaryValueCallBacks", MemorySegment.NULL, arena);
        return functions.lookup();
    }

    int SecKeychainGetStatus(MemorySegment keychain, MemorySegment state) {
        calls.add("SecKeychainGetStatus");
        state.set(JAVA_INT, 0, locked ? 2 : 3);
        return 0;
    }

    int SecKeychainUnlock(MemorySegment keychain, int length, MemorySegment password, int usePassword) {
        locked &= unlockStatus != 0;
        return unlockStatus;
    }

    int SecItemAdd(MemorySegment attributes, MemorySegment result) {
        calls.add("SecItemAdd");
        var given = map(attributes);
        return items.putIfAbsent(account(given), (byte[]) given.get("kSecValueData")) == null ? 0 : -25299;
    }

    int SecItemUpdate(MemorySegment query, MemorySegment change) {
        calls.add("SecItemUpdate");
        if (!losesUpdates) {
            items.put(account(map(query)), (byte[]) map(change).get("kSecValueData"));
        }
        return 0;
    }

    int SecItemDelete(MemorySegment query) {
        calls.add("SecItemDelete");
        return items.remove(account(map(query))) == null ? -25300 : 0;
    }

    int SecItemCopyMatching(MemorySegment query, MemorySegment result) {
        calls.add("SecItemCopyMatching");
        var wanted = map(query);
        if ("kSecMatchLimitAll".equals(wanted.get("kSecMatchLimit"))) {
            var all = new ArrayList<Object>();
            double created = 700_000_000;
            for (var account : items.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
                all.add(Map.of("kSecAttrAccount", account, "kSecAttrCreationDate", created - account.length()));
            }
            return give(result, all.isEmpty() ? null : all);
        }
        return give(result, "kCFBooleanTrue".equals(wanted.get("kSecReturnData")) ? items.get(account(wanted)) : null);
    }

    MemorySegment CFStringCreateWithCString(MemorySegment allocator, MemorySegment text, int encoding) {
        return make(encoding == 0x08000100 ? text.getString(0) : "wrong encoding");
    }

    MemorySegment CFDataCreate(MemorySegment allocator, MemorySegment bytes, long length) {
        return make(bytes.asSlice(0, length).toArray(JAVA_BYTE));
    }

    MemorySegment CFDictionaryCreateMutable(
            MemorySegment allocator, long capacity, MemorySegment keyCalls, MemorySegment valueCalls) {
        return make(new HashMap<String, Object>());
    }

    void CFDictionarySetValue(MemorySegment dictionary, MemorySegment key, MemorySegment value) {
        map(dictionary).put((String) object(key), object(value));
    }

    MemorySegment CFDictionaryGetValue(MemorySegment dictionary, MemorySegment key) {
        return borrow(map(dictionary).get((String) object(key)));
    }

    long CFArrayGetCount(MemorySegment array) {
        return ((List<?>) object(array)).size();
    }

    MemorySegment CFArrayGetValueAtIndex(MemorySegment array, long index) {
        return borrow(((List<?>) object(array)).get((int) index));
    }

    long CFDataGetLength(MemorySegment data) {
        return ((byte[]) object(data)).length;
    }

    MemorySegment CFDataGetBytePtr(MemorySegment data) {
        return arena.allocateFrom(JAVA_BYTE, (byte[]) object(data));
    }

    double CFDateGetAbsoluteTime(MemorySegment date) {
        return (double) object(date);
    }

    int CFStringGetCString(MemorySegment string, MemorySegment buffer, long size, int encoding) {
        buffer.reinterpret(size).setString(0, (String) object(string), StandardCharsets.UTF_8);
        return 1;
    }

    void CFRelease(MemorySegment object) {
        if (objects.remove(object.address()) == null) {
            throw new AssertionError("released twice");
        }
    }

    private int give(MemorySegment result, Object found) {
        if (found == null) {
            return -25300;
        }
        result.set(ADDRESS, 0, make(found));
        return 0;
    }

    private MemorySegment make(Object object) {
        objects.put(next, object);
        return MemorySegment.ofAddress(next++);
    }

    /// A part of another object: it lives as long as that, and is not to be released.
    private MemorySegment borrow(Object object) {
        constants.put(next, object);
        return MemorySegment.ofAddress(next++);
    }

    private Object object(MemorySegment address) {
        var owned = objects.get(address.address());
        return owned == null ? constants.get(address.address()) : owned;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(MemorySegment dictionary) {
        return (Map<String, Object>) object(dictionary);
    }

    private static String account(Map<String, Object> query) {
        if (!"kSecClassGenericPassword".equals(query.get("kSecClass")) || !"Onehot".equals(query.get("kSecAttrService"))) {
            throw new AssertionError(query);
        }
        return (String) query.get("kSecAttrAccount");
    }
}
