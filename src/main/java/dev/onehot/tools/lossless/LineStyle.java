package dev.onehot.tools.lossless;

import module java.base;

/// How the lines of a text are written around a place: where they end, and how far they are set in.
///
/// @param end of a line; empty where everything stands on one line
/// @param indent white space before what is to be written
/// @param unit by how much what is inside is set in further
record LineStyle(String end, String indent, String unit) {
    static final LineStyle ONE_LINE = new LineStyle("", "", "");

    /// The end of the first line of `text`.
    static String end(String text) {
        int newline = text.indexOf('\n');
        return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
    }

    /// From what stands between a name and what is before it.
    ///
    /// @param gap white space; without a line end in it everything stands on one line
    static LineStyle of(String gap, String unit) {
        int newline = gap.lastIndexOf('\n');
        return newline < 0 ? ONE_LINE : new LineStyle(newline > 0 && gap.charAt(newline - 1) == '\r' ? "\r\n" : "\n", gap.substring(newline + 1), unit);
    }

    boolean isOneLine() {
        return end.isEmpty();
    }

    LineStyle deeper() {
        return new LineStyle(end, indent + unit, unit);
    }

    LineStyle outer() {
        return new LineStyle(end, indent.endsWith(unit) ? indent.substring(0, indent.length() - unit.length()) : "", unit);
    }

    /// A new line, or nothing.
    String line() {
        return end + indent;
    }

    /// White space directly before `index`.
    static String gap(String text, int index) {
        int start = index;
        while (start > 0 && " \t\r\n".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return text.substring(start, index);
    }

    /// How many blanks begin at `index`.
    static int blanks(String text, int index) {
        int end = index;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end - index;
    }

    /// Of white space: the last line end and what is behind it, or all of it.
    static String line(String gap) {
        int newline = gap.lastIndexOf('\n');
        return newline > 0 && gap.charAt(newline - 1) == '\r' ? gap.substring(newline - 1) : newline < 0 ? gap : gap.substring(newline);
    }
}
