package dev.onehot.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Message;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import dev.onehot.testing.Sources;
import dev.onehot.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/// A sentence runs as its language does, whatever the names in it are written in.
class IsolatedTest {
    private static final Pattern IN_A_LANGUAGE = Pattern.compile("\\.text\\((?:[\\w.()]*\\.)?(?:getLocale\\(\\)|locale)\\)");

    @Test
    void whatNeedsNoMarksHasNone() {
        for (var words : List.of("", "OpenAI", "é 漢字 🔥", "a\nb")) {
            assertThat(Isolated.in(words)).isEqualTo(words);
        }
        assertThat(Isolated.in("safe\u202egpj.exe\u2066\u0007")).isEqualTo("safe\ufffdgpj.exe\ufffd\u2407");
    }

    @Test
    void eachLineIsKeptApartAndMarksThatAreNoPairAreSigns() {
        assertThat(Isolated.in("שלום")).isEqualTo("\u200e\u202bשלום\u202c\u200e");
        assertThat(Isolated.in("Hello שלום")).isEqualTo("\u200e\u202aHello שלום\u202c\u200e");
        assertThat(Isolated.in("שלום\nworld\nعربي")).isEqualTo("\u200e\u202bשלום\u202c\u200e\nworld\n\u200e\u202bعربي\u202c\u200e");
        for (var names : List.of("\u202cשלום\u202b", "\u202bשלום", "שלום\u202c", "\u2067שלום\u2069", "\u202eשלום\u202c")) {
            assertThat(Isolated.in(names)).startsWith("\u200e\u202b").endsWith("\u202c\u200e").satisfies(it -> {
                assertThat(it.replaceAll("\\p{Cf}", "")).isEqualTo(names.replaceAll("\\p{Cf}", "\ufffd"));
                assertThat(it.chars().map(mark -> Isolated.step((char) mark)).sum()).as("each that begins has its end").isZero();
            });
        }
    }

    /// In the window's font, which has the signs and not the letters: as Unicode's own rules order them, by themselves and in a sentence.
    @Test
    void everyLetterIsDrawnWhereAReaderExpectsIt() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
        var inter = Font.loadFont(Texts.class.getResourceAsStream("fonts/Inter-Regular.otf"), 14);
        for (var name : List.of("דקיק-2", "דקיק-2 test", "ספק בדיקה", "Groq (דקיק) 3-a, דוגמה", "مزود-2", "دقيق (Groq) 2-a", "(שלום) עולם: 1-2, 3", "Relay ספק בדיקה!", "שלום עולם 12 - 34 ספק")) {
            for (var shown : List.of(Isolated.alone(name), Isolated.in(name), Isolated.in(Isolated.in(name)), "x " + Isolated.in(name) + " y")) {
                var plain = shown.replaceAll("\\p{Cf}", "");
                assertThat(plain).contains(name);
                var drawn = Person.ask(() -> drawnOrder(shown, inter));
                assertThat(drawn).as(shown).isEqualTo(shown.startsWith("x") ? "x " + order(name) + " y" : order(name));
            }
        }
    }

    /// As a reader sees them, from left to right; what is mirrored as it is stored.
    private static String order(String text) {
        var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        var levels = new byte[text.length()];
        var letters = new Character[text.length()];
        for (int i = 0; i < letters.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            letters[i] = text.charAt(i);
        }
        Bidi.reorderVisually(levels, 0, letters, 0, letters.length);
        return Arrays.stream(letters).map(String::valueOf).collect(Collectors.joining());
    }

    private static String drawnOrder(String shown, Font font) {
        var text = new Text(shown);
        text.setFont(font);
        return IntStream.range(0, shown.length())
                .filter(it -> Character.getType(shown.charAt(it)) != Character.FORMAT)
                .boxed()
                .sorted(Comparator.comparingDouble(it -> middle(text, it)))
                .map(it -> String.valueOf(shown.charAt(it)))
                .collect(Collectors.joining());
    }

    private static double middle(Text text, int letter) {
        return Arrays.stream(text.rangeShape(letter, letter + 1))
                .filter(LineTo.class::isInstance)
                .mapToDouble(it -> ((LineTo) it).getX())
                .average()
                .orElseThrow();
    }

    /// JavaFX draws the isolates of Unicode as wide blanks.
    @Test
    void noMarkTakesRoom() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
        Person.ask(() -> {
            for (var font : List.of(Font.font(14), Font.loadFont(Texts.class.getResourceAsStream("fonts/Inter-Regular.otf"), 14))) {
                for (var name : List.of("שלום", "Hello שלום")) {
                    var text = new Text(name + " x");
                    text.setFont(font);
                    double plain = text.getLayoutBounds().getWidth();
                    text.setText(Isolated.in(name) + " x");
                    // The space is another font's now.
                    assertThat(text.getLayoutBounds().getWidth()).as(font.getName()).isCloseTo(plain, within(5.0));
                }
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh-CN"})
    void aSentenceRunsAsItsLanguageDoesAlsoInAnother(String language) {
        var texts = new Texts(Locale.forLanguageTag(language));
        for (var name : WrappingTest.TEXTS) {
            for (var sentence : List.of(
                    texts.get("notice.deleted", name),
                    texts.get("activity.more", texts.get("activity.provider.renamed", name, name), 7),
                    texts.get("activity.undo", texts.get("activity.more", texts.get("activity.provider.added", name), 7)),
                    texts.get("integrity.none", name),
                    texts.message(Message.of("undo.conflict", name)),
                    texts.messages(List.of(Message.of("undo.did", name), Message.of("undo.deleted", name))))) {
                sentence.lines().filter(it -> it.codePoints().anyMatch(IsolatedTest::isOfTheSentence)).forEach(line ->
                        assertThat(new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()).as(line).isTrue());
            }
        }
    }

    private static boolean isOfTheSentence(int letter) {
        return Character.isLetter(letter) && Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    /// Drawn by itself, each line has to say again what the paragraph says.
    @Test
    void aBrokenSentenceRunsTheSameWayInEachOfItsLines() {
        var sentence = new Texts(Locale.ENGLISH).get("integrity.none", "ספק בדיקה ארוך מאוד");
        for (int width = 5; width < 60; width++) {
            var lines = new BrokenLines(it -> it.replaceAll("\\p{Cf}", "").length()).of(sentence, width);
            assertThat(lines).as("at %s", width).hasSizeGreaterThan(1).allSatisfy(line -> {
                assertThat(new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()).as(line).isTrue();
                assertThat(line.chars().map(it -> Isolated.step((char) it)).sum()).as(line).isZero();
            });
            assertThat(String.join("", lines).replaceAll("[\\p{Cf} ]", "")).isEqualTo(sentence.replaceAll("[\\p{Cf} ]", ""));
        }
    }

    /// Texts puts the marks around names; whoever asks a message for itself would leave them out.
    @Test
    void everySentenceOfTheModelIsShownByTexts() {
        var others = new TreeSet<String>();
        Sources.java().forEach((file, java) -> {
            if ((file.startsWith("ui/") || file.equals("app/OnehotApplication.java")) && !file.equals("ui/Texts.java")) {
                IN_A_LANGUAGE.matcher(java).results().forEach(it -> others.add(file + ": " + it.group()));
            }
        });
        assertThat(others).as("Use Texts.message").isEmpty();
        assertThat(IN_A_LANGUAGE.matcher("it.text(workspace.texts().bundle().getLocale())").find()).isTrue();
        assertThat(IN_A_LANGUAGE.matcher("it.text(locale)").find()).isTrue();
    }
}
