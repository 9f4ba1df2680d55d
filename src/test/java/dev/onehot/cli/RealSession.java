package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// A real program that is told on its standard input what to ask, line by line, and goes on.
final class RealSession implements AutoCloseable {
    /// What it prints when it has answered, or failed to.
    private static final Pattern ANSWERED = Pattern.compile("\"type\":\"(result|agent_end)\"");

    /// A start on a machine that has much to do, and an answer.
    private static final long LIMIT_NANOS = 90_000_000_000L;

    private final Process process;
    private final Path said;
    private final String line;

    private RealSession(Process process, Path said, String line) {
        this.process = process;
        this.said = said;
        this.line = line;
    }

    /// @param line what it is told
    static RealSession start(List<String> command, Path work, Path said, String line) throws IOException {
        var process = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        return new RealSession(process, said, line);
    }

    /// Has it ask, and waits until it has been answered.
    void prompt() throws IOException, InterruptedException {
        long before = answers();
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        long end = System.nanoTime() + LIMIT_NANOS;
        while (answers() == before) {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            assertThat(!ended && System.nanoTime() < end).as("it answers; it said: %s", said()).isTrue();
        }
    }

    String said() throws IOException {
        return Files.readString(said, StandardCharsets.ISO_8859_1);
    }

    private long answers() throws IOException {
        return ANSWERED.matcher(said()).results().count();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
