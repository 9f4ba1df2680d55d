package dev.onehot.soak;

import module java.base;

/// What a process holds that has to be given back: bytes in the heap after it was collected, open files, threads.
public record Figures(long heap, long files, long threads) {
    /// Of this process.
    public static Figures now() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return new Figures(runtime.totalMemory() - runtime.freeMemory(), count(Path.of("/proc/self/fd")), count(Path.of("/proc/self/task")));
    }

    private static long count(Path folder) {
        try (var all = Files.list(folder)) {
            return all.count();
        } catch (IOException notLinux) {
            return 0;
        }
    }

    public String line() {
        return "figures " + heap + " " + files + " " + threads;
    }

    static Figures parse(String line) {
        var words = line.split(" ");
        return new Figures(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    @Override
    public String toString() {
        return String.format("%.1f MB, %d files, %d threads", heap / 1e6, files, threads);
    }
}
