package dev.onehot.secret.keychain;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import module java.base;

/// Objects of macOS's Core Foundation, which are released when this is closed. For one thread.
final class CoreFoundation implements AutoCloseable {
    private static final int UTF_8 = 0x0800_0100;
    /// Longer than any name that Onehot gives.
    private static final int LONGEST_TEXT = 1024;

    private final NativeLibrary library;
    private final Arena arena = Arena.ofConfined();
    private final Deque<MemorySegment> owned = new ArrayDeque<>();

    CoreFoundation(NativeLibrary library) {
        this.library = library;
    }

    SegmentAllocator memory() {
        return arena;
    }

    /// Takes over an object that has to be released.
    MemorySegment own(MemorySegment object) {
        owned.push(object);
        return object;
    }

    MemorySegment string(String text) {
        return own(library.callForPointer("CFStringCreateWithCString", MemorySegment.NULL, arena.allocateFrom(text), UTF_8));
    }

    MemorySegment data(byte[] bytes) {
        var copy = arena.allocateFrom(JAVA_BYTE, bytes);
        return own(library.callForPointer("CFDataCreate", MemorySegment.NULL, copy, (long) bytes.length));
    }

    /// @param entries constants of the system by their names, and what is to be under them
    MemorySegment dictionary(Map<String, MemorySegment> entries) {
        var dictionary = own(library.callForPointer(
                "CFDictionaryCreateMutable",
                MemorySegment.NULL,
                0L,
                library.address("kCFTypeDictionaryKeyCallBacks"),
                library.address("kCFTypeDictionaryValueCallBacks")));
        entries.forEach((key, value) ->
                library.call("CFDictionarySetValue", dictionary, library.constant(key), value));
        return dictionary;
    }

    byte[] bytes(MemorySegment data) {
        long length = library.callForLong("CFDataGetLength", data);
        return library.callForPointer("CFDataGetBytePtr", data).asSlice(0, length).toArray(JAVA_BYTE);
    }

    /// The text of a string; empty when it is too long for a name.
    String text(MemorySegment string) {
        var buffer = arena.allocate(LONGEST_TEXT);
        library.call("CFStringGetCString", string, buffer, (long) LONGEST_TEXT, UTF_8);
        return buffer.getString(0);
    }

    long count(MemorySegment array) {
        return library.callForLong("CFArrayGetCount", array);
    }

    MemorySegment at(MemorySegment array, long index) {
        return library.callForPointer("CFArrayGetValueAtIndex", array, index);
    }

    MemorySegment value(MemorySegment dictionary, String key) {
        return library.callForPointer("CFDictionaryGetValue", dictionary, library.constant(key));
    }

    /// A date in seconds since 2001.
    double seconds(MemorySegment date) {
        return library.callForDouble("CFDateGetAbsoluteTime", date);
    }

    @Override
    public void close() {
        owned.forEach(it -> library.call("CFRelease", it));
        arena.close();
    }
}
