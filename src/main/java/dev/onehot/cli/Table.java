package dev.onehot.cli;

import module java.base;

import dev.onehot.model.ProviderField;
import dev.onehot.model.Visible;

/// Lines with aligned columns, for a person.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        rows.add(List.of(cells).stream().map(Visible::line).toList());
    }

    void print(Printer out) {
        var columns = new Columns(rows.getFirst().toArray(String[]::new));
        rows.forEach(row -> columns.measure(row.toArray(String[]::new)));
        rows.forEach(row -> columns.print(out, row.toArray(String[]::new)));
    }

    /// A name that another program stored may be of any length: no longer than Onehot itself allows one to be.
    static String name(String text) {
        int end = Math.min(text.length(), ProviderField.NAME.most());
        return end == text.length() ? text : text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /// Columns of a terminal: Chinese, Japanese, Korean and most pictures take two, marks that stand on another character none.
    static int width(String text) {
        return text.codePoints()
                .map(c -> switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
                    default -> isWide(c) ? 2 : 1;
                })
                .sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
