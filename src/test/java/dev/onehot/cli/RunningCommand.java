package dev.onehot.cli;

import module java.base;

import dev.onehot.testing.Await;

/// A command that is under way: what it says can be looked at while it waits for something.
final class RunningCommand {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final StringBuffer out = new StringBuffer();
    private final StringBuffer errors = new StringBuffer();
    private final List<Thread> readers;
    private final long start = System.nanoTime();

    /// @param input all that it can read; without one its input stays open
    RunningCommand(Process process, Optional<String> input) {
        this.process = process;
        readers = List.of(
                Thread.ofVirtual().start(() -> follow(process.inputReader(StandardCharsets.UTF_8), out)),
                Thread.ofVirtual().start(() -> follow(process.errorReader(StandardCharsets.UTF_8), errors)));
        if (input.isPresent()) {
            try (var in = process.getOutputStream()) {
                in.write(input.get().getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedAlready) {
                // What it says tells why.
            }
        }
    }

    private static void follow(Reader from, StringBuffer to) {
        try (from) {
            for (int next = from.read(); next >= 0; next = from.read()) {
                to.append((char) next);
            }
        } catch (IOException killed) {
            // Nothing comes any more.
        }
    }

    /// Waits until it has said something on either stream, or has ended.
    boolean says(String part) {
        Await.until("it says " + part, () -> hasSaid(part) || !process.isAlive());
        return hasSaid(part);
    }

    private boolean hasSaid(String part) {
        return (out.toString() + errors).contains(part);
    }

    boolean isUnderWay() {
        return process.isAlive();
    }

    Ran end() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end; it said: " + out + errors);
            }
            for (var reader : readers) {
                reader.join(Duration.ofSeconds(LIMIT_SECONDS));
            }
            // A terminal has lines of its own kind.
            var said = RealProgram.withoutNotice(out.toString().replace("\r", ""));
            return new Ran(process.exitValue(), said, RealProgram.withoutNotice(errors.toString()));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
