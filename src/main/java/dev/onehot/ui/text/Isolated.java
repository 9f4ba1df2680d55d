package dev.onehot.ui.text;

import module java.base;

import dev.onehot.model.Visible;

/// A name or a value in a sentence, in letters of whatever direction: it turns nothing around but itself. Otherwise a sentence that begins with a
/// Hebrew or an Arabic name is drawn from right to left as a whole.
///
/// Only for showing: the marks are never stored, written or sent. They are Unicode's older ones, since JavaFX draws its isolates as wide blanks.
/// Pure.
public final class Isolated {
    static final char LEFT_TO_RIGHT = '\u200e';
    static final char RIGHT_TO_LEFT = '\u200f';
    private static final char BEGIN_LEFT_TO_RIGHT = '\u202a';
    private static final char BEGIN_RIGHT_TO_LEFT = '\u202b';
    static final char END = '\u202c';

    private Isolated() {}

    /// Each line of `words` by itself; those without such letters as they are. What steers is a sign, as in [Visible], but for the marks of a
    /// sentence that stands in another one.
    public static String in(String words) {
        return words.lines().map(Isolated::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        var shown = isBalanced(line) ? keeping(line) : Visible.line(line);
        if (!RightToLeft.isIn(shown)) {
            return shown;
        }
        // It runs inside as its first letter says; outside it counts as a word of the sentence.
        char begin = isLeftToRight(shown) ? BEGIN_LEFT_TO_RIGHT : BEGIN_RIGHT_TO_LEFT;
        return "" + LEFT_TO_RIGHT + begin + shown + END + LEFT_TO_RIGHT;
    }

    static boolean isLeftToRight(String line) {
        return new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /// Whether each mark has its other one: then nothing beside is turned around by them.
    private static boolean isBalanced(String line) {
        int open = 0;
        for (int at = 0; at < line.length() && open >= 0; at++) {
            open += step(line.charAt(at));
        }
        return open == 0;
    }

    /// 1 for a mark that begins something, -1 for one that ends it, 0 for all else.
    static int step(char letter) {
        return letter == BEGIN_LEFT_TO_RIGHT || letter == BEGIN_RIGHT_TO_LEFT ? 1 : letter == END ? -1 : 0;
    }

    private static String keeping(String line) {
        var out = new StringBuilder();
        int from = 0;
        for (int at = 0; at < line.length(); at++) {
            if (step(line.charAt(at)) != 0) {
                out.append(Visible.line(line.substring(from, at))).append(line.charAt(at));
                from = at + 1;
            }
        }
        return out.append(Visible.line(line.substring(from))).toString();
    }
}
