package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A value of many megabytes and very many settings, on the command line.
@Execution(ExecutionMode.CONCURRENT)
class LargeSettingsLineTest extends CliFixture {
    private static final int BYTES = 20_000_001;

    @BeforeEach
    void fill() {
        onehotctl("provider", "add", "A").done();
        outside("INSERT INTO settings(key, value) VALUES ('big', '🔥' || replace(hex(zeroblob(10000000)), '0', '\"') || char(10))");
        outside("UPDATE settings SET value = substr(value, 1, 19999998) WHERE key = 'big'");
    }

    @Test
    void itsSizeIsListed() {
        assertThat(onehotctl("setting", "list", "big").done().out()).contains("20 MB: onehotctl setting get big").hasSizeLessThan(200);
        var row = onehotctl("setting", "list", "big", "--json").done().json();
        assertThat(row.at("settings/0/value")).isNull();
        assertThat(row.at("settings/0/largeBytes")).isEqualTo((long) BYTES);
        onehotctl("status").done();
        onehotctl("provider", "use", "A").done();
    }

    @Test
    void itIsPrintedWhole() {
        var whole = onehotctl("setting", "get", "big").done().out();
        assertThat(whole).startsWith("🔥\"\"").endsWith("\"\n").hasSize(BYTES - 2 + 1);
        var document = onehotctl("setting", "get", "big", "--json").done().out();
        assertThat(document).startsWith("{\"key\":\"big\",\"value\":\"🔥\\\"\\\"").endsWith("\\\"\",\"stored\":true}\n");
    }

    @Test
    void itIsReplacedAndResetAndLeftOutOfAnExportWithAWord() {
        var exported = onehotctl("export");
        assertThat(exported.code()).isZero();
        assertThat(exported.errors()).contains("big is left out");
        assertThat(exported.out()).doesNotContain("big");
        onehotctl("setting", "set", "big", "small").done();
        assertThat(onehotctl("setting", "get", "big").done().out()).isEqualTo("small\n");
        onehotctl("setting", "reset", "big").done();
        onehotctl("setting", "get", "big").failed(Exit.MISSING);
    }

    @Test
    void whatItWasReplacedOrResetToIsUndone() {
        onehotctl("setting", "set", "before", "1").done();
        onehotctl("setting", "set", "big", "small").done();
        onehotctl("setting", "reset", "big").done();
        onehotctl("undo").done();
        assertThat(onehotctl("setting", "get", "big").done().out()).isEqualTo("small\n");
        onehotctl("undo").done();
        assertThat(onehotctl("setting", "get", "big").done().out()).startsWith("🔥\"\"").endsWith("\"\n").hasSize(BYTES - 2 + 1);
        onehotctl("undo").done();
        onehotctl("setting", "get", "before").failed(Exit.MISSING);
    }

    /// That is said when it is done, and undo says it again, and how to get past it.
    @Test
    void whatIsTooLargeToBeKeptIsSaid() {
        onehotctl("setting", "set", "before", "1").done();
        for (var command : new String[] {"reset big", "set big small"}) {
            outside("INSERT OR REPLACE INTO settings(key, value) VALUES ('big', hex(zeroblob(20000000)))");
            var ran = onehotctl(("setting " + command).split(" "));
            assertThat(ran.code()).isZero();
            assertThat(ran.errors()).isEqualTo("onehotctl: The value that big had, 40 MB, is too large to be kept: this cannot be undone.\n");
            assertThat(onehotctl("undo").failed(Exit.FAILED).errors())
                    .contains("The value that big had", "onehotctl undo NUMBER")
                    .doesNotContain("secret");
        }
        var number = onehotctl("history", "before", "--json").done().json().at("history/0/change").toString();
        onehotctl("undo", number).done();
        onehotctl("setting", "get", "before").failed(Exit.MISSING);
    }

    @Test
    void listsAreInTheOrderOfTheKeysAfterTheKnownOnes() {
        outside("INSERT INTO settings(key, value) VALUES ('b', '2'), ('a', '1'), ('LOG_LEVEL', 'DEBUG')");
        var lines = onehotctl("setting", "list", "--modified").done().out().lines().map(String::strip).toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("*  LOG_LEVEL").endsWith("DEBUG");
        assertThat(lines.get(2)).startsWith("*  a");
        assertThat(lines.get(3)).startsWith("*  b ");
        assertThat(onehotctl("status").done().out()).contains("Settings:  4");
        assertThat(onehotctl("complete", "settings").done().out()).contains("a\nb\nbig\n");
    }
}
