package dev.onehot.testing;

import module java.base;

/// How often a folder is listed, by whomever: Linux tells it of every time that one reads which files there are.
public final class Listings implements AutoCloseable {
    private static final int WITHOUT_WAITING = 0x800;
    private static final int READ = 0x1;
    private static final int OF_FOLDER = 0x40000000;
    private static final int HEAD = 16;
    private static final int ROOM = 1 << 16;

    private final Arena arena = Arena.ofConfined();
    private final int descriptor;
    private final MethodHandle read = function("read", ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);

    /// From now on.
    public Listings(Path folder) {
        try {
            descriptor = (int) function("inotify_init1", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT).invokeExact(WITHOUT_WAITING);
            int watch = (int) function("inotify_add_watch", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(descriptor, arena.allocateFrom(folder.toString()), READ);
            if (watch < 0) {
                throw new IllegalStateException("cannot be watched: " + folder);
            }
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static MethodHandle function(String name, MemoryLayout answer, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(answer, arguments));
    }

    /// Whether it was listed since this was asked last.
    public boolean any() {
        boolean found = false;
        var events = arena.allocate(ROOM, Long.BYTES);
        for (long came = next(events); came > 0; came = next(events)) {
            for (long at = 0; at < came; at += HEAD + events.get(ValueLayout.JAVA_INT, at + 12)) {
                found |= (events.get(ValueLayout.JAVA_INT, at + 4) & OF_FOLDER) != 0;
            }
        }
        return found;
    }

    private long next(MemorySegment events) {
        try {
            return (long) read.invokeExact(descriptor, events, (long) ROOM);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            int closed = (int) function("close", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT).invokeExact(descriptor);
            assert closed == 0;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
        arena.close();
    }
}
