package dev.onehot.secret.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Answer;
import dev.onehot.secret.SecretStore;
import java.lang.foreign.MemoryLayout.PathElement;

/// Credential Manager of Windows: generic credentials named `Onehot/` and the id, which stay on this computer.
///
/// Never locked: whoever is logged in can read. By hand: no library that is here reaches it. **Not run on Windows yet.** On other systems it is tested against the documented layout of
/// `CREDENTIALW` and functions that behave as documented. Any thread may call.
final class WindowsCredentials implements SecretStore {
    /// `CREDENTIALW` of 64-bit Windows, 80 bytes.
    static final StructLayout CREDENTIAL = MemoryLayout.structLayout(
            JAVA_INT.withName("Flags"),
            JAVA_INT.withName("Type"),
            ADDRESS.withName("TargetName"),
            ADDRESS.withName("Comment"),
            JAVA_INT.withName("LastWrittenLow"),
            JAVA_INT.withName("LastWrittenHigh"),
            JAVA_INT.withName("CredentialBlobSize"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("CredentialBlob"),
            JAVA_INT.withName("Persist"),
            JAVA_INT.withName("AttributeCount"),
            ADDRESS.withName("Attributes"),
            ADDRESS.withName("TargetAlias"),
            ADDRESS.withName("UserName"));

    private static final String PREFIX = "Onehot/";
    private static final int GENERIC = 1;
    private static final int LOCAL_MACHINE = 2;

    private static final int ACCESS_DENIED = 5;
    private static final int NOT_FOUND = 1168;
    private static final int NO_SUCH_LOGON_SESSION = 1312;

    private final NativeLibrary advapi;
    private final String errorName;

    /// @param symbols the functions of `advapi32`
    /// @param errorName the error number that they leave: `GetLastError`
    WindowsCredentials(SymbolLookup symbols, String errorName) {
        this.advapi = new NativeLibrary(symbols);
        this.errorName = errorName;
    }

    @SuppressWarnings("restricted") // Native access is granted to this module on the command line.
    static SecretStore ofSystem() {
        return new WindowsCredentials(SymbolLookup.libraryLookup("advapi32", Arena.global()), "GetLastError");
    }

    @Override
    public Answer read(String id, Optional<KeyringPlace> place) {
        try (var arena = Arena.ofConfined()) {
            var result = arena.allocate(ADDRESS);
            int error = error(arena, "CredReadW", name(arena, id), GENERIC, 0, result);
            if (error != 0) {
                return refusal(error);
            }
            var credential = at(result, 0);
            try {
                return new Answer.Found(id, blob(credential));
            } finally {
                advapi.call("CredFree", credential);
            }
        }
    }

    @Override
    public Answer findAny() {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocate(JAVA_INT);
            var result = arena.allocate(ADDRESS);
            int error = error(arena, "CredEnumerateW", name(arena, "*"), 0, count, result);
            if (error != 0) {
                return refusal(error);
            }
            var credentials = at(result, 0);
            try {
                return oldest(credentials, count.get(JAVA_INT, 0));
            } finally {
                advapi.call("CredFree", credentials);
            }
        }
    }

    private static Answer oldest(MemorySegment credentials, int count) {
        MemorySegment oldest = at(credentials, 0);
        for (int i = 1; i < count; i++) {
            var next = at(credentials, i);
            oldest = lastWritten(next) < lastWritten(oldest) ? next : oldest;
        }
        var name = pointer(oldest, "TargetName").getString(0, StandardCharsets.UTF_16LE);
        return new Answer.Found(name.substring(PREFIX.length()), blob(oldest));
    }

    @Override
    public Answer write(String id, byte[] secret) {
        try (var arena = Arena.ofConfined()) {
            var credential = arena.allocate(CREDENTIAL);
            set(credential, "Type", GENERIC);
            set(credential, "TargetName", name(arena, id));
            set(credential, "CredentialBlobSize", secret.length);
            set(credential, "CredentialBlob", arena.allocateFrom(JAVA_BYTE, secret));
            set(credential, "Persist", LOCAL_MACHINE);
            set(credential, "UserName", arena.allocateFrom("onehot", StandardCharsets.UTF_16LE));
            int error = error(arena, "CredWriteW", credential, 0);
            if (error != 0) {
                return refusal(error);
            }
        }
        return Kept.checked(read(id), secret);
    }

    @Override
    public Answer delete(String id) {
        try (var arena = Arena.ofConfined()) {
            int error = error(arena, "CredDeleteW", name(arena, id), GENERIC, 0);
            return error == 0 ? new Answer.Absent() : refusal(error);
        }
    }

    static Answer refusal(int error) {
        return switch (error) {
            case NOT_FOUND -> new Answer.Absent();
            case ACCESS_DENIED -> new Answer.Denied();
            case NO_SUCH_LOGON_SESSION -> Refused.unavailableAnswer("keychain.windows.session");
            default -> Refused.unavailableAnswer("keychain.windows.error", Integer.toString(error));
        };
    }

    /// Zero, or why it failed.
    private int error(Arena arena, String function, Object... arguments) {
        var state = arena.allocate(Linker.Option.captureStateLayout());
        var all = new Object[arguments.length + 1];
        all[0] = state;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        boolean done = advapi.callKeepingError(function, errorName, all) != 0;
        return done ? 0 : state.get(JAVA_INT, Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement(errorName)));
    }

    private static MemorySegment name(SegmentAllocator allocator, String id) {
        return allocator.allocateFrom(PREFIX + id, StandardCharsets.UTF_16LE);
    }

    private static MemorySegment at(MemorySegment array, int index) {
        return array.getAtIndex(NativeLibrary.POINTER, index);
    }

    private static byte[] blob(MemorySegment credential) {
        int size = credential.get(JAVA_INT, offset("CredentialBlobSize"));
        return pointer(credential, "CredentialBlob").asSlice(0, size).toArray(JAVA_BYTE);
    }

    /// In steps of 100 ns.
    private static long lastWritten(MemorySegment credential) {
        long low = Integer.toUnsignedLong(credential.get(JAVA_INT, offset("LastWrittenLow")));
        return (long) credential.get(JAVA_INT, offset("LastWrittenHigh")) << 32 | low;
    }

    private static MemorySegment pointer(MemorySegment credential, String field) {
        return credential.get(NativeLibrary.POINTER, offset(field));
    }

    private static void set(MemorySegment credential, String field, int value) {
        credential.set(JAVA_INT, offset(field), value);
    }

    private static void set(MemorySegment credential, String field, MemorySegment value) {
        credential.set(ADDRESS, offset(field), value);
    }

    private static long offset(String field) {
        return CREDENTIAL.byteOffset(PathElement.groupElement(field));
    }
}
