package dev.onehot.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import module java.base;

import dev.onehot.model.KnownSetting.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A schema that somebody wrote badly or with intent neither hangs nor breaks anything: it says what is wrong, and text remains.
class HostileSchemaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aRegularExpressionThatNeverEndsIsGivenUp() {
        var schemas = read("{\"properties\":{\"k\":{\"type\":\"string\",\"pattern\":\"(x+x+)+\\\\1y\"}}}");
        var problems = assertTimeoutPreemptively(PATIENCE, () -> schemas.problems("k", "x".repeat(60)));
        assertThat(problems).isEmpty();
        assertThat(schemas.find("k").orElseThrow().type()).isEqualTo(Type.TEXT);
        assertThat(schemas.faults()).singleElement().satisfies(it -> assertThat(it.key()).isEqualTo("k"));
    }

    /// The next value is looked at as before, and a secret goes on being one.
    @Test
    void aValueThatCannotBeLookedAtLetsNoOtherPass() {
        var schemas = read("{\"properties\":{\"k\":{\"type\":\"string\",\"pattern\":\"(x+x+)+\\\\1y\"},"
                + "\"pin\":{\"type\":\"string\",\"writeOnly\":true,\"pattern\":\"(x+x+)+\\\\1y\"},"
                + "\"list\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}}}");
        for (var key : List.of("k", "pin")) {
            assertThat(schemas.problems(key, "x".repeat(60))).isEmpty();
            assertThat(schemas.problems(key, "wrong")).as(key).hasSize(1);
            assertThat(schemas.problems(key, "xxxxy")).as(key).isEmpty();
        }
        assertThat(schemas.isSecret("pin")).isTrue();
        assertThat(schemas.problems("list", "[" + "1,".repeat(30_000) + "1]")).isEmpty();
        assertThat(schemas.problems("list", "[\"wrong\"]")).hasSize(1);
        assertThat(schemas.find("list").orElseThrow().type()).isEqualTo(Type.JSON);
        assertThat(schemas.faults()).extracting(it -> it.key()).containsExactlyInAnyOrder("k", "pin", "list");
    }

    @Test
    void aSecretWhoseSchemaCannotBeFollowedStaysOne() {
        var schemas = read("{\"properties\":{\"pin\":{\"type\":\"string\",\"writeOnly\":true,\"pattern\":\"(\"}}}");
        schemas.problems("pin", "anything");
        assertThat(schemas.isSecret("pin")).isTrue();
    }

    @Test
    void referencesThatGoInACircleAreGivenUp() {
        var schemas = read("{\"properties\":{\"k\":{\"$ref\":\"#/$defs/a\"},\"l\":{\"allOf\":[{\"$ref\":\"#/$defs/c\"}]}},"
                + "\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"},\"c\":{\"allOf\":[{\"$ref\":\"#/$defs/c\"}]}}}");
        assertThat(schemas.find("k")).isEmpty();
        assertThat(assertTimeoutPreemptively(PATIENCE, () -> schemas.problems("l", "anything"))).isEmpty();
        assertThat(schemas.faults()).isNotEmpty();
    }

    @Test
    void branchesThatMultiplyAreGivenUp() {
        var definitions = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            definitions.append("\"d").append(i).append("\":{\"allOf\":[{\"$ref\":\"#/$defs/d").append(i + 1)
                    .append("\"},{\"$ref\":\"#/$defs/d").append(i + 1).append("\"}]},");
        }
        var schemas = read("{\"properties\":{\"k\":{\"allOf\":[{\"$ref\":\"#/$defs/d0\"}]}},\"$defs\":{" + definitions + "\"d40\":{}}}");
        assertThat(assertTimeoutPreemptively(PATIENCE, () -> schemas.problems("k", "anything"))).isEmpty();
        assertThat(schemas.find("k").orElseThrow().type()).isEqualTo(Type.TEXT);
    }

    @Test
    void nothingIsFetched() {
        var schemas = read("{\"properties\":{\"k\":{\"type\":\"integer\",\"allOf\":[{\"$ref\":\"http://127.0.0.1:9/x.json\"}]},"
                + "\"f\":{\"type\":\"string\",\"allOf\":[{\"$ref\":\"file:///etc/passwd\"}]}}}");
        assertThat(schemas.problems("k", "1")).isEmpty();
        assertThat(schemas.problems("f", "1")).isEmpty();
        assertThat(schemas.find("k").orElseThrow().type()).isEqualTo(Type.TEXT);
        assertThat(schemas.find("f").orElseThrow().type()).isEqualTo(Type.TEXT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "schema.json | {",
        "schema.empty | ''",
        "schema.empty | []",
        "schema.empty | {\"properties\":[]}",
        "schema.empty | {\"properties\":{}}",
        "schema.dialect | {\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"properties\":{\"k\":{}}}",
        "schema.reference | {\"properties\":{\"k\":{\"$ref\":\"https://example.com/x\"}}}",
        "schema.reference | {\"properties\":{\"k\":7}}",
    })
    void whatIsNoSchemaIsNamedAndHarmsNoOther(String code, String text) {
        var schemas = read(text);
        assertThat(schemas.faults()).singleElement().satisfies(it -> {
            assertThat(it.message().code()).isEqualTo(code);
            assertThat(it.message().text()).contains("theirs.schema.json");
        });
        assertThat(schemas.find("CHECK_INTERVAL")).isPresent();
        assertThat(schemas.problems("k", "anything")).isEmpty();
    }

    @Test
    void depthIsRefusedWhileItIsRead() {
        var deep = "{\"properties\":{\"k\":" + "{\"not\":".repeat(5_000) + "{}" + "}".repeat(5_000) + "}}";
        assertThat(read(deep).faults()).extracting(it -> it.message().code()).containsExactly("schema.json");
    }

    @Test
    void sillyKeywordsFallBackToText() {
        var schemas = read("{\"properties\":{\"a\":{\"type\":7},\"b\":{\"type\":\"string\",\"pattern\":\"(\"},"
                + "\"c\":{\"enum\":{\"x\":1}},\"d\":{\"minimum\":\"low\",\"type\":\"integer\"},\"e\":{\"type\":\"nonsense\"}}}");
        for (var key : List.of("a", "b", "c", "d", "e")) {
            assertThat(schemas.find(key)).as(key).isPresent();
            schemas.problems(key, "anything");
        }
        assertThat(schemas.problems("b", "x")).isEmpty();
    }

    @Test
    void onesOwnSettingsCannotBeRedefined() {
        var schemas = read("{\"properties\":{\"CHECK_INTERVAL\":{\"type\":\"string\"}}}");
        assertThat(schemas.problems("CHECK_INTERVAL", "soon")).hasSize(1);
    }

    private SettingSchemas read(String text) {
        try {
            return SettingSchemas.read(List.of(Files.writeString(folder.resolve("theirs.schema.json"), text)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
