package dev.onehot.cli;

import module java.base;

/// Parts one line into words as a shell does: blanks part, quotes and backslashes keep together, and a quoted nothing is an empty word.
final class Words {
    private static final Pattern PIECE = Pattern.compile("(?s)[^\\s'\"\\\\]|\\\\(.|$)|'([^']*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern WORD = Pattern.compile("(?:" + PIECE + ")++", Pattern.DOTALL);

    private Words() {}

    static List<String> of(String line) {
        if (!WORD.matcher(line).replaceAll("").isBlank()) {
            throw new IllegalArgumentException("A quote is missing: " + line);
        }
        return WORD.matcher(line).results().map(it -> PIECE.matcher(it.group()).replaceAll(Words::meant)).toList();
    }

    private static String meant(MatchResult piece) {
        return Matcher.quoteReplacement(Stream.of(
                        Optional.ofNullable(piece.group(1)).map(it -> it.isEmpty() ? "\\" : it),
                        Optional.ofNullable(piece.group(2)),
                        Optional.ofNullable(piece.group(3)).map(it -> it.replaceAll("\\\\([\"\\\\])", "$1")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(piece::group));
    }
}
