package dev.onehot.ui.switcher;

import module java.base;

/// How well what was typed fits a name, and which of its letters it is: `ft` is Fake Two.
///
/// @param rank 0 for the name itself, then its beginning, that of a word, the first letters of words, a place within, letters here and there
/// @param marks the letters of the name that were typed
record FuzzyMatch(int rank, BitSet marks) {
    private static final int WITHIN = 4;
    private static final int SCATTERED = 5;

    /// Of a match that stands elsewhere than in the name.
    static final FuzzyMatch ELSEWHERE = new FuzzyMatch(6, new BitSet());

    /// Whether a person who typed that is likely to have meant it.
    boolean isGood() {
        return rank < WITHIN;
    }

    /// Letter by letter, so that places stay the same.
    static String folded(String text) {
        var letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(letters[i]);
        }
        return new String(letters);
    }

    /// Empty when it does not fit.
    ///
    /// @param typed folded, as `name`; not empty
    static Optional<FuzzyMatch> of(String typed, String name) {
        int at = name.indexOf(typed);
        if (at >= 0) {
            int best = at;
            while (at > 0 && !startsWord(name, at)) {
                at = name.indexOf(typed, at + 1);
            }
            int from = at >= 0 ? at : best;
            int rank = name.length() == typed.length() ? 0 : from == 0 ? 1 : startsWord(name, from) ? 2 : WITHIN;
            var marks = new BitSet(name.length());
            marks.set(from, from + typed.length());
            return Optional.of(new FuzzyMatch(rank, marks));
        }
        return scattered(typed, name, true).map(it -> new FuzzyMatch(3, it))
                .or(() -> scattered(typed, name, false).map(it -> new FuzzyMatch(SCATTERED, it)));
    }

    /// Letters in their order; the first one begins a word.
    ///
    /// @param initials whether each begins one
    private static Optional<BitSet> scattered(String typed, String name, boolean initials) {
        var marks = new BitSet(name.length());
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
                return Optional.empty();
            }
            marks.set(at++);
        }
        return Optional.of(marks);
    }

    private static boolean startsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }
}
