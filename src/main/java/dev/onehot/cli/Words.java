package dev.onehot.cli;

import module java.base;

/// Parts one line into words as a shell does: blanks part, quotes and backslashes keep together, and a quoted nothing is an empty word.
final class Words {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private Words() {}

    static List<String> of(String line) {
        var words = new Words();
        for (int i = 0; i < line.length(); i++) {
            i = words.read(line, i);
        }
        if (words.quote != 0) {
            throw new IllegalArgumentException("A quote is missing: " + line);
        }
        words.end();
        return words.words;
    }

    /// Reads one sign, or two after a backslash; answers the place of the last.
    private int read(String line, int i) {
        char c = line.charAt(i);
        if (quote == '\'' ? c == '\'' : quote == '"' && c == '"') {
            quote = 0;
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
            inWord = true;
        } else if (quote == 0 && Character.isWhitespace(c)) {
            end();
        } else if (c == '\\' && i + 1 < line.length() && isEscaped(line.charAt(i + 1))) {
            add(line.charAt(i + 1));
            return i + 1;
        } else {
            add(c);
        }
        return i;
    }

    private boolean isEscaped(char next) {
        return quote == 0 || (quote == '"' && (next == '"' || next == '\\'));
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
