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

    /// Deeper than what stands around, whichever way that runs, and apart from numbers, which are turned around with what is as deep.
    private static final String SIGN_BEGINS = "" + RIGHT_TO_LEFT + BEGIN_RIGHT_TO_LEFT + BEGIN_RIGHT_TO_LEFT;
    private static final String SIGN_ENDS = "" + END + END + RIGHT_TO_LEFT;

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
        return "" + LEFT_TO_RIGHT + begin + apart(shown) + END + LEFT_TO_RIGHT;
    }

    /// A name that stands by itself, in one line, with each of its letters where a reader expects it.
    public static String alone(String name) {
        var shown = Visible.line(name);
        return RightToLeft.isIn(shown) ? apart(shown) : shown;
    }

    /// With signs between letters that run from right to left as runs of their own. The window's font has no such letters but has these signs, and where a
    /// run is of two fonts JavaFX (26, on Linux) draws its pieces from left to right: `2-` becomes `2` at one side of the word and `-` at the other.
    private static String apart(String line) {
        var bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        if (IntStream.range(0, line.length()).noneMatch(it -> isSign(line, it, bidi))) {
            return line;
        }
        var out = new StringBuilder();
        int before = -1;
        for (int at = 0; at < line.length(); ) {
            int level = bidi.getLevelAt(at);
            boolean sign = isSign(line, at, bidi);
            int end = at + 1;
            while (end < line.length() && step(line.charAt(at)) == 0 && step(line.charAt(end)) == 0 && bidi.getLevelAt(end) == level && isSign(line, end, bidi) == sign) {
                end++;
            }
            boolean already = step(line.charAt(at)) != 0 || (at > 0 && step(line.charAt(at - 1)) > 0);
            // Words and numbers in what runs the other way, not what that stands in.
            boolean within = level % 2 == 0 && (isLower(before, level) || isLower(after(line, end, bidi), level));
            var run = line.substring(at, end);
            out.append(already || !(sign || within) ? run : sign ? SIGN_BEGINS + run + SIGN_ENDS : BEGIN_LEFT_TO_RIGHT + run + END);
            before = step(line.charAt(at)) == 0 ? level : before;
            at = end;
        }
        return out.toString();
    }

    private static boolean isLower(int level, int than) {
        return level % 2 == 1 && level < than;
    }

    /// The level of the first letter from there on; none at the end.
    private static int after(String line, int from, Bidi bidi) {
        int at = from;
        while (at < line.length() && step(line.charAt(at)) != 0) {
            at++;
        }
        return at < line.length() ? bidi.getLevelAt(at) : -1;
    }

    /// What stands between letters from right to left: neither such a letter nor what stands upon one. Half a letter is none of both.
    private static boolean isSign(String line, int at, Bidi bidi) {
        char letter = line.charAt(at);
        return step(letter) == 0 && bidi.getLevelAt(at) % 2 == 1 && switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_NONSPACING_MARK -> false;
            default -> !Character.isSurrogate(letter);
        };
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
