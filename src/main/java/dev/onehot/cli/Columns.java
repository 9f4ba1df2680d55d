package dev.onehot.cli;

import dev.onehot.model.Visible;

/// Columns that are measured first and printed then, a line at a time: for more lines than should be in memory.
final class Columns {
    private static final String GAP = "  ";

    /// A longer cell moves what follows it in its own row, and no other row.
    private static final int WIDEST = 60;

    private final String[] heads;
    private final int[] widths;

    Columns(String... heads) {
        this.heads = heads.clone();
        this.widths = new int[heads.length];
        measure(heads);
    }

    void measure(String... cells) {
        for (int i = 0; i < widths.length; i++) {
            int width = Table.width(Visible.line(cells[i]));
            widths[i] = width > WIDEST ? widths[i] : Math.max(widths[i], width);
        }
    }

    /// The heads.
    void print(Printer out) {
        print(out, heads);
    }

    void print(Printer out, String... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = Visible.line(cells[i]);
            line.append(cell);
            if (i < widths.length - 1) {
                line.repeat(" ", Math.max(0, widths[i] - Table.width(cell))).append(GAP);
            }
        }
        out.raw(line.toString().stripTrailing());
    }
}
