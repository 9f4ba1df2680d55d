package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Protocol;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Any file of a person's choice can follow.
class FollowDefinitionTest {
    @TempDir
    private Path home;

    @Test
    void thePlaceholdersOfTheIssueAreFilledIn() throws IOException {
        var texts = new LinkedHashMap<>(Map.of("a.url", "{baseUrl}"));
        texts.put("a.model", "m {model} \"q\"");
        texts.put("a.key", "!{key:helper}");
        var file = home.toRealPath().resolve("my config.json");
        var definition = FollowDefinition.of(file, DocumentFormat.JSON, "Mine", texts);
        var files = files();
        var program = files.of("file-1", definition);
        assertThat(program.name()).isEqualTo("Mine");
        assertThat(program.deliveries()).containsExactly(KeyDelivery.HELPER);
        assertThat(program.dialects()).containsExactlyInAnyOrder(Protocol.values());
        var each = FollowCase.all().filter(it -> it.dialect() == Protocol.OPENAI).findFirst().orElseThrow();
        var wanted = files.wanted(followed(definition, KeyDelivery.HELPER), each.first(), FollowCase.HELPER);
        assertThat(wanted).singleElement().satisfies(it -> {
            assertThat(it.path()).isEqualTo(file);
            assertThat(it.values()).containsEntry("a.url", "\"https://one.example/api/v1\"").containsEntry("a.model", "\"m vendor/one \\\"1\\\" \\\"q\\\"\"");
            assertThat(it.values().get("a.key")).startsWith("\"!'/opt/one hot/bin/onehotctl'").endsWith("--for https://one.example/api/v1\"");
        });
        assertThat(files.wanted(followed(definition, KeyDelivery.HELPER), each.keyless(), FollowCase.HELPER).getFirst().values()).containsEntry("a.key", "\"!echo no-key\"");
    }

    @Test
    void aKeyInClearIsInItOnlyWhenThatWasAllowed() {
        var definition = FollowDefinition.of(home.resolve("x.json"), DocumentFormat.JSON, "Mine", new LinkedHashMap<>(Map.of("key", "{key:clear}")));
        var each = FollowCase.all().filter(it -> it.dialect() == Protocol.OPENAI).findFirst().orElseThrow();
        var files = files();
        assertThat(files.misfit(followed(definition, KeyDelivery.HELPER), each.first()).orElseThrow().code()).isEqualTo("program.misfit.clear");
        assertThat(files.misfit(followed(definition, KeyDelivery.CLEAR), each.first())).isEmpty();
        var wanted = files.wanted(followed(definition, KeyDelivery.CLEAR), each.first(), FollowCase.HELPER).getFirst();
        assertThat(wanted.values()).containsEntry("key", "\"{key}\"");
        var patch = files.patch(wanted, List.of(), Optional.empty(), Optional.of(FollowCase.KEY), false);
        assertThat(new String(patch.content().orElseThrow(), StandardCharsets.UTF_8)).contains("sk-marked");
        // For a preview nobody opens the key.
        var preview = files.patch(wanted, List.of(), Optional.empty(), Optional.empty(), false);
        assertThat(preview.content()).isEmpty();
        assertThat(preview.diff()).contains("+  \"key\": \"••••\"");
        assertThat(preview.keys()).isEmpty();
    }

    /// A provider that is called like the placeholder gets no key where its name stands.
    @Test
    void aNameIsNoPlaceholder() {
        var definition = FollowDefinition.of(home.resolve("x.json"), DocumentFormat.JSON, "Mine", new LinkedHashMap<>(Map.of("name", "{name}", "model", "{model}")));
        var each = FollowCase.all().filter(it -> it.dialect() == Protocol.OPENAI).findFirst().orElseThrow();
        var provider = each.provider(3, "https://one.example", "{key}", true, List.of()).withFields(Map.of("name", "{key} {helper}"));
        assertThat(files().wanted(followed(definition, KeyDelivery.VARIABLE), provider, FollowCase.HELPER).getFirst().values())
                .containsEntry("name", "\"key {helper}\"").containsEntry("model", "\"key\"");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aDotEnvFileHasTheVariablesOfTheDialect(Protocol dialect) {
        var definition = FollowDefinition.dotEnv(home.resolve(".env"), "Mine");
        var each = FollowCase.all().filter(it -> it.dialect() == dialect).findFirst().orElseThrow();
        var values = files().wanted(followed(definition, KeyDelivery.CLEAR), each.first(), FollowCase.HELPER).getFirst().values();
        var vendor = Map.of(Protocol.OPENAI, "OPENAI", Protocol.ANTHROPIC, "ANTHROPIC", Protocol.GOOGLE, "GEMINI").get(dialect);
        assertThat(values).containsEntry(vendor + "_API_KEY", "\"{key}\"").containsEntry(vendor + "_MODEL", "\"vendor/one \\\"1\\\"\"").hasSize(3);
        // An older key in it does not go to the new address.
        assertThat(files().wanted(followed(definition, KeyDelivery.VARIABLE), each.first(), FollowCase.HELPER).getFirst().values()).containsEntry(vendor + "_API_KEY", "\"\"");
    }

    @Test
    void whatCannotBeWrittenInALineIsRefused() {
        assertThatThrownBy(() -> FollowDefinition.dotEnv(Path.of("relative"), "Mine")).isInstanceOf(FollowDefinitionException.class);
        assertThatThrownBy(() -> FollowDefinition.of(home.resolve("x"), DocumentFormat.JSON, "a\nown = b", new LinkedHashMap<>())).isInstanceOf(FollowDefinitionException.class);
        assertThatThrownBy(() -> files().of("nothing", "")).isInstanceOf(UnknownProgramException.class).hasMessageContaining("nothing");
    }

    private FollowedFiles files() {
        return new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
    }

    private static FollowedProgram followed(String definition, KeyDelivery delivery) {
        return new FollowedProgram("here", "file-1", "Mine", OptionalLong.empty(), delivery, definition, false, List.of());
    }
}
