package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.UnreadableFileException;

/// Why a text is left alone, and where.
final class Fault {
    /// Deeper than any configuration, and not so deep that a stack overflows.
    static final int DEEPEST = 500;

    private Fault() {}

    static UnreadableFileException encoding(String before) {
        return at(before, before.length(), (line, column) -> Message.of("unreadable.encoding", line, column));
    }

    static UnreadableFileException syntax(String text, int index) {
        return at(text, index, (line, column) -> Message.of("unreadable.syntax", line, column));
    }

    static UnreadableFileException comment(String text, int index) {
        return at(text, index, (line, column) -> Message.of("unreadable.comment", line, column));
    }

    static UnreadableFileException comma(String text, int index) {
        return at(text, index, (line, column) -> Message.of("unreadable.comma", line, column));
    }

    static UnreadableFileException deep(String text, int index) {
        return at(text, index, (line, column) -> Message.of("unreadable.deep", line, column));
    }

    /// Something else stands where a value is to be put in.
    static UnreadableFileException shape(String text, int index) {
        return at(text, index, (line, column) -> Message.of("unreadable.shape", line, column));
    }

    /// The format cannot say what is to stand there.
    static UnreadableFileException value(String text, int index, IllegalArgumentException cause) {
        var fault = at(text, index, (line, column) -> Message.of("unreadable.value", line, column));
        fault.addSuppressed(cause);
        return fault;
    }

    private static UnreadableFileException at(String text, int index, BiFunction<Integer, Integer, Message> why) {
        int line = 1;
        int start = text.startsWith("\ufeff") ? 1 : 0;
        int end = Math.max(start, Math.min(index, text.length()));
        for (int n = start; n < end; n++) {
            char c = text.charAt(n);
            if (c == '\n' || (c == '\r' && !(n + 1 < text.length() && text.charAt(n + 1) == '\n'))) {
                line++;
                start = n + 1;
            }
        }
        int column = text.codePointCount(start, end) + 1;
        return new UnreadableFileException(line, column, why.apply(line, column));
    }
}
