package dev.onehot.model;

/// What other programs stored, as it may be shown: what steers a terminal or turns a line around is seen as a sign and does nothing.
///
/// Only for showing: what is stored and edited stays as it is. Each character stays one. Safe on any thread.
public final class Visible {
    private Visible() {}

    /// A line, in which every control character and direction mark is a sign.
    public static String line(String text) {
        if (text.codePoints().noneMatch(Visible::steers)) {
            return text;
        }
        var out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(steers(c) ? sign(c) : c));
        return out.toString();
    }

    /// The beginning of `text` where it is longer than `most` letters, which an ellipsis then says.
    public static String brief(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + '…';
    }

    private static int sign(int c) {
        return c < ' ' ? '\u2400' + c : '\ufffd';
    }

    private static boolean steers(int c) {
        // Direction marks too: they reorder what stands beside them.
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
