package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Person;

/// A picture of a window, and what stands out in it. Made on the FX thread.
final class Pixels {
    private final Image image;
    private final double scale;
    private final Point2D origin;

    private Pixels(Image image, double scale, Point2D origin) {
        this.image = image;
        this.scale = scale;
        this.origin = origin;
    }

    /// Of a part of what `root` shows.
    ///
    /// @param scale of large letters the strokes are as dark as they are meant
    static Pixels of(Parent root, Bounds part, double scale) {
        var wanted = new SnapshotParameters();
        wanted.setTransform(new Scale(scale, scale));
        wanted.setFill(root.getScene().getFill());
        wanted.setViewport(new Rectangle2D(part.getMinX() * scale, part.getMinY() * scale, Math.ceil(part.getWidth() * scale), Math.ceil(part.getHeight() * scale)));
        return new Pixels(draw(root, wanted), scale, new Point2D(part.getMinX(), part.getMinY()));
    }

    /// All of what `root` shows. Any thread.
    static Image all(Parent root) {
        return Person.ask(() -> draw(root, new SnapshotParameters()));
    }

    private static Image draw(Parent root, SnapshotParameters wanted) {
        // What scrolls is kept as a picture, of which a picture out of turn may be an old one.
        root.lookupAll(".viewport").forEach(it -> it.setCache(false));
        return root.snapshot(wanted, null);
    }

    /// How much what is drawn in `part` stands out from what it is drawn on, as WCAG has it: 1 for not at all, 21 for black on white.
    double contrast(Bounds part) {
        var colours = new HashMap<Integer, Integer>();
        each(part, argb -> colours.merge(argb, 1, Integer::sum));
        var ground = Collections.max(colours.entrySet(), Map.Entry.comparingByValue()).getKey();
        return colours.keySet().stream().mapToDouble(it -> contrast(luminance(it), luminance(ground))).max().orElse(1);
    }

    /// Of its first pixel: 0 for black, 1 for white.
    double luminance() {
        return luminance(image.getPixelReader().getArgb(0, 0));
    }

    /// How often light and dark follow on each other in its first row.
    int changes() {
        int changes = 0;
        for (int x = 1; x < image.getWidth(); x++) {
            double step = luminance(image.getPixelReader().getArgb(x, 0)) - luminance(image.getPixelReader().getArgb(x - 1, 0));
            changes += Math.abs(step) > 0.1 ? 1 : 0;
        }
        return changes;
    }

    /// How many pixels are others than in `other`, of the same part, and not by a shade only.
    int differing(Pixels other) {
        int differing = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int one = image.getPixelReader().getArgb(x, y);
                int two = other.image.getPixelReader().getArgb(x, y);
                differing += one != two && contrast(luminance(one), luminance(two)) >= 1.5 ? 1 : 0;
            }
        }
        return differing;
    }

    private void each(Bounds part, IntConsumer see) {
        int left = Math.max(0, (int) Math.floor((part.getMinX() - origin.getX()) * scale));
        int top = Math.max(0, (int) Math.floor((part.getMinY() - origin.getY()) * scale));
        int right = Math.min((int) image.getWidth(), (int) Math.ceil((part.getMaxX() - origin.getX()) * scale));
        int bottom = Math.min((int) image.getHeight(), (int) Math.ceil((part.getMaxY() - origin.getY()) * scale));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                see.accept(image.getPixelReader().getArgb(x, y));
            }
        }
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xff) + 0.7152 * linear(argb >> 8 & 0xff) + 0.0722 * linear(argb & 0xff);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
