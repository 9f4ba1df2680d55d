package dev.onehot.ui;

import module java.base;

/// Which of the things that a search finds comes first: what is called just so, then what begins with what was typed, then what has a
/// word that begins with it, then the others; each in the order in which they stood. Safe on any thread.
public final class BestMatch {
    private BestMatch() {}

    /// For a stable sort of things that are known by `name`.
    public static <T> Comparator<T> first(String typed, Function<T, String> name) {
        var wanted = folded(typed.strip());
        return Comparator.comparingInt(it -> rank(folded(name.apply(it)), wanted));
    }

    private static int rank(String name, String wanted) {
        if (name.equals(wanted)) {
            return 0;
        }
        int at = name.indexOf(wanted);
        if (at == 0) {
            return 1;
        }
        while (at > 0) {
            if (!Character.isLetterOrDigit(name.codePointBefore(at))) {
                return 2;
            }
            at = name.indexOf(wanted, at + 1);
        }
        return 3;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
