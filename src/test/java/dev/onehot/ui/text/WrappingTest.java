package dev.onehot.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import dev.onehot.testing.Sources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.testfx.api.FxToolkit;

/// JavaFX 24 to 26 throws where a run of letters that are read from right to left is broken into lines. What wraps bears every name at every width.
class WrappingTest {
    static final List<String> TEXTS = List.of(
            "שלום",
            "ספק בדיקה",
            "عربي",
            "مزود الاختبار",
            "ספק בדיקה عربي",
            "Hello שלום",
            "שלום Hello",
            "שלום was made active and 7 more",
            "2 providers: \u2068مزود الاختبار\u2069, \u2068ספק 12 בדיקה\u2069 – ١٢٣.",
            "\u202b(a) b\u202c",
            "ספק\nבדיקה عربي\n",
            "שלום".repeat(20));

    private static final int WIDEST = 400;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aLabelBearsItAtEveryWidth(String text) {
        Person.ask(() -> {
            var label = new WrappingLabel(text);
            var alsoWithIcon = new WrappingLabel("Another text before");
            alsoWithIcon.setGraphic(new Rectangle(12, 12));
            var scene = new Scene(new Pane(label, alsoWithIcon));
            scene.getRoot().applyCss();
            alsoWithIcon.setText(text);
            scene.getRoot().applyCss();
            for (int width = 1; width <= WIDEST; width++) {
                layOut(label, width, label.prefHeight(width));
                layOut(alsoWithIcon, width, alsoWithIcon.minHeight(width));
            }
            alsoWithIcon.setText("A text that JavaFX breaks again, after all of that");
            layOut(alsoWithIcon, 60, alsoWithIcon.prefHeight(60));
            return true;
        });
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void anAreaBearsItAtEveryWidth(String text) {
        Person.ask(() -> {
            var area = new WrappingArea();
            var scene = new Scene(new Pane(area));
            scene.getRoot().applyCss();
            area.setText("Words that wrap");
            layOut(area, 80, 80);
            area.setText(text);
            for (int width = (int) area.minWidth(-1); width <= WIDEST; width++) {
                layOut(area, width, 80);
            }
            area.clear();
            area.appendText("typed before ");
            layOut(area, 60, 80);
            area.insertText(5, text);
            layOut(area, 60, 80);
            area.setText("Words that wrap");
            assertThat(area.isWrapText()).isTrue();
            return true;
        });
    }

    /// The lines are those of the text, in order, and fit.
    @Test
    void linesAreBrokenBetweenWordsAndFit() {
        var lines = new BrokenLines(String::length);
        assertThat(lines.of("aa bb cc", 5)).containsExactly("aa bb", "cc");
        assertThat(lines.of("aa bb cc", 2)).containsExactly("aa", "bb", "cc");
        assertThat(lines.of("aaaaa bb", 2)).containsExactly("aa", "aa", "a", "bb");
        assertThat(lines.of("aa\nbb", 9)).containsExactly("aa", "bb");
        assertThat(lines.of("aaa", 0)).containsExactly("a", "a", "a");
        assertThat(lines.of("", 0)).containsExactly("");
    }

    /// As many lines as are needed, and where there is no room for them what is shown says that there is more.
    @Test
    void aLabelIsAsHighAsItsLines() {
        Person.ask(() -> {
            var label = new WrappingLabel("ספק בדיקה");
            var scene = new Scene(new Pane(label));
            scene.getRoot().applyCss();
            double natural = label.prefWidth(-1);
            assertThat(label.prefHeight(natural)).isEqualTo(label.minHeight(-1));
            assertThat(label.prefHeight(natural - 2)).isGreaterThan(label.prefHeight(natural) * 1.5);
            layOut(label, natural - 2, label.prefHeight(natural));
            assertThat(shown(label)).endsWith("…").doesNotContain("\n");
            layOut(label, natural, label.prefHeight(natural));
            assertThat(shown(label)).isEqualTo("ספק בדיקה");
            assertThat(label.getText()).isEqualTo("ספק בדיקה");
            return true;
        });
    }

    private static String shown(WrappingLabel label) {
        return ((javafx.scene.text.Text) label.lookup(".text")).getText();
    }

    private static void layOut(Control control, double width, double height) {
        control.minWidth(-1);
        control.prefWidth(-1);
        control.minHeight(width);
        control.prefHeight(width);
        control.resize(width, height);
        control.layout();
        // Of this layout nothing is left over for drawing.
        control.lookupAll(".text").forEach(it -> it.getLayoutBounds().getWidth());
    }

    /// Whoever needs a text that wraps takes one of these two; texts of a bundle, which have no such letters, may stand beside a box.
    @Test
    void nothingElseWraps() {
        var others = new TreeSet<String>();
        Sources.fxml().forEach((file, fxml) -> Sources.elements(fxml).stream()
                .filter(it -> it.hasAttribute("wrapText"))
                .filter(it -> !List.of("CheckBox", "RadioButton").contains(it.getTagName()) || !it.getAttribute("text").startsWith("%"))
                .forEach(it -> others.add(file + ": <" + it.getTagName() + " fx:id=\"" + it.getAttribute("fx:id") + "\">")));
        var breaking = Pattern.compile("setWrapText\\(|wrapTextProperty\\(|setWrappingWidth\\(|new TextFlow\\(|setContentText\\("
                + "|setHeaderText\\(texts\\.get\\(\"[^\"]*\",|new (?:TextArea|Alert)\\((?!\\)|[\\w.]+\\)|[\\w.]+, \"\",)");
        Sources.java().forEach((file, java) -> {
            var found = breaking.matcher(java);
            while (!file.startsWith("ui/text/") && found.find()) {
                others.add(file + ": " + found.group());
            }
        });
        // It marks nothing where there are such letters.
        others.remove("ui/settings/SearchMarks.java: new TextFlow(");
        assertThat(others).as("Use WrappingLabel or WrappingArea").isEmpty();
    }
}
