package dev.onehot.testing;

import module java.base;

/// In a child of [RecordedDisk#failing]: from some moment on what it changes below its folder fails.
@SuppressWarnings("restricted")
public final class FailingDisk {
    public static final int NO_SPACE = 28;
    public static final int BROKEN = 5;

    /// What is counted up to the failure.
    public enum By {
        NOTHING,
        /// Writes, names that change, and what is forced to the disk.
        STEPS,
        /// Bytes that are written: the last write before the failure is a part of one.
        BYTES
    }

    private final MethodHandle set;
    private final MethodHandle steps;
    private final MethodHandle bytes;

    public FailingDisk(Path library) {
        var linker = Linker.nativeLinker();
        var symbols = SymbolLookup.libraryLookup(library, Arena.global());
        var number = FunctionDescriptor.of(ValueLayout.JAVA_LONG);
        set = linker.downcallHandle(symbols.findOrThrow("onehot_disk"),
                FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        steps = linker.downcallHandle(symbols.findOrThrow("onehot_disk_steps"), number);
        bytes = linker.downcallHandle(symbols.findOrThrow("onehot_disk_bytes"), number);
    }

    /// From now on.
    ///
    /// @param from the first that fails, counted from 0
    /// @param lasting whether all that follow fail too
    public void fail(By by, long from, int error, boolean lasting) {
        try {
            set.invokeExact(by.ordinal(), from, error, lasting ? 1 : 0);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Nothing fails any more. What was counted begins anew.
    public void mend() {
        fail(By.NOTHING, 0, 0, false);
    }

    public long steps() {
        return asked(steps);
    }

    public long bytes() {
        return asked(bytes);
    }

    private static long asked(MethodHandle number) {
        try {
            return (long) number.invokeExact();
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
