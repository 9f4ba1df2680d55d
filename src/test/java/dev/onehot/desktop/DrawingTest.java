package dev.onehot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What draws the window.
class DrawingTest {
    @TempDir
    private Path folder;

    @Test
    void theProcessorUnlessSomebodyWantsOtherwise() throws Exception {
        var drawing = new Drawing(folder.resolve("state"));
        drawing.remember(1);
        assertThat(drawing.isGraphics()).isFalse();
        drawing.choose(true);
        assertThat(drawing.isGraphics()).isTrue();
        assertThat(drawing.words()).startsWith("By the graphics card");
        drawing.choose(false);
        assertThat(drawing.isGraphics()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "2.0, true", "3.0, true", "1.25, false", "1.5, false", "1.0416666, false", "2.0833333, false"})
    void atAScaleThatIsNoWholeNumberItIsTheProcessor(double scale, boolean graphics) throws Exception {
        var drawing = new Drawing(folder);
        drawing.choose(true);
        assertThat(drawing.isGraphics()).as("as long as no scale is known").isFalse();
        drawing.remember(scale);
        assertThat(drawing.isGraphics()).isEqualTo(graphics);
        assertThat(drawing.isGraphicsChosen()).isTrue();
        assertThat(drawing.words()).contains(graphics ? "By the graphics card" : "letters would be missing");
    }

    @Test
    void whatIsNoAnswerCountsAsNone() throws Exception {
        Files.writeString(folder.resolve("drawing"), "graphics");
        Files.writeString(folder.resolve("scale"), "much\n");
        assertThat(new Drawing(folder).scale()).isEmpty();
        assertThat(new Drawing(folder).isGraphics()).isFalse();
    }
}
