package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// Settings in the window: each edited in place by its type, added, reset, found.
class SettingsScreenTest extends WindowFixture {
    @Test
    void aNumberIsEditedInPlaceAndReset() {
        var settings = window.settings();
        settings.set("MONTHLY_BUDGET_LIMIT", "900");
        awaitStored("MONTHLY_BUDGET_LIMIT", "900");

        settings.reset("MONTHLY_BUDGET_LIMIT");
        awaitStored("MONTHLY_BUDGET_LIMIT", null);
        window.awaitNotice("Reset Monthly budget limit to 1500.0.");

        window.undo();
        awaitStored("MONTHLY_BUDGET_LIMIT", "900");
    }

    @Test
    void aWrongNumberIsToldAndNotStored() {
        var settings = window.settings();
        settings.set("MONTHLY_BUDGET_LIMIT", "plenty");
        settings.awaitProblem("Write a number, with a point for decimals.");
        assertThat(outside.setting("MONTHLY_BUDGET_LIMIT")).isNull();
    }

    @Test
    void aSwitchAndAChoiceSaveWhenTheyAreMoved() {
        var settings = window.settings().filter("OPENCLAW_ENABLED");
        settings.toggle("OPENCLAW_ENABLED");
        awaitStored("OPENCLAW_ENABLED", "true");
        window.awaitNoticeWith("Changed ");
        window.undo();
        awaitStored("OPENCLAW_ENABLED", null);

        settings.filter("LOG_LEVEL");
        settings.choose("LOG_LEVEL", "DEBUG");
        awaitStored("LOG_LEVEL", "DEBUG");
    }

    @Test
    void anUnknownSettingIsAddedEditedAndRemoved() {
        var settings = window.settings();
        settings.add("watchlist", "AAPL");
        awaitStored("watchlist", "AAPL");
        settings.filter("watchlist");
        settings.set("watchlist", "AAPL,MSFT");
        awaitStored("watchlist", "AAPL,MSFT");
        settings.awaitNoProblem();
        settings.reset("watchlist");
        awaitStored("watchlist", null);
    }

    @Test
    void aKeyThatExistsIsNotAddedOver() {
        outside.run("INSERT INTO settings(key, value) VALUES ('watchlist', 'AAPL')");
        var settings = window.settings();
        settings.add("watchlist", "MSFT");
        settings.awaitNewKeyProblem("There is a setting with this key already. Edit it in the list.");
        assertThat(outside.setting("watchlist")).isEqualTo("AAPL");
    }

    @Test
    void aStoredValueOfTheWrongTypeIsShownAsItIs() {
        outside.run("INSERT INTO settings(key, value) VALUES ('CHECK_INTERVAL', 'soon')");
        var settings = window.settings();
        settings.awaitValue("CHECK_INTERVAL", "soon");
        settings.awaitProblem("Write a whole number.");
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("soon");
    }

    @Test
    void aChoiceFollowsAChangeElsewhere() {
        var settings = window.settings().filter("LOG_LEVEL");
        settings.awaitChoice("LOG_LEVEL", "INFO");
        outside.run("INSERT INTO settings(key, value) VALUES ('LOG_LEVEL', 'DEBUG')");
        settings.awaitChoice("LOG_LEVEL", "DEBUG");
        outside.run("DELETE FROM settings WHERE key = 'LOG_LEVEL'");
        settings.awaitChoice("LOG_LEVEL", "INFO");
    }

    @Test
    void modifiedOnesCanBeFiltered() {
        outside.run("INSERT INTO settings(key, value) VALUES ('CHECK_INTERVAL', '60')");
        var settings = window.settings();
        settings.awaitValue("CHECK_INTERVAL", "60");
        settings.filter("@modified");
        Await.until("others are gone", () -> !settings.shows("MONTHLY_BUDGET_LIMIT"));
        assertThat(settings.shows("CHECK_INTERVAL")).isTrue();
    }

    @Test
    void inANarrowWindowEditorsStandBelowTheirWords() {
        var settings = window.settings();
        robot.interact(() -> window.stage().setWidth(960));
        settings.awaitBeside("CHECK_INTERVAL");
        robot.interact(() -> window.stage().setWidth(720));
        settings.awaitBelow("CHECK_INTERVAL");
        robot.interact(() -> window.stage().setWidth(960));
        settings.awaitBeside("CHECK_INTERVAL");
    }

    private void awaitStored(String key, String value) {
        Await.until(key + " is " + value, () -> java.util.Objects.equals(outside.setting(key), value));
    }
}
