package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/// `onehotctl setting …`, with its documents.
class SettingCommandsLineTest extends CliFixture {
    @Test
    void aValueIsStoredAndReadAsItIs() {
        for (var value : List.of("", " ", "-1", "--json", "ü 🔥 漢", "line\nline\n", "\"'\\$`")) {
            onehotctl("setting", "set", "mine", "--", value).done();
            assertThat(onehotctl("setting", "get", "mine").done().out()).isEqualTo(value + "\n");
            assertThat(onehotctl("setting", "get", "mine", "--json").done().json().at("value")).isEqualTo(value);
        }
    }

    @Test
    void whatIsNotStoredHasItsDefault() {
        onehotctl("provider", "add", "A").done();
        assertThat(onehotctl("setting", "get", "LOG_LEVEL").done().out()).isEqualTo("INFO\n");
        assertThat(onehotctl("setting", "get", "LOG_LEVEL", "--default", "DEBUG").done().out()).isEqualTo("DEBUG\n");
        assertThat(onehotctl("setting", "get", "nothing", "--default", "x").done().out()).isEqualTo("x\n");
        onehotctl("setting", "get", "nothing").failed(Exit.MISSING);
        onehotctl("setting", "reset", "nothing").failed(Exit.MISSING);
        onehotctl("setting", "reset", "LOG_LEVEL").done();
    }

    @Test
    void wrongValuesAreRefused() {
        assertThat(onehotctl("setting", "set", "LOG_LEVEL", "LOUD", "--json").failed(Exit.USAGE).error().at("error/class"))
                .isEqualTo("invalid");
        onehotctl("setting", "set", "CHECK_INTERVAL", "0").failed(Exit.USAGE);
        onehotctl("setting", "set", "CHECK_INTERVAL").failed(Exit.USAGE);
        onehotctl("setting", "set", "a", "b", "--stdin").failed(Exit.USAGE);
    }

    @Test
    void secretsComeFromStandardInputAndArePrintedOnlyWhenAsked() {
        onehotctl("setting", "set", "FINNHUB_API_KEY", "abc").failed(Exit.USAGE);
        withInput("abc\n", "setting", "set", "FINNHUB_API_KEY", "--stdin").done();

        assertThat(onehotctl("setting", "list").done().out()).contains("FINNHUB_API_KEY").doesNotContain("abc");
        assertThat(onehotctl("setting", "list", "--json").done().out()).doesNotContain("abc");
        assertThat(onehotctl("setting", "get", "FINNHUB_API_KEY").failed(Exit.USAGE).errors()).doesNotContain("abc");
        assertThat(onehotctl("setting", "get", "FINNHUB_API_KEY", "--reveal").done().out()).isEqualTo("abc\n");
    }

    @Test
    void theSchemaHoldsWhatIsKnownHereAndCanCheckIt() throws java.io.IOException {
        onehotctl("provider", "add", "A").done();
        var own = JsonDocument.parse(onehotctl("setting", "schema").done().out());
        assertThat(own.at("properties/LOG_LEVEL/default")).isEqualTo("INFO");

        var theirs = "{\"title\":\"Theirs\",\"properties\":{\"LOG_LEVEL\":{\"type\":\"integer\"},\"COLOURS\":{\"$ref\":\"#/$defs/n\"}},"
                + "\"$defs\":{\"n\":{\"type\":\"integer\",\"maximum\":16}}}";
        java.nio.file.Files.writeString(file.resolveSibling("theirs.schema.json"), theirs);
        java.nio.file.Files.writeString(file.resolveSibling("broken.schema.json"), "{");
        var printed = onehotctl("setting", "schema").done().out();
        var all = JsonDocument.parse(printed);
        assertThat(all.at("allOf/0/$id")).isEqualTo("theirs.schema.json");
        assertThat(all.at("allOf/0/properties")).asString().contains("COLOURS").doesNotContain("LOG_LEVEL");

        var validator = com.networknt.schema.SchemaRegistry.withDefaultDialect(com.networknt.schema.SpecificationVersion.DRAFT_2020_12)
                .getSchema(printed);
        assertThat(validator.validate("{\"COLOURS\":8,\"LOG_LEVEL\":\"DEBUG\"}", com.networknt.schema.InputFormat.JSON)).isEmpty();
        assertThat(validator.validate("{\"COLOURS\":17}", com.networknt.schema.InputFormat.JSON)).hasSize(1);
    }

    @Test
    void theListIsFiltered() {
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
        onehotctl("setting", "set", "CHECK_INTERVAL", "300").done();
        onehotctl("setting", "set", "mine", "1").done();

        assertThat(keys("setting", "list", "--modified")).containsExactly("LOG_LEVEL", "mine");
        assertThat(keys("setting", "list", "interval")).containsExactly("CHECK_INTERVAL");
        assertThat(keys("setting", "list", "open*_URL")).containsExactly("OPENCLAW_GATEWAY_URL");
        assertThat(keys("setting", "list", "m?ne")).containsExactly("mine");
        assertThat(onehotctl("setting", "reset", "mine", "LOG_LEVEL", "--json").done().json().at("reset"))
                .isEqualTo(List.of("mine", "LOG_LEVEL"));
        assertThat(keys("setting", "list", "--modified")).isEmpty();
    }

    private List<String> keys(String... arguments) {
        var all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        var settings = (List<?>) onehotctl(all).done().json().at("settings");
        return settings.stream().map(it -> ((Map<?, ?>) it).get("key").toString()).toList();
    }
}
