package dev.onehot.ui.json;

import module java.base;

/// What can be written where the caret stands.
///
/// @param key whose value it is; empty where a key is to be written
/// @param typed what stands there before the caret, without its quote
/// @param start where what stands there begins in its line, in letters; `end` as well
/// @param quoted whether it has begun with a quote
/// @param named whether a colon follows
/// @param last whether a comma is there already, or none is needed
/// @param missing where the comma before it is missing, if it is
public record CompletionPlace(
        Optional<String> key, String typed, int start, int end, boolean quoted, boolean named, boolean last, Optional<Spot> missing) {
    /// A place between two letters.
    ///
    /// @param line from 0, as `letter`
    public record Spot(int line, int letter) {}

    private static final Set<JsonKind> WORDS = EnumSet.of(JsonKind.KEY, JsonKind.TEXT, JsonKind.NUMBER, JsonKind.LITERAL, JsonKind.WRONG);

    /// So many lines are looked at before and after.
    private static final int FAR = 100;

    /// One that is no blank, its line, and which that is.
    private record Found(JsonToken token, String line, int index) {
        boolean is(String marks) {
            return token.kind() == JsonKind.MARK && marks.contains(token.text(line));
        }

        String text() {
            return token.text(line);
        }
    }

    /// Empty where no key and no value can stand.
    ///
    /// @param index of the line, from 0
    /// @param caret in letters from the start of the line
    public static Optional<CompletionPlace> at(List<String> lines, int index, int caret) {
        var line = lines.get(index);
        var word = JsonToken.of(line).stream().filter(it -> WORDS.contains(it.kind()) && it.start() < caret && caret <= it.end()).findFirst();
        int start = word.map(JsonToken::start).orElse(caret);
        // What stands behind the caret is not meant by a text that has no end yet.
        int end = word.map(it -> it.isOpen(line) ? caret : it.end()).orElse(caret);
        var before = before(lines, index, start);
        var next = after(lines, index, end);
        // A value that no comma follows yet.
        boolean parted = !before.isEmpty() && before.getFirst().is("{,:");
        if (!parted && (before.size() < 2 || before.getFirst().token().kind() == JsonKind.MARK || !before.get(1).is(":"))) {
            return Optional.empty();
        }
        var nearest = before.getFirst();
        boolean quoted = start < end && line.charAt(start) == '"';
        return Optional.of(new CompletionPlace(
                nearest.is(":") && before.size() > 1 ? Optional.of(before.get(1).text()) : Optional.empty(),
                line.substring(Math.min(caret, quoted ? start + 1 : start), caret),
                start,
                end,
                quoted,
                next.filter(it -> it.is(":")).isPresent(),
                next.isEmpty() || next.get().is("},"),
                parted ? Optional.empty() : Optional.of(new Spot(nearest.index(), nearest.token().end()))));
    }

    /// The two before, the nearer one first.
    private static List<Found> before(List<String> lines, int index, int start) {
        var found = new ArrayList<Found>();
        for (int i = index; i >= 0 && i > index - FAR && found.size() < 2; i--) {
            var line = lines.get(i);
            int which = i;
            boolean same = i == index;
            JsonToken.of(line).reversed().stream()
                    .filter(it -> it.kind() != JsonKind.BLANK && (!same || it.end() <= start))
                    .limit(2L - found.size())
                    .forEach(it -> found.add(new Found(it, line, which)));
        }
        return found;
    }

    private static Optional<Found> after(List<String> lines, int index, int end) {
        for (int i = index; i < lines.size() && i < index + FAR; i++) {
            var line = lines.get(i);
            boolean same = i == index;
            var next = JsonToken.of(line).stream().filter(it -> it.kind() != JsonKind.BLANK && (!same || it.start() >= end)).findFirst();
            if (next.isPresent()) {
                return Optional.of(new Found(next.get(), line, i));
            }
        }
        return Optional.empty();
    }
}
