package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.time.Duration;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times in words: right in each language, and still right when time goes on.
class AgoTest extends WindowFixture {
    private static final Instant NOW = LocalDateTime.of(2026, 11, 29, 12, 0, 30).atZone(ZoneId.systemDefault()).toInstant();

    private static String words(String language, Duration passed) {
        return Ago.words(NOW.minus(passed), NOW, new Texts(Locale.forLanguageTag(language)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PT0S|just now|gerade eben|刚刚",
        "PT59S|just now|gerade eben|刚刚",
        "PT-30S|just now|gerade eben|刚刚",
        "PT1M|1 min ago|vor 1 Min.|1 分钟前",
        "PT2M|2 min ago|vor 2 Min.|2 分钟前",
        "PT59M59S|59 min ago|vor 59 Min.|59 分钟前",
        "PT1H|1 h ago|vor 1 Std.|1 小时前",
        "PT23H|23 h ago|vor 23 Std.|23 小时前",
        "PT24H|yesterday|gestern|昨天",
        "PT36H|yesterday|gestern|昨天",
        "PT37H|2 days ago|vor 2 Tagen|2 天前",
        "P6D|6 days ago|vor 6 Tagen|6 天前",
        "P7D|Nov 22, 2026|22.11.2026|2026年11月22日",
    })
    void areAsTheLanguageHasThem(Duration passed, String english, String german, String chinese) {
        assertThat(words("en", passed)).isEqualTo(english);
        assertThat(words("de", passed)).isEqualTo(german);
        assertThat(words("zh-CN", passed)).isEqualTo(chinese);
    }

    @Test
    void datesAreThoseOfThePlaceIfItsLanguageIsThatOfTheTextsAndElseEnglish() {
        var week = Duration.ofDays(9);
        assertThat(words("en-GB", week)).isEqualTo("20 Nov 2026");
        assertThat(words("fr-FR", week)).isEqualTo("Nov 20, 2026");
        assertThat(words("de-AT", week)).isEqualTo("20.11.2026");
        // Clocks differ, but not by years: a time that cannot be is told as it stands there.
        assertThat(words("de", Duration.ofDays(-400))).contains("03.01.2028");
    }

    @Test
    void storedTimesAreReadAndWhatIsNoneIsNone() {
        assertThat(Ago.instant("2026-11-29 20:16:05")).contains(Instant.parse("2026-11-29T20:16:05Z"));
        assertThat(Ago.instant("")).isEmpty();
        assertThat(Ago.instant("yesterday")).isEmpty();
        assertThat(Ago.instant("2026-02-30 20:16:05")).isEmpty();
    }

    @Test
    void wordsThatAreSeenGoWithTheTime() {
        var now = new AtomicReference<>(NOW);
        var label = new Label();
        var ago = Person.ask(() -> new Ago(label, new Texts(Locale.ENGLISH), now::get, Duration.ofMillis(5)));
        robot.interact(() -> {
            ago.show(Optional.of(NOW));
            shown(label);
        });
        assertThat(words(label)).isEqualTo("just now");
        now.set(NOW.plusSeconds(180));
        Await.until("three minutes later", () -> words(label).equals("3 min ago"));
        assertThat(Person.ask(() -> label.getTooltip().getText())).contains("Nov 29, 2026");
        // Out of sight it rests, and is right when it is seen again.
        robot.interact(() -> ((Pane) label.getParent()).getChildren().remove(label));
        now.set(NOW.plusSeconds(7200));
        robot.interact(() -> shown(label));
        assertThat(words(label)).isEqualTo("2 h ago");
        robot.interact(() -> {
            ago.show(Optional.empty());
            label.setText("not checked");
        });
        now.set(NOW.plusSeconds(90_000));
        robot.interact(() -> ((Pane) label.getParent()).getChildren().remove(label));
        robot.interact(() -> shown(label));
        assertThat(words(label)).isEqualTo("not checked");
        assertThat(Person.ask(label::getTooltip)).isNull();
    }

    private void shown(Label label) {
        robot.lookup("#layersPane").queryAs(Pane.class).getChildren().add(label);
    }

    private static String words(Label label) {
        return Person.ask(label::getText);
    }
}
