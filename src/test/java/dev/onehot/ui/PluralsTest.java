package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text that counts says it as its language does: nothing, one, two and many.
class PluralsTest {
    private static final List<String> BUNDLES = List.of("dev.onehot.ui.texts", "dev.onehot.model.messages", "dev.onehot.desktop.tray");

    private static final Pattern CHOICE = Pattern.compile("\\{(\\d),choice,(?:[^{}]|\\{\\d\\})*\\}");
    private static final Pattern FORMATTED = Pattern.compile("\\{(\\d),");

    /// What is counted, where it stands after a number.
    private static final Map<String, Pattern> COUNTED = Map.of(
            "en", Pattern.compile("\\{\\d\\} (?:more |further |of them )?(?:providers|settings|keys|changes|edits|things|values|models|requests|sessions|programs|presets|passes|"
                    + "headers|characters|bytes|errors|files|seconds|minutes|hours|days|times)\\b(?! …)"),
            "de", Pattern.compile("\\{\\d\\} (?:weitere[n]? )?(?:Anbietern?|Einstellungen|Schlüsseln?|Änderungen|Bearbeitungen|Sachen|Werten?|Modellen?|Anfragen|Sitzungen|Programmen?|"
                    + "Vorlagen|Durchläufen?|Headern?|Zeichen|Bytes?|Fehlern?|Dateien|Sekunden|Minuten|Stunden|Tagen?|Malen?)\\b"));

    /// Of which there are always several.
    private static final Set<String> SEVERAL = Set.of(
            "header.several", "integrity.several", "notice.deletedSeveral", "gallery.all", "settings.reading", "settings.tooLong", "health.pages.value", "field.long", "key.long",
            "keys.shortPassphrase", "keys.shortVariable", "header.many", "import.many", "restore.plain.more", "wait.settings");

    private static Map<String, String> texts(String language) {
        var texts = new TreeMap<String, String>();
        for (var name : BUNDLES) {
            var bundle = Languages.bundle(name, Locale.forLanguageTag(language));
            bundle.keySet().forEach(it -> texts.put(it, bundle.getString(it)));
        }
        return texts;
    }

    private static String with(String text, int counted, int count) {
        var arguments = new Object[] {"a", "b", "c", "d", "e"};
        FORMATTED.matcher(text).results().forEach(it -> arguments[Integer.parseInt(it.group(1))] = 7);
        arguments[counted] = count;
        return new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh-CN"})
    void nothingIsNotOneAndManyAreSaidAsTwo(String language) {
        var found = new AtomicInteger();
        texts(language).forEach((key, text) -> CHOICE.matcher(text).results().forEach(it -> {
            found.incrementAndGet();
            int counted = Integer.parseInt(it.group(1));
            var said = IntStream.of(0, 1, 2, 5).mapToObj(count -> with(text, counted, count)).toList();
            boolean told = text.contains("{" + counted + "}");
            assertThat(said.get(2).replace("2", "5")).as(key).isEqualTo(said.get(3));
            if (told) {
                assertThat(said.get(0)).as("%s: of nothing it does not say what it says of one", key).isNotEqualTo(said.get(1));
                assertThat(said.get(2)).as(key).contains("2");
            }
            // Minutes and hours are cut short, and other languages have words with one form.
            if (language.equals("en") && !key.startsWith("ago.")) {
                assertThat(said.get(2).replace("2", "1")).as("%s: one is not said as several are", key).isNotEqualTo(said.get(1));
            }
        }));
        assertThat(found).as("texts that count").hasPositiveValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void whatMayBeOneIsSaidSo(String language) {
        var several = Objects.requireNonNull(COUNTED.get(language));
        var wrong = new TreeMap<>(texts(language));
        wrong.keySet().removeAll(SEVERAL);
        wrong.values().removeIf(it -> !several.matcher(CHOICE.matcher(it).replaceAll("…")).find());
        assertThat(wrong).as("Write {0,choice,0#{0} things|1#one thing|1<{0} things}").isEmpty();
    }

    @Test
    void whatIsSeveralIsThere() {
        assertThat(texts("en").keySet()).containsAll(SEVERAL);
    }
}
