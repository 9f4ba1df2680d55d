package dev.onehot.cli.serve;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import module java.base;

import java.lang.System.Logger.Level;

/// Gives memory back to the system while nobody asks for anything: what large requests, the derivation of a key from a passphrase and the compiler took.
///
/// On Linux also what is mapped from files and was read, such as Java's own library and classes: it stays in the system's cache for as long as there is room,
/// and is found there again by the next request.
@SuppressWarnings("restricted") // Native access is granted to this module on the command line.
public final class RestingMemory {
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final Pattern BEGIN = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S{4}) \\S+ \\S+ \\S+ +(/.*)");

    /// Some of its pages are no longer those of the file.
    private static final Pattern CHANGED = Pattern.compile("(?:Anonymous|Swap): +[1-9].*");

    private static final String END = "VmFlags:";
    private static final int DONT_NEED = 4;
    private static final int HEXADECIMAL = 16;

    /// In the long run seldom: what is still looked after touches little.
    private static final long LONGEST_MILLIS = 3_600_000;

    private final List<Range> letGo;

    private RestingMemory(List<Range> letGo) {
        this.letGo = letGo;
    }

    record Range(long from, long to) {}

    /// The C library's functions.
    private static final class Native {
        private static final Linker LINKER = Linker.nativeLinker();

        /// Not every library has it.
        private static final Optional<MethodHandle> TRIM =
                LINKER.defaultLookup().find("malloc_trim").map(it -> LINKER.downcallHandle(it, FunctionDescriptor.of(JAVA_INT, JAVA_LONG)));

        private static final MethodHandle ADVISE =
                LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("madvise"), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    /// What can be given back is found once, when all that is needed has been loaded: to find it takes more than to give it back.
    public static RestingMemory find() {
        try {
            return new RestingMemory(Files.isReadable(MAPPINGS) ? unchanged(Files.readAllLines(MAPPINGS)) : List.of());
        } catch (IOException unread) {
            kept(unread);
            return new RestingMemory(List.of());
        }
    }

    /// Takes some hundredths of a second of a processor.
    public void giveBack() {
        System.gc();
        letGo();
    }

    /// Waits until something is noted, and gives back meanwhile, again and again: whatever looks after something, or is compiled at last, touches some of it.
    ///
    /// @param rest as long nothing has to be noted before
    public void awaitWork(Semaphore noted, Duration rest) throws InterruptedException {
        awaitWork(noted, rest, this::giveBack, this::letGo);
    }

    static void awaitWork(Semaphore noted, Duration rest, Runnable first, Runnable again) throws InterruptedException {
        long passed = rest.toMillis();
        if (noted.tryAcquire(passed, TimeUnit.MILLISECONDS)) {
            return;
        }
        first.run();
        // As long again as it rests already.
        for (long pause = passed; !noted.tryAcquire(pause, TimeUnit.MILLISECONDS); pause = Math.min(passed, LONGEST_MILLIS)) {
            again.run();
            passed += pause;
        }
    }

    private void letGo() {
        if (letGo.isEmpty()) {
            return;
        }
        try {
            if (Native.TRIM.isPresent()) {
                var _ = (int) Native.TRIM.get().invokeExact(0L);
            }
            for (var range : letGo) {
                var _ = (int) Native.ADVISE.invokeExact(MemorySegment.ofAddress(range.from()), range.to() - range.from(), DONT_NEED);
            }
        } catch (Throwable failed) {
            kept(failed);
        }
    }

    private static void kept(Throwable why) {
        System.getLogger(RestingMemory.class.getName()).log(Level.DEBUG, "memory is kept", why);
    }

    /// What is mapped from Java's own files and those beside it, for as long as the process lives: what cannot be written to, and has not been changed before
    /// that was so. All else would be lost, or be another's a moment later.
    static List<Range> unchanged(List<String> lines) {
        var own = String.valueOf(Path.of(System.getProperty("java.home", "")).getParent()) + "/";
        var found = new ArrayList<Range>();
        var last = Optional.<Range>empty();
        for (var line : lines) {
            var begin = BEGIN.matcher(line);
            if (begin.matches()) {
                var fits = begin.group(3).matches("r-.[ps]") && begin.group(4).startsWith(own);
                last = fits ? Optional.of(new Range(Long.parseLong(begin.group(1), HEXADECIMAL), Long.parseLong(begin.group(2), HEXADECIMAL))) : Optional.empty();
            } else if (CHANGED.matcher(line).matches()) {
                last = Optional.empty();
            } else if (line.startsWith(END)) {
                last.ifPresent(found::add);
                last = Optional.empty();
            }
        }
        return found;
    }
}
