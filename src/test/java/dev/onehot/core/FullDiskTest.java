package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.Child;
import dev.onehot.testing.FailingDisk;
import dev.onehot.testing.RecordedDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A disk that takes no more, at whatever moment: [FailingWork] says what is expected.
@EnabledOnOs({OS.LINUX, OS.MAC})
@SuppressWarnings("restricted")
@Execution(ExecutionMode.CONCURRENT)
class FullDiskTest {
    private static final List<Long> SIZES = List.of(0L, 300L, 6_000L, 60_000L);

    @TempDir
    private Path folder;

    /// A child that lets no file of its own grow beyond some size.
    static final class Limited implements FailingWork.Disk {
        private static final int FILE_SIZE = 1;

        private final MethodHandle set;
        private final MemorySegment limits;
        private int next;

        private Limited() {
            var linker = Linker.nativeLinker();
            var shape = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
            set = linker.downcallHandle(linker.defaultLookup().findOrThrow("setrlimit"), shape);
            limits = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);
            call(linker.downcallHandle(linker.defaultLookup().findOrThrow("getrlimit"), shape));
        }

        public static void main(String[] arguments) throws Exception {
            new FailingWork(Path.of(arguments[0]), new Limited()).run();
        }

        @Override
        public void fail(int place) {
            next = place + 1;
            limit(SIZES.get(Math.min(place, SIZES.size() - 1)));
        }

        @Override
        public boolean mend() {
            limit(limits.getAtIndex(ValueLayout.JAVA_LONG, 1));
            return next < SIZES.size();
        }

        private void limit(long bytes) {
            limits.setAtIndex(ValueLayout.JAVA_LONG, 0, bytes);
            call(set);
        }

        private void call(MethodHandle function) {
            try {
                if ((int) function.invokeExact(FILE_SIZE, limits) != 0) {
                    throw new AssertionError("no limits here");
                }
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /// A child whose disk fails at each step, or after each so many bytes.
    static final class Failing implements FailingWork.Disk {
        private static final int STRIDE = 700;

        private final FailingDisk disk;
        private final FailingDisk.By by;
        private final int error;
        private final boolean lasting;
        private long from;

        private Failing(FailingDisk disk, FailingDisk.By by, int error, boolean lasting) {
            this.disk = disk;
            this.by = by;
            this.error = error;
            this.lasting = lasting;
        }

        public static void main(String[] arguments) throws Exception {
            var disk = new FailingDisk(Path.of(arguments[1]));
            new FailingWork(Path.of(arguments[0]), new Failing(disk, FailingDisk.By.valueOf(arguments[2]), Integer.parseInt(arguments[3]), Boolean.parseBoolean(arguments[4]))).run();
        }

        @Override
        public void fail(int place) {
            from = by == FailingDisk.By.STEPS ? place : (long) place * STRIDE;
            disk.fail(by, from, error, lasting);
        }

        @Override
        public boolean mend() {
            boolean failed = (by == FailingDisk.By.STEPS ? disk.steps() : disk.bytes()) > from;
            disk.mend();
            return failed;
        }
    }

    @Test
    void nothingIsLostWhereNoFileGrows() throws Exception {
        try (var child = Child.start(Limited.class, folder, data().toString())) {
            assertWell(child.rest().lines().toList());
            assertThat(child.awaitExit()).isZero();
        }
    }

    /// `mvn -Pproof verify`: at each step of each writer, and within what it writes.
    @Tag("proof")
    @Timeout(3_600)
    @ParameterizedTest
    @CsvSource({"STEPS, 28, true", "STEPS, 28, false", "STEPS, 5, true", "STEPS, 5, false", "BYTES, 28, true"})
    void norWhereverTheDiskFails(String by, String error, String lasting) throws Exception {
        var disk = RecordedDisk.in(folder);
        assumeTrue(disk.isPresent(), "needs Linux and a C compiler");
        var data = data();
        try (var child = Child.start(Failing.class, folder, disk.get().failing(data), data.toString(), disk.get().library().toString(), by, error, lasting)) {
            var said = child.rest().lines().toList();
            said.stream().filter(it -> it.startsWith("tried")).forEach(System.out::println);
            assertWell(said);
        }
    }

    private Path data() throws IOException {
        var data = Files.createDirectory(folder.toRealPath().resolve("data"));
        var codex = CutWork.programFiles(data).getFirst();
        Files.createDirectories(codex.getParent());
        Files.writeString(codex, "# mine\nmodel = \"gpt\"\n");
        return data;
    }

    private static void assertWell(List<String> said) {
        assertThat(said).filteredOn(it -> it.startsWith("wrong")).isEmpty();
        assertThat(said).filteredOn(it -> it.startsWith("tried")).hasSize(FailingWork.WRITERS);
    }
}
