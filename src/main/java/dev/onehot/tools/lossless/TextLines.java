package dev.onehot.tools.lossless;

import module java.base;

/// The lines of a text, whichever end they have.
final class TextLines {
    private TextLines() {}

    /// All lines from that of `start` on to that of `end`; where a comment is behind `end` only what is before it.
    static List<Layout.Cut> cuts(String text, int start, int end) {
        int lineEnd = end(text, end);
        if (!text.substring(end, lineEnd).isBlank()) {
            return List.of(new Layout.Cut(start, end + LineStyle.blanks(text, end)));
        }
        int begin = start(text, start);
        int newline = text.startsWith("\r\n", lineEnd) ? 2 : 1;
        if (lineEnd < text.length()) {
            return List.of(new Layout.Cut(begin, lineEnd + newline));
        }
        int before = begin == 0 || !isLineEnd(text, begin - 1) ? 0 : text.startsWith("\r\n", begin - 2) ? 2 : 1;
        return List.of(new Layout.Cut(begin - before, lineEnd));
    }

    /// Where the line of `index` begins; behind a byte order mark.
    static int start(String text, int index) {
        // Between the two halves of a line end one is still in its line.
        int start = index > 0 && text.startsWith("\r\n", index - 1) ? index - 1 : index;
        while (start > 0 && !isLineEnd(text, start - 1)) {
            start--;
        }
        return start == 0 && index > 0 && text.startsWith("\ufeff") ? 1 : start;
    }

    /// By how much the line of `index` is set in.
    static String indent(String text, int index) {
        int start = start(text, index);
        return text.substring(start, Math.min(index, start + LineStyle.blanks(text, start)));
    }

    /// Where the line of `index` ends, before its line end.
    static int end(String text, int index) {
        int end = index;
        while (end < text.length() && !isLineEnd(text, end)) {
            end++;
        }
        return end;
    }

    /// Whether a line begins at `index`.
    static boolean isStart(String text, int index) {
        return index == 0 || isLineEnd(text, index - 1) || (index == 1 && text.startsWith("\ufeff"));
    }

    private static boolean isLineEnd(String text, int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }
}
