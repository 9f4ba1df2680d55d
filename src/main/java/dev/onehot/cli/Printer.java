package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Visible;
import org.jspecify.annotations.Nullable;

/// Writes lines to standard output or standard error. One thread at a time.
final class Printer {
    private final Writer writer;

    Printer(Writer writer) {
        this.writer = writer;
    }

    /// A line that is taken as it is: for keys and for lines that a shell reads.
    void raw(String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// A piece of a line, taken as it is.
    void text(String piece) {
        try {
            writer.write(piece);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// For pieces that somebody else writes, as they are.
    Writer writer() {
        return writer;
    }

    /// A line for a person: what another program stored must not steer the terminal.
    void line(String line) {
        raw(Visible.line(line));
    }

    void json(Map<String, @Nullable Object> document) {
        raw(JsonOutput.write(document));
    }

    void flush() {
        try {
            writer.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// For what is said beside the data: that nobody reads it changes nothing.
    void flushIfHeard() {
        try {
            writer.flush();
        } catch (IOException nobodyListens) {
            // The command goes on.
        }
    }
}
