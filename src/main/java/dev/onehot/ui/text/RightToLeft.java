package dev.onehot.ui.text;

/// Whether a text has letters that are read from right to left, or marks that turn others around.
///
/// JavaFX 24 to 26 throws when a run of such letters is broken into lines, which a layout pass asks for at widths that nobody sees. What
/// wraps must therefore never have it break such a text: [WrappingLabel] and [WrappingArea] ask here first.
public final class RightToLeft {
    private RightToLeft() {}

    /// Any thread. Takes a nanosecond a letter.
    public static boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            // None below: most texts are done with one comparison a letter.
            if (letter >= '\u0590' && isTurning(text.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTurning(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE -> true;
            default -> false;
        };
    }
}
