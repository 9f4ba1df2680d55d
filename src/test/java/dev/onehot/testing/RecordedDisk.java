package dev.onehot.testing;

import module java.base;

/// What a process changes below a folder, in its order, and what of that it forces to the disk; or such changes that fail. For Linux with a C compiler:
/// what stands in between is built from `disk.c`.
public final class RecordedDisk {
    /// One thing that was done.
    public sealed interface Step {
        /// A file was made.
        record Made(Path path, long file) implements Step {}

        record Written(long file, long offset, byte[] bytes) implements Step {}

        record Cut(long file, long length) implements Step {}

        record Renamed(Path from, Path to) implements Step {}

        record Linked(Path from, Path to) implements Step {}

        record Removed(Path path) implements Step {}

        record MadeFolder(Path path, long folder) implements Step {}

        /// A file or a folder, by its number, is on the disk as it was.
        record Forced(long file) implements Step {}

        /// What was printed.
        record Said(String line) implements Step {}
    }

    private static final long LIMIT_SECONDS = 60;

    private final Path library;

    private RecordedDisk(Path library) {
        this.library = library;
    }

    /// Builds it in `folder`; empty on a machine that cannot.
    public static Optional<RecordedDisk> in(Path folder) throws IOException, InterruptedException {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        var source = folder.resolve("disk.c");
        try (var text = Objects.requireNonNull(RecordedDisk.class.getResourceAsStream("disk.c"))) {
            Files.write(source, text.readAllBytes());
        }
        var library = folder.resolve("disk.so");
        try {
            var compiler = new ProcessBuilder("cc", "-O1", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl", "-lpthread")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("disk.log").toFile())
                    .start();
            boolean built = compiler.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && compiler.exitValue() == 0;
            return built ? Optional.of(new RecordedDisk(library)) : Optional.empty();
        } catch (IOException noCompiler) {
            return Optional.empty();
        }
    }

    /// Variables for a child whose changes below `folder`, a real path, are recorded in `record`.
    public Map<String, String> recording(Path folder, Path record) {
        return Map.of("LD_PRELOAD", library.toString(), "ONEHOT_DISK", folder.toString(), "ONEHOT_DISK_RECORD", record.toString());
    }

    /// Variables for a child whose changes below `folder`, a real path, [FailingDisk] can let fail.
    public Map<String, String> failing(Path folder) {
        return Map.of("LD_PRELOAD", library.toString(), "ONEHOT_DISK", folder.toString());
    }

    public Path library() {
        return library;
    }

    /// What is in a record.
    public static List<Step> steps(Path record) throws IOException {
        var steps = new ArrayList<Step>();
        var said = new StringBuilder();
        var in = ByteBuffer.wrap(Files.readAllBytes(record)).order(ByteOrder.nativeOrder());
        while (in.hasRemaining()) {
            char kind = (char) in.getLong();
            long file = in.getLong();
            long number = in.getLong();
            var first = new byte[(int) in.getLong()];
            var second = new byte[(int) in.getLong()];
            in.get(first).get(second);
            switch (kind) {
                case 'C' -> steps.add(new Step.Made(path(first), file));
                case 'W' -> steps.add(new Step.Written(file, number, first));
                case 'T' -> steps.add(new Step.Cut(file, number));
                case 'R' -> steps.add(new Step.Renamed(path(first), path(second)));
                case 'L' -> steps.add(new Step.Linked(path(first), path(second)));
                case 'U' -> steps.add(new Step.Removed(path(first)));
                case 'D' -> steps.add(new Step.MadeFolder(path(first), file));
                case 'F' -> steps.add(new Step.Forced(file));
                case 'S' -> {
                    said.append(new String(first, StandardCharsets.UTF_8));
                    for (int end = said.indexOf("\n"); end >= 0; end = said.indexOf("\n")) {
                        steps.add(new Step.Said(said.substring(0, end).replaceAll(";$", "")));
                        said.delete(0, end + 1);
                    }
                }
                default -> throw new IOException("no record: " + kind);
            }
        }
        return steps;
    }

    private static Path path(byte[] text) {
        return Path.of(new String(text, StandardCharsets.UTF_8));
    }
}
