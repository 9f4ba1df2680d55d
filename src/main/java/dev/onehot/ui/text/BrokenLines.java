package dev.onehot.ui.text;

import module java.base;

/// Breaks a text into lines that are no wider than there is room: between words, and within one only where it does not fit alone.
///
/// Pure; the same lines that a text layout makes, but for the letters that JavaFX cannot break.
final class BrokenLines {
    private final ToDoubleFunction<String> measure;

    /// @param measure how wide a text is in one line
    BrokenLines(ToDoubleFunction<String> measure) {
        this.measure = measure;
    }

    /// At least one line; each has at least one letter of the text, however little room there is.
    List<String> of(String text, double width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\\R", -1)) {
            int from = lines.size();
            add(paragraph, width, lines);
            if (lines.size() > from + 1 && RightToLeft.isIn(paragraph)) {
                keepDirection(paragraph, lines.subList(from, lines.size()));
            }
        }
        return lines;
    }

    /// Each line is drawn by itself: without marks one that begins with a name would run the other way than its sentence, and what was kept apart in the
    /// sentence would be so no more.
    private static void keepDirection(String paragraph, List<String> lines) {
        char mark = Isolated.isLeftToRight(paragraph) ? Isolated.LEFT_TO_RIGHT : Isolated.RIGHT_TO_LEFT;
        var open = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var before = open.toString();
            for (int at = 0; at < line.length(); at++) {
                int step = Isolated.step(line.charAt(at));
                if (step > 0) {
                    open.append(line.charAt(at));
                } else if (step < 0 && !open.isEmpty()) {
                    open.setLength(open.length() - 1);
                }
            }
            lines.set(i, mark + before + line + String.valueOf(Isolated.END).repeat(open.length()));
        }
    }

    private void add(String paragraph, double width, List<String> lines) {
        if (fits(paragraph, width)) {
            lines.add(paragraph.stripTrailing());
            return;
        }
        var words = BreakIterator.getLineInstance();
        words.setText(paragraph);
        int start = 0;
        int end = 0;
        for (int next = words.next(); next != BreakIterator.DONE; next = words.next()) {
            if (end > start && !fits(paragraph.substring(start, next), width)) {
                lines.add(paragraph.substring(start, end).stripTrailing());
                start = end;
            }
            int cut = cut(paragraph, start, next, width);
            while (cut < next && !paragraph.substring(cut, next).isBlank()) {
                lines.add(paragraph.substring(start, cut).stripTrailing());
                start = cut;
                cut = cut(paragraph, start, next, width);
            }
            end = next;
        }
        if (start < end) {
            lines.add(paragraph.substring(start, end).stripTrailing());
        }
    }

    /// After how many of the letters from `start` to `end` a line ends that fits; after the first one where none does. Halves what is in
    /// question with each measure, since a long word is broken at every width that a layout tries.
    private int cut(String text, int start, int end, double width) {
        var letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        int fitting = letters.following(start);
        int tooLong = end + 1;
        while (fitting < tooLong - 1) {
            int middle = letters.isBoundary((fitting + tooLong) >>> 1) ? (fitting + tooLong) >>> 1 : letters.preceding((fitting + tooLong) >>> 1);
            if (middle <= fitting) {
                // No letter begins between the two.
                int next = letters.following(fitting);
                if (next == BreakIterator.DONE || next >= tooLong || !fits(text.substring(start, next), width)) {
                    break;
                }
                fitting = next;
            } else if (fits(text.substring(start, middle), width)) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return Math.min(fitting, end);
    }

    private boolean fits(String text, double width) {
        return measure.applyAsDouble(text.stripTrailing()) <= width;
    }
}
