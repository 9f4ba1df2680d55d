package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A rule of another program in the file: what it refuses or undoes is not called done, in words that name it.
@Execution(ExecutionMode.CONCURRENT)
class ForeignRulesLineTest extends CliFixture {
    private static final String PIN = "CREATE TRIGGER pin BEFORE UPDATE OF is_active ON ai_providers"
            + " WHEN old.is_active = 1 AND new.is_active = 0 BEGIN SELECT RAISE(IGNORE); END";
    private static final String ADVICE = "Nothing was changed. Change that rule with the program that made it, or remove it from the database,"
            + " then try again.\n";

    @BeforeEach
    void addTwo() {
        onehotctl("provider", "add", "Alpha").done();
        onehotctl("provider", "add", "Beta", "--no-activate").done();
        onehotctl("setting", "set", "mine", "1").done();
    }

    @Test
    void aSwitchThatIsIgnoredIsNotCalledDone() {
        outside(PIN);
        assertRefused("TRIGGER pin", "provider", "use", "Beta");
        assertActive("Alpha");
        var error = onehotctl("provider", "use", "Beta", "--json").failed(Exit.FAILED).error();
        assertThat(error.at("error/class")).isEqualTo("foreign-rule");
        assertThat(error.at("error/code")).isEqualTo(1L);
    }

    @Test
    void aRepairThatIsIgnoredIsNotCalledDone() {
        outside(PIN);
        outside("UPDATE ai_providers SET is_active = 1");
        assertRefused("TRIGGER pin", "repair");
        assertThat(onehotctl("status", "--json").json().at("integrity")).isEqualTo("several-active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setting set mine 2", "setting reset mine", "setting set other 1", "undo"})
    void aSettingThatIsIgnoredIsNotCalledStored(String command) {
        for (var event : List.of("INSERT", "UPDATE", "DELETE")) {
            outside("CREATE TRIGGER no_" + event + " BEFORE " + event + " ON settings BEGIN SELECT RAISE(IGNORE); END");
        }
        assertRefused("TRIGGER no_DELETE, no_INSERT, no_UPDATE", command.split(" "));
        assertThat(onehotctl("setting", "get", "mine").done().out()).isEqualTo("1\n");
    }

    @Test
    void whatATriggerSaysIsTold() {
        outside("CREATE TRIGGER no BEFORE UPDATE ON ai_providers BEGIN SELECT RAISE(ABORT, 'not allowed by policy'); END");
        assertRefused("TRIGGER no (not allowed by policy)", "provider", "use", "Beta");
    }

    @Test
    void aColumnThatMustBeFilledIsNamed() {
        outside("DELETE FROM settings");
        outside("ALTER TABLE settings ADD COLUMN owner TEXT NOT NULL");
        assertRefused("NOT NULL settings.owner", "setting", "set", "mine", "2");
    }

    @Test
    void aKeyThatIsKeptBackIsNotCalledSaved() {
        environment.put("MY_KEY", "sk-mine-0123456789abcdef");
        outside("CREATE TRIGGER keep BEFORE UPDATE OF api_key ON ai_providers BEGIN SELECT RAISE(IGNORE); END");
        assertRefused("TRIGGER keep", "provider", "edit", "Beta", "--key-env", "MY_KEY");
    }

    @Test
    void aNameThatIsStoredOtherwiseIsShownSoAndSaid() {
        outside("CREATE TRIGGER upper AFTER UPDATE OF provider_name ON ai_providers"
                + " BEGIN UPDATE ai_providers SET provider_name = upper(new.provider_name) WHERE id = new.id; END");
        var edited = onehotctl("provider", "edit", "Beta", "--rename", "Gamma");
        assertThat(edited.code()).isZero();
        assertThat(edited.out()).isEqualTo("GAMMA is saved.\n");
        assertThat(edited.errors()).isEqualTo("onehotctl: GAMMA is stored otherwise than it was entered: another program's trigger changed it.\n");
    }

    /// It was there when the file was opened, and is met again by whoever opens it next.
    @Test
    void aColumnThatWasTakenAwayIsNamed() {
        outside("ALTER TABLE settings DROP COLUMN updated_at");
        assertThat(onehotctl("provider", "use", "Beta").failed(Exit.DATABASE).errors()).contains("settings.updated_at");
    }

    @Test
    void whatAnotherProgramHasInARowComesBackWithIt() {
        outside("ALTER TABLE settings ADD COLUMN note TEXT");
        outside("ALTER TABLE ai_providers ADD COLUMN note TEXT");
        outside("UPDATE settings SET note = 'mine'");
        outside("UPDATE ai_providers SET note = 'mine'");
        onehotctl("setting", "reset", "mine").done();
        onehotctl("undo").done();
        onehotctl("provider", "remove", "Beta", "--yes").done();
        onehotctl("undo").done();
        try (var outside = Outside.on(file)) {
            assertThat(outside.texts("SELECT note FROM settings WHERE key = 'mine'")).containsExactly("mine");
            assertThat(outside.texts("SELECT note FROM ai_providers")).containsExactly("mine", "mine");
        }
    }

    private void assertRefused(String named, String... command) {
        var ran = onehotctl(command).failed(Exit.FAILED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errors()).isEqualTo(
                "onehotctl: " + file + " has a rule of another program that does not allow this: " + named + ".\n" + ADVICE);
    }

    private void assertActive(String name) {
        assertThat(onehotctl("status", "--json").done().json().at("active/name")).isEqualTo(name);
    }
}
