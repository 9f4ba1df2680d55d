package dev.onehot.bench;

import module java.base;

/// The table at the end: what was measured, against what, and what was promised.
final class Report {
    private static final String LINE = "%-52s %12s  %-44s %8s  %-8s %s";

    private final List<String> lines = new ArrayList<>();

    Report() {
        lines.add(LINE.formatted("measured", "", "against", "ratio", "must", ""));
    }

    void figure(String what, double value, String unit) {
        lines.add(LINE.formatted(what, number(value) + " " + unit, "", "", "", ""));
    }

    /// A figure that has a limit of its own.
    void below(String what, double value, String unit, double most) {
        lines.add(LINE.formatted(
                what, number(value) + " " + unit, "", "", "< " + number(most), verdict(value < most)));
    }

    /// A figure beside another that it should reach at least `least` times.
    void atLeast(String what, double value, String unit, String against, double ratio, double least) {
        ratio(what, value, unit, against, ratio, ">= " + number(least), ratio >= least);
    }

    /// A figure beside another that it may be `most` times at most.
    void atMost(String what, double value, String unit, String against, double ratio, double most) {
        ratio(what, value, unit, against, ratio, "<= " + number(most), ratio <= most);
    }

    private void ratio(
            String what, double value, String unit, String against, double ratio, String must, boolean good) {
        lines.add(LINE.formatted(
                what, number(value) + " " + unit, against, number(ratio) + " x", must, verdict(good)));
    }

    private static String verdict(boolean good) {
        return good ? "ok" : "MISSED";
    }

    private static String number(double value) {
        var format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
