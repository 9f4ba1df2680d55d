package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.desktop.SystemStyle.Accent;

/// A person's accent colour as the theme's four, made lighter or darker as far as words need to be read on them and in them.
record AccentColours(Accent accent, boolean dark) {
    /// What WCAG asks for between words and their ground, and a little for the tint that may lie between.
    private static final double READABLE = 5.4;

    private static final Color LIGHT_GROUND = Color.WHITE;
    private static final Color DARK_GROUND = Color.web("#0d1117");
    private static final double STEP = 0.04;

    /// The declarations, for a style of the root.
    String style() {
        var ground = dark ? DARK_GROUND : LIGHT_GROUND;
        var words = readable(ground, dark ? Color.WHITE : Color.BLACK);
        var filled = readable(Color.WHITE, Color.BLACK);
        return "-color-accent-fg:%s;-color-accent-emphasis:%s;-color-accent-muted:%s;-color-accent-subtle:%s;"
                .formatted(web(words, 1), web(filled, 1), web(words, 0.4), web(words, dark ? 0.15 : 0.1));
    }

    /// The accent, mixed with `towards` until it can be read on `ground`, or `ground` on it.
    private Color readable(Color ground, Color towards) {
        var colour = Color.color(accent.red(), accent.green(), accent.blue());
        double mixed = 0;
        while (contrast(colour.interpolate(towards, mixed), ground) < READABLE && mixed < 1) {
            mixed = Math.min(1, mixed + STEP);
        }
        return colour.interpolate(towards, mixed);
    }

    /// As WCAG 2 reckons it, from 1 to 21.
    static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String web(Color colour, double opacity) {
        return String.format(Locale.ROOT, "rgba(%d,%d,%d,%.2f)",
                Math.round(colour.getRed() * 255), Math.round(colour.getGreen() * 255), Math.round(colour.getBlue() * 255), opacity);
    }
}
