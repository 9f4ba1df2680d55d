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
            assertThat(Isolated.in(names)).startsWith("\u200e\u202b").endsWith("\u202c\u200e").hasSize(names.length() + 4).satisfies(
                    it -> assertThat(it.substring(2, it.length() - 2)).contains("\ufffd").doesNotContain("\u202a", "\u202b", "\u202c", "\u202e"));
        }
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
