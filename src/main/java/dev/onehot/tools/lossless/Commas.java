package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// Members with commas between them.
final class Commas {
    private Commas() {}

    /// Where one more goes: as the last, or as the first.
    ///
    /// @param members as they stand, one at least
    /// @param blank what stands behind a comma within a line
    /// @param trivia the first place that is neither white space nor in a comment
    /// @param comment behind a comment that is in the line of a place, else that place
    static Layout.Put beside(
            String text, List<Part.Member> members, boolean first, Nest nest, String blank, IntUnaryOperator trivia, IntUnaryOperator comment) {
        if (first) {
            int at = members.getFirst().start();
            var own = LineStyle.of(LineStyle.gap(text, at), "");
            return new Layout.Put(at, nest.before(), nest.value(), nest.after() + "," + (own.isOneLine() ? blank : own.line()));
        }
        var last = members.getLast();
        var gap = LineStyle.gap(text, last.start());
        var style = LineStyle.of(gap, "");
        var separator = !style.isOneLine() ? style.line() : members.size() > 1 ? gap : blank;
        int behind = last.value().end();
        int comma = trivia.applyAsInt(behind);
        if (text.charAt(comma) == ',') {
            int at = style.isOneLine() ? comma + 1 : comment.applyAsInt(comma + 1);
            return new Layout.Put(at, separator + nest.before(), nest.value(), nest.after() + ",");
        }
        int at = style.isOneLine() ? behind : comment.applyAsInt(behind);
        var before = at == behind ? "," : "," + Insertion.GAP;
        return new Layout.Put(behind, at, new Insertion(before + separator + nest.before(), nest.after()), nest.value());
    }

    /// One member with its comma.
    ///
    /// @param members as they stand
    static List<Layout.Cut> cuts(String text, List<Part.Member> members, Part found, IntUnaryOperator trivia) {
        int n = 0;
        while (members.get(n).value().start() != found.start()) {
            n++;
        }
        int start = members.get(n).start();
        int comma = trivia.applyAsInt(found.end());
        boolean followed = text.charAt(comma) == ',';
        int begin = begin(text, start, followed ? comma + 1 : found.end());
        if (followed) {
            if (n > 0 || LineStyle.gap(text, start).indexOf('\n') >= 0) {
                return List.of(new Layout.Cut(begin, found.end()), new Layout.Cut(comma, comma + 1));
            }
            int end = comma + 1;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            return List.of(new Layout.Cut(start, found.end()), new Layout.Cut(comma, end));
        }
        if (n == 0) {
            return List.of(new Layout.Cut(begin, found.end()));
        }
        int before = trivia.applyAsInt(members.get(n - 1).value().end());
        return List.of(new Layout.Cut(before, before + 1), new Layout.Cut(Math.max(begin, before + 1), found.end()));
    }

    /// With the line end before a member, unless a comment may stand before that: what is left of the member's line must not get into it.
    private static int begin(String text, int start, int end) {
        var gap = LineStyle.gap(text, start);
        var before = text.substring(TextLines.start(text, start - gap.length()), start - gap.length());
        boolean comment = !gap.isEmpty() && (before.contains("//") || before.indexOf('#') >= 0);
        return comment && !text.substring(end, TextLines.end(text, end)).isBlank() ? start : start - LineStyle.line(gap).length();
    }
}
