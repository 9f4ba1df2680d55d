package dev.onehot.schema;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/// A regular expression that gives up instead of taking for ever: some need longer than the age of the universe for fifty characters.
final class BoundedPattern implements RegularExpression {
    private static final int LONGEST = 2_000;
    private static final int MOST_LOOKS = 200_000;

    private final Pattern pattern;

    /// Throws [IllegalArgumentException] when it is no regular expression.
    BoundedPattern(String regex) {
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException("a regular expression of " + regex.length() + " characters");
        }
        pattern = Pattern.compile(regex);
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new Counted(value, new int[] {MOST_LOOKS})).find();
    }

    /// It gave up.
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Text that can be looked at only so often.
    ///
    /// @param left how often still; shared by parts of the text
    @SuppressWarnings("ArrayRecordComponent")
    private record Counted(CharSequence text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooSlow();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
