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
    private static final int ROUNDS = 2;

    /// How many times as long as the first.
    private static final int[] PAUSES = {1, 1, 6};
    private static final int HEXADECIMAL = 16;

    private RestingMemory() {}

    record Range(long from, long to) {}

    /// Waits until something is noted, and gives back meanwhile. What it takes to do so, the compilers' last work and connections that are closed after a minute
    /// without use touch some of it again: only the last time is nothing left that would.
    ///
    /// @param rest as long nothing has to be noted before
    public static void awaitWork(Semaphore noted, Duration rest) throws InterruptedException {
        awaitWork(noted, rest, RestingMemory::giveBack);
    }

    static void awaitWork(Semaphore noted, Duration rest, Runnable giveBack) throws InterruptedException {
        for (int pause : PAUSES) {
            if (noted.tryAcquire(pause * rest.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            giveBack.run();
        }
        while (!noted.tryAcquire(1, TimeUnit.HOURS)) {
            // There is nothing more to give.
        }
    }

    /// Takes some hundredths of a second of a processor.
    public static void giveBack() {
        System.gc();
        if (Files.isReadable(MAPPINGS)) {
            try {
                letGo();
            } catch (IOException | RuntimeException kept) {
                System.getLogger(RestingMemory.class.getName()).log(Level.DEBUG, "memory is kept", kept);
            }
        }
    }

    private static void letGo() throws IOException {
        var linker = Linker.nativeLinker();
        // Not every C library can.
        linker.defaultLookup().find("malloc_trim").ifPresent(it -> trim(linker.downcallHandle(it, FunctionDescriptor.of(JAVA_INT, JAVA_LONG))));
        var advise = linker.downcallHandle(linker.defaultLookup().findOrThrow("madvise"), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        var ranges = unchanged(Files.readAllLines(MAPPINGS));
        // The first round has read again some of what it let go.
        for (int round = 0; round < ROUNDS; round++) {
            for (var range : ranges) {
                letGo(advise, range);
            }
        }
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

    private static void trim(MethodHandle function) {
        try {
            var _ = (int) function.invokeExact(0L);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void letGo(MethodHandle advise, Range range) {
        try {
            var _ = (int) advise.invokeExact(MemorySegment.ofAddress(range.from()), range.to() - range.from(), DONT_NEED);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
