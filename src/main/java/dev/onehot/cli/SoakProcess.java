package dev.onehot.cli;

import module java.base;

/// A process that writes during a soak, and what it has acknowledged so far.
final class SoakProcess {
    private final Process process;
    private final BufferedReader lines;
    private final Map<Integer, Long> acknowledged = new HashMap<>();
    private long total;
    private long busy;
    private String failure = "";
    private boolean killed;
    private final Thread reader = Thread.ofPlatform().unstarted(this::read);

    SoakProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    void awaitReady() {
        try {
            if (!"ready".equals(lines.readLine())) {
                throw new Refusal(Exit.FAILED, "failed", "A process of the soak did not start.", "");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void go() {
        try (var input = process.getOutputStream()) {
            input.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        reader.start();
    }

    /// Without any chance to tidy up.
    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    /// Leaves none behind, however the soak ends.
    void stop() {
        process.destroyForcibly();
    }

    /// Waits for its end, for so long.
    void await(Duration limit) {
        try {
            boolean ended = reader.join(limit) && process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                stop();
                failure = "it did not end within " + limit.toSeconds() + " s";
                return;
            }
            int code = process.exitValue();
            if (code != 0 && !killed) {
                failure = "exit code " + code;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isKilled() {
        return killed;
    }

    /// The last count that each writer was told is stored.
    Map<Integer, Long> acknowledged() {
        return acknowledged;
    }

    long total() {
        return total;
    }

    long busy() {
        return busy;
    }

    /// Empty when there was none.
    String failure() {
        return failure;
    }

    private void read() {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException killedMeanwhile) {
            // What was read before counts.
        }
    }

    private void take(String line) {
        if (line.equals("busy")) {
            busy++;
        } else if (line.startsWith("failed")) {
            failure = line;
        } else if (line.matches("\\d+ \\d+")) {
            var words = line.split(" ", 2);
            acknowledged.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
            total++;
        }
    }
}
