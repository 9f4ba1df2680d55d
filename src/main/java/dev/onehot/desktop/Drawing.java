package dev.onehot.desktop;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.OwnerOnly;
import java.nio.file.Path;

/// What draws the window on Linux: the processor, or the graphics card where a person wants that and it can. JavaFX has to be told before it starts.
///
/// At a scale that is no whole number JavaFX loses letters with a graphics card, so there the processor draws, whatever was chosen. The scale is that of
/// the last window: the desktops keep it in four places, of which JavaFX reads others than their settings write. Blocks on the disk.
///
/// @param state the folder for what Onehot remembers of itself
public record Drawing(Path state) {
    private static final String GRAPHICS = "graphics";

    /// What a window is drawn by at its next start, in words for a person at a terminal.
    public String words() {
        if (!isGraphicsChosen()) {
            return "By the processor, which was not changed in Health.";
        }
        var scale = scale();
        if (scale.isEmpty()) {
            return "By the processor once more, until the scale of the screen is known; then by the graphics card.";
        }
        return isWhole(scale.getAsDouble())
                ? "By the graphics card, as chosen in Health."
                : "By the processor, although Health says the graphics card: at the scale " + scale.getAsDouble() + " letters would be missing.";
    }

    /// Whether the graphics card draws the next window.
    public boolean isGraphics() {
        return isGraphicsChosen() && scale().isPresent() && isWhole(scale().getAsDouble());
    }

    /// Whether a person wants it, be it possible or not.
    public boolean isGraphicsChosen() {
        return read("drawing").equals(GRAPHICS);
    }

    /// From the next start on.
    public void choose(boolean graphics) throws IOException {
        write("drawing", graphics ? GRAPHICS : "processor");
    }

    /// The scale of the window that was open last, where there was one.
    public OptionalDouble scale() {
        var text = read("scale");
        return text.matches("\\d{1,2}(\\.\\d{1,20})?") ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /// The window is shown at this scale.
    public void remember(double scale) throws IOException {
        if (scale().isEmpty() || scale().getAsDouble() != scale) {
            write("scale", String.valueOf(scale));
        }
    }

    private static boolean isWhole(double scale) {
        return scale == Math.rint(scale);
    }

    private String read(String name) {
        try {
            return Files.readString(state.resolve(name)).strip();
        } catch (IOException never) {
            return "";
        }
    }

    private void write(String name, String text) throws IOException {
        OwnerOnly.make(state);
        DurableFile.replace(state.resolve(name), ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
