import module java.base;

/// Asks a window again and again whether its thread is there, as window managers do (`_NET_WM_PING`), and takes how long it is silent at most. It answers
/// from the thread that draws it, so the longest silence is the longest time for which that thread stood still.
final class Ping implements AutoCloseable {
    private static final Arena ARENA = Arena.global();
    private static final Map<String, MethodHandle> FUNCTIONS = new ConcurrentHashMap<>();
    private static final SymbolLookup X11 = SymbolLookup.libraryLookup("libX11.so.6", ARENA);
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout ADDRESS = ValueLayout.ADDRESS;

    /// Of Xlib.h, on a system of 64 bits.
    private static final int EVENT_SIZE = 192;
    private static final int ATTRIBUTES_SIZE = 136;
    private static final int CLIENT_MESSAGE = 33;
    private static final int VIEWABLE = 2;
    private static final long SUBSTRUCTURE_NOTIFY = 1 << 19;

    private final MemorySegment display;
    private final long root;
    private final long protocols;
    private final long ping;
    private final Thread asking;
    private volatile boolean ended;
    private volatile long longest;

    /// Begins to ask the largest window on `$DISPLAY`.
    Ping() {
        display = (MemorySegment) call("XOpenDisplay", FunctionDescriptor.of(ADDRESS, ADDRESS), MemorySegment.NULL);
        root = (long) call("XDefaultRootWindow", FunctionDescriptor.of(WORD, ADDRESS), display);
        protocols = atom("WM_PROTOCOLS");
        ping = atom("_NET_WM_PING");
        asking = Thread.ofPlatform().daemon().start(this::ask);
    }

    static {
        try {
            // A window may go while it is asked; Xlib would end this program.
            var ignore = MethodHandles.lookup().findStatic(Ping.class, "ignore", MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
            call("XSetErrorHandler", FunctionDescriptor.of(ADDRESS, ADDRESS),
                    Linker.nativeLinker().upcallStub(ignore, FunctionDescriptor.of(INT, ADDRESS, ADDRESS), ARENA));
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @SuppressWarnings("unused")
    private static int ignore(MemorySegment display, MemorySegment error) {
        return 0;
    }

    private void ask() {
        call("XSelectInput", FunctionDescriptor.of(INT, ADDRESS, WORD, WORD), display, root, SUBSTRUCTURE_NOTIFY);
        var event = ARENA.allocate(EVENT_SIZE);
        long window = largest();
        for (long stamp = 1; !ended; stamp++) {
            event.fill((byte) 0);
            event.set(INT, 0, CLIENT_MESSAGE);
            event.set(WORD, 32, window);
            event.set(WORD, 40, protocols);
            event.set(INT, 48, 32);
            event.set(WORD, 56, ping);
            event.set(WORD, 64, stamp);
            event.set(WORD, 72, window);
            call("XSendEvent", FunctionDescriptor.of(INT, ADDRESS, WORD, INT, WORD, ADDRESS), display, window, 0, 0L, event);
            call("XFlush", FunctionDescriptor.of(INT, ADDRESS), display);
            long asked = System.nanoTime();
            while (!ended && !isAnswered(event, stamp)) {
                LockSupport.parkNanos(1_000_000);
            }
            longest = Math.max(longest, System.nanoTime() - asked);
            LockSupport.parkNanos(4_000_000);
        }
        call("XCloseDisplay", FunctionDescriptor.of(INT, ADDRESS), display);
    }

    private boolean isAnswered(MemorySegment event, long stamp) {
        while ((int) call("XPending", FunctionDescriptor.of(INT, ADDRESS), display) > 0) {
            call("XNextEvent", FunctionDescriptor.of(INT, ADDRESS, ADDRESS), display, event);
            if (event.get(INT, 0) == CLIENT_MESSAGE && event.get(WORD, 56) == ping && event.get(WORD, 64) == stamp) {
                return true;
            }
        }
        return false;
    }

    private long largest() {
        var answer = ARENA.allocate(WORD, 4);
        call("XQueryTree", FunctionDescriptor.of(INT, ADDRESS, WORD, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
                display, root, answer, answer.asSlice(8), answer.asSlice(16), answer.asSlice(24));
        int count = answer.get(INT, 24);
        var children = MemorySegment.ofAddress(answer.get(WORD, 16)).reinterpret(8L * count);
        var attributes = ARENA.allocate(ATTRIBUTES_SIZE);
        long largest = root;
        long area = 0;
        for (int i = 0; i < count; i++) {
            long child = children.getAtIndex(WORD, i);
            call("XGetWindowAttributes", FunctionDescriptor.of(INT, ADDRESS, WORD, ADDRESS), display, child, attributes);
            long its = (long) attributes.get(INT, 8) * attributes.get(INT, 12);
            if (attributes.get(INT, 92) == VIEWABLE && its > area) {
                area = its;
                largest = child;
            }
        }
        return largest;
    }

    private long atom(String name) {
        return (long) call("XInternAtom", FunctionDescriptor.of(WORD, ADDRESS, ADDRESS, INT), display, ARENA.allocateFrom(name), 0);
    }

    private static Object call(String function, FunctionDescriptor type, Object... arguments) {
        try {
            return FUNCTIONS.computeIfAbsent(function, it -> Linker.nativeLinker().downcallHandle(X11.findOrThrow(it), type)).invokeWithArguments(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException(function, failure);
        }
    }

    /// In milliseconds, until now.
    double longest() {
        return longest / 1e6;
    }

    @Override
    public void close() {
        ended = true;
        try {
            asking.join(Duration.ofSeconds(5));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
