package dev.onehot.ui.switcher;

import module java.base;

import org.jspecify.annotations.Nullable;

/// How well what was typed fits a name, and which of its letters it is: `ft` is Fake Two. Ranks are asked for ten thousand names between two frames, marks for those
/// that are seen; so a rank makes no objects.
///
/// A rank is 0 for the name itself, then its beginning, that of a word, the beginnings of words, a place within, letters of one word. Letters that lie about in
/// several words are no hit: nobody meant them.
final class FuzzyMatch {
    /// It does not fit.
    static final int NONE = -1;

    /// It stands elsewhere than in the name.
    static final int ELSEWHERE = 6;

    /// It begins a word, or another word for it.
    static final int WORD = 2;

    private static final int BEGINNINGS = 3;
    private static final int WITHIN = 4;
    private static final int OF_ONE_WORD = 5;

    /// Beginnings are looked for in the first letters only, which are the bits of a number.
    private static final int LONGEST = Long.SIZE;

    private FuzzyMatch() {}

    /// Whether a person who typed that is likely to have meant it.
    static boolean isGood(int rank) {
        return rank != NONE && rank < WITHIN;
    }

    /// Letter by letter, so that places stay the same.
    static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.toLowerCase(text.charAt(i)) != text.charAt(i)) {
                var letters = text.toCharArray();
                for (; i < letters.length; i++) {
                    letters[i] = Character.toLowerCase(letters[i]);
                }
                return new String(letters);
            }
        }
        return text;
    }

    /// How well it fits, or [#NONE].
    ///
    /// @param typed folded, as `name`; not empty
    static int rank(String typed, String name) {
        return rank(typed, name, starts(name));
    }

    /// As [#rank(String, String)].
    ///
    /// @param starts where its words begin, as [#starts] says
    static int rank(String typed, String name, long starts) {
        int from = place(typed, name);
        if (from >= 0) {
            return name.length() == typed.length() ? 0 : from == 0 ? 1 : startsWord(name, from) ? WORD : WITHIN;
        }
        return beginnings(typed, name, starts, null) ? BEGINNINGS : ofOneWord(typed, name, starts, null) ? OF_ONE_WORD : NONE;
    }

    /// Whether one of these words begins with it.
    static boolean beginsWord(String typed, String words) {
        int at = place(typed, words);
        return at >= 0 && startsWord(words, at);
    }

    /// The letters of the name that were typed; none where it does not fit.
    ///
    /// @param typed folded, as `name`
    static BitSet marks(String typed, String name) {
        var marks = new BitSet(name.length());
        int from = place(typed, name);
        if (from >= 0) {
            marks.set(from, from + typed.length());
        } else if (typed.indexOf(' ') > 0) {
            for (var word : typed.split(" +", 0)) {
                int at = place(word, name);
                if (at >= 0 && startsWord(name, at)) {
                    marks.set(at, at + word.length());
                }
            }
        }
        long starts = starts(name);
        if (marks.isEmpty() && !beginnings(typed, name, starts, marks)) {
            ofOneWord(typed, name, starts, marks);
        }
        return marks;
    }

    /// Where all of it stands together, at the beginning of a word if it does anywhere; negative when it does not.
    private static int place(String typed, String name) {
        int first = name.indexOf(typed);
        int at = first;
        while (at > 0 && !startsWord(name, at)) {
            at = name.indexOf(typed, at + 1);
        }
        return at >= 0 ? at : first;
    }

    /// Whether each of its letters begins a word or follows the one before, in their order.
    ///
    /// @param marks where to note which they are
    private static boolean beginnings(String typed, String name, long starts, @Nullable BitSet marks) {
        var ways = marks == null ? null : new long[typed.length()];
        // Where the letters so far can end.
        long ends = 0;
        boolean anew = true;
        for (int i = 0; i < typed.length(); i++) {
            char wanted = typed.charAt(i);
            if (wanted != ' ') {
                long here = i == 0 ? starts : (starts & -(Long.lowestOneBit(ends) << 1)) | (anew ? 0 : ends << 1);
                ends = letters(wanted, name, here);
                if (ends == 0) {
                    return false;
                }
            }
            anew = wanted == ' ';
            if (ways != null) {
                ways[i] = ends;
            }
        }
        if (ways != null && marks != null) {
            mark(typed, ways, marks);
        }
        return true;
    }

    /// Backwards along one of the ways.
    private static void mark(String typed, long[] ways, BitSet marks) {
        int at = Long.SIZE;
        for (int i = typed.length() - 1; i >= 0; i--) {
            if (typed.charAt(i) != ' ') {
                boolean follows = at < Long.SIZE && at > 0 && typed.charAt(i + 1) != ' ' && (ways[i] >>> (at - 1) & 1) != 0;
                at = follows ? at - 1 : Long.SIZE - 1 - Long.numberOfLeadingZeros(at == Long.SIZE ? ways[i] : ways[i] & ((1L << at) - 1));
                marks.set(at);
            }
        }
    }

    /// Where words begin, a bit for each.
    static long starts(String name) {
        long starts = 0;
        for (int at = Math.min(name.length(), LONGEST) - 1; at >= 0; at--) {
            starts = starts << 1 | (startsWord(name, at) ? 1 : 0);
        }
        return starts;
    }

    /// At which of these places the letter is.
    private static long letters(char wanted, String name, long places) {
        long found = 0;
        for (long rest = places; rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            if (at < name.length() && name.charAt(at) == wanted) {
                found |= 1L << at;
            }
        }
        return found;
    }

    /// Whether its letters are there in their order within one word, which begins with the first.
    private static boolean ofOneWord(String typed, String name, long starts, @Nullable BitSet marks) {
        for (long rest = typed.isEmpty() ? 0 : letters(typed.charAt(0), name, starts); rest != 0; rest &= rest - 1) {
            int from = Long.numberOfTrailingZeros(rest);
            int found = 0;
            for (int at = from; at < name.length() && Character.isLetterOrDigit(name.charAt(at)) && found < typed.length(); at++) {
                found += name.charAt(at) == typed.charAt(found) ? 1 : 0;
            }
            if (found == typed.length()) {
                for (int at = from, next = 0; marks != null && next < found; at++) {
                    if (name.charAt(at) == typed.charAt(next)) {
                        marks.set(at);
                        next++;
                    }
                }
                return true;
            }
        }
        return false;
    }

    /// What has no spaces between its words has each sign for one.
    private static boolean startsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1)) || Character.isIdeographic(name.charAt(at));
    }
}
