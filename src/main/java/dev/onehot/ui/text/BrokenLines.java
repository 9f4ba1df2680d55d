package dev.onehot.ui.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
            add(paragraph, width, lines);
        }
        return lines;
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
