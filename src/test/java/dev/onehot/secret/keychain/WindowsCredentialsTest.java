package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertUnavailable;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.Wanted;
import java.lang.foreign.MemoryLayout.PathElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The layout that Windows documents, and the calls against functions that do what Windows documents.
@DisabledOnOs(OS.WINDOWS)
class WindowsCredentialsTest {
    private static final byte[] SECRET = "0123456789abcdef\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private final Arena arena = Arena.ofShared();
    private final Advapi advapi = new Advapi(arena);
    private final WindowsCredentials store =
            new WindowsCredentials(new ForeignFunctions(advapi, arena).lookup(), "errno");

    @AfterEach
    void close() {
        arena.close();
        assertThat(advapi.unfreed.get()).as("what CredFree was not called for").isZero();
    }

    @Test
    void aCredentialLiesInMemoryAsDocumented() {
        assertThat(WindowsCredentials.CREDENTIAL.byteSize()).isEqualTo(80);
        assertThat(offset("TargetName")).isEqualTo(8);
        assertThat(offset("LastWrittenLow")).isEqualTo(24);
        assertThat(offset("CredentialBlobSize")).isEqualTo(32);
        assertThat(offset("CredentialBlob")).isEqualTo(40);
        assertThat(offset("Persist")).isEqualTo(48);
        assertThat(offset("Attributes")).isEqualTo(56);
        assertThat(offset("UserName")).isEqualTo(72);
    }

    @Test
    void whatIsWrittenIsReadFoundAndDeleted() {
        assertThat(store.findAny()).isEqualTo(new Answer.Absent());
        assertFound(store.write("a1", SECRET), "a1");
        assertThat(advapi.credentials).containsOnlyKeys("Onehot/a1");
        assertFound(store.read("a1"), "a1");
        assertThat(store.read("b2")).isEqualTo(new Answer.Absent());
        assertThat(store.delete("a1")).isEqualTo(new Answer.Absent());
        assertThat(store.delete("a1")).isEqualTo(new Answer.Absent());
        assertThat(store.read("a1")).isEqualTo(new Answer.Absent());
    }

    @Test
    void theOldestIsFoundAmongSeveral() {
        store.write("new", new byte[32]);
        store.write("old", SECRET);
        store.write("newer", new byte[32]);
        assertFound(store.findAny(), "old");
    }

    @Test
    void aStoreThatKeepsTheOldValueIsFoundOut() {
        advapi.losesUpdates = true;
        assertUnavailable(store.write("a1", SECRET), "keychain.notKept");
    }

    @Test
    void errorsAreAnswers() {
        assertThat(WindowsCredentials.refusal(5)).isEqualTo(new Answer.Denied());
        assertUnavailable(WindowsCredentials.refusal(1312), "keychain.windows.session");
        assertUnavailable(WindowsCredentials.refusal(87), "keychain.windows.error");
    }

    @Test
    void nothingIsEverLocked() {
        assertThat(store.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> {
            throw new AssertionError("nobody is to be asked");
        }))).isEqualTo(new Answer.Absent());
    }

    private static long offset(String field) {
        return WindowsCredentials.CREDENTIAL.byteOffset(PathElement.groupElement(field));
    }

    private static void assertFound(Answer answer, String id) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.secret()).isEqualTo(SECRET);
        });
    }

    /// `advapi32`, with the names that it has there.
    static final class Advapi {
        final Map<String, MemorySegment> credentials = new LinkedHashMap<>();
        final AtomicInteger unfreed = new AtomicInteger();
        boolean losesUpdates;
        private final Arena arena;
        private final MethodHandle errno;

        Advapi(Arena arena) {
            this.arena = arena;
            var linker = Linker.nativeLinker();
            errno = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("__errno_location"), FunctionDescriptor.of(NativeLibrary.POINTER));
        }

        int CredWriteW(MemorySegment given, int flags) {
            assertThat(given.get(JAVA_INT, 4)).as("CRED_TYPE_GENERIC").isEqualTo(1);
            assertThat(given.get(JAVA_INT, 48)).as("CRED_PERSIST_LOCAL_MACHINE").isEqualTo(2);
            var kept = arena.allocate(80, 8);
            kept.copyFrom(given.asSlice(0, 80));
            var name = text(given.get(NativeLibrary.POINTER, 8));
            kept.set(ADDRESS, 8, arena.allocateFrom(name, StandardCharsets.UTF_16LE));
            int size = given.get(JAVA_INT, 32);
            var blob = given.get(NativeLibrary.POINTER, 40).asSlice(0, size).toArray(JAVA_BYTE);
            kept.set(ADDRESS, 40, arena.allocateFrom(JAVA_BYTE, losesUpdates ? new byte[size] : blob));
            // The one named so was written before all others, though its low half is the highest.
            kept.set(JAVA_INT, 24, name.endsWith("old") ? -1 : credentials.size());
            kept.set(JAVA_INT, 28, name.endsWith("old") ? 1 : 2);
            credentials.put(name, kept);
            return 1;
        }

        int CredReadW(MemorySegment name, int type, int flags, MemorySegment result) {
            var kept = credentials.get(text(name));
            if (kept == null) {
                return notFound();
            }
            result.set(ADDRESS, 0, kept);
            unfreed.incrementAndGet();
            return 1;
        }

        int CredEnumerateW(MemorySegment filter, int flags, MemorySegment count, MemorySegment result) {
            assertThat(text(filter)).isEqualTo("Onehot/*");
            if (credentials.isEmpty()) {
                return notFound();
            }
            var all = arena.allocate(ADDRESS, credentials.size());
            int index = 0;
            for (var kept : credentials.values()) {
                all.setAtIndex(ADDRESS, index++, kept);
            }
            count.set(JAVA_INT, 0, credentials.size());
            result.set(ADDRESS, 0, all);
            unfreed.incrementAndGet();
            return 1;
        }

        int CredDeleteW(MemorySegment name, int type, int flags) {
            return credentials.remove(text(name)) == null ? notFound() : 1;
        }

        void CredFree(MemorySegment given) {
            unfreed.decrementAndGet();
        }

        private int notFound() {
            try {
                ((MemorySegment) errno.invokeExact()).set(JAVA_INT, 0, 1168);
                return 0;
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }

        private static String text(MemorySegment wide) {
            return wide.getString(0, StandardCharsets.UTF_16LE);
        }
    }
}
