package dev.onehot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
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

    /// A line for a person.
    void line(String line) {
        raw(visible(line));
    }

    void json(Map<String, @Nullable Object> document) {
        raw(Json.write(document));
    }

    void flush() {
        try {
            writer.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// `text` with its control characters as signs: what another program stored must not steer the terminal.
    static String visible(String text) {
        if (text.codePoints().noneMatch(Printer::steers)) {
            return text;
        }
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!steers(c)) {
                out.appendCodePoint(c);
            } else if (c < ' ') {
                out.appendCodePoint('\u2400' + c);
            } else {
                out.append('\ufffd');
            }
        });
        return out.toString();
    }

    private static boolean steers(int c) {
        // Direction marks too: they reorder what stands beside them.
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
