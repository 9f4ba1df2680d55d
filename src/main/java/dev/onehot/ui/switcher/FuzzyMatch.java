package dev.onehot.ui.switcher;

import module java.base;

import org.jspecify.annotations.Nullable;

/// How well what was typed fits a name, and which of its letters it is: `ft` is Fake Two. Ranks are asked for ten thousand names between two frames, marks for those
/// that are seen; so a rank makes no objects.
///
/// A rank is 0 for the name itself, then its beginning, that of a word, the first letters of words, a place within, letters here and there.
final class FuzzyMatch {
    /// It does not fit.
    static final int NONE = -1;

    /// It stands elsewhere than in the name.
    static final int ELSEWHERE = 6;

    /// It begins a word, or another word for it.
    static final int WORD = 2;

    private static final int INITIALS = 3;
    private static final int WITHIN = 4;
    private static final int SCATTERED = 5;

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
        int from = place(typed, name);
        if (from >= 0) {
            return name.length() == typed.length() ? 0 : from == 0 ? 1 : startsWord(name, from) ? WORD : WITHIN;
        }
        return scattered(typed, name, true, null) ? INITIALS : scattered(typed, name, false, null) ? SCATTERED : NONE;
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
        } else if (!scattered(typed, name, true, marks)) {
            marks.clear();
            if (!scattered(typed, name, false, marks)) {
                marks.clear();
            }
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

    /// Whether its letters are there in their order; the first one begins a word.
    ///
    /// @param initials whether each begins one
    /// @param marks where to note which they are
    private static boolean scattered(String typed, String name, boolean initials, @Nullable BitSet marks) {
        int at = 0;
        for (int i = 0; i < typed.length(); i++) {
            char wanted = typed.charAt(i);
            if (wanted == ' ') {
                continue;
            }
            while (at < name.length() && (name.charAt(at) != wanted || ((initials || i == 0) && !startsWord(name, at)))) {
                at++;
            }
            if (at == name.length()) {
                return false;
            }
            if (marks != null) {
                marks.set(at);
            }
            at++;
        }
        return true;
    }

    private static boolean startsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }
}
