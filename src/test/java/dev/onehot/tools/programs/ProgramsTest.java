package dev.onehot.tools.programs;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.core.JsonFactory;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Header;
import dev.onehot.model.KeySource;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known of programs holds together, and is filled in as it is meant. `RealProgramsTest` asks the programs themselves.
class ProgramsTest {
    private static final String KEY = "sk-marked-9876543210";
    private static final String MODEL = "vendor/mo\"del";

    static Stream<RealProgramRow> rows() {
        return RealProgramRow.all().stream();
    }

    @Test
    void whatIsWrittenWasTriedInTheVersionThatIsNamed() {
        var known = Programs.all().stream().filter(it -> it.refused().isEmpty()).toList();
        assertThat(known).hasSizeGreaterThan(9).allSatisfy(program -> {
            var rows = rows().filter(it -> it.id().equals(program.id())).toList();
            assertThat(rows).extracting(RealProgramRow::protocol).containsExactlyInAnyOrderElementsOf(program.ways().keySet());
            assertThat(rows).allSatisfy(it -> assertThat(program.tried()).endsWith("@" + it.version()));
        });
        assertThat(RealProgramRow.lines("other-homes.ini")).containsAll(known.stream().map(it -> "[" + it.id() + "]").toList());
    }

    /// Which others may read.
    @ParameterizedTest
    @MethodSource("rows")
    void noKeyIsInAFileOrAnArgument(RealProgramRow row) {
        var plan = plan(row, row.address("http://127.0.0.1:1"), List.of(new Header("X-Own", "the {key}")));
        assertThat(plan.arguments().toString() + plan.files()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsFilledInIsWholeAndQuoted(RealProgramRow row) {
        var plan = plan(row, row.address("http://127.0.0.1:1"), List.of(new Header("X-Own", "one")));
        var texts = Stream.of(plan.arguments(), plan.files().values(), plan.variables().values().stream().flatMap(Optional::stream).toList())
                .flatMap(java.util.Collection::stream)
                .toList();
        assertThat(texts).noneMatch(it -> it.matches("(?s).*\\{(json:|base|host|model|ref|folder|key|header)[^\"]*}.*"));
        assertThat(String.join("\n", texts)).contains("http://127.0.0.1:1").contains("mo").contains("del");
        texts.stream().filter(it -> it.startsWith("{")).forEach(ProgramsTest::requireJson);
    }

    /// Whoever adds the version does not get it, whoever does not gets it, however it was typed.
    @ParameterizedTest
    @MethodSource("rows")
    void theAddressIsTheSameWithAndWithoutItsVersion(RealProgramRow row) {
        if (row.protocol() != dev.onehot.model.Protocol.OPENAI) {
            var root = "http://127.0.0.1:1/relay";
            var version = row.protocol() == dev.onehot.model.Protocol.GOOGLE ? "/v1beta" : "/v1";
            var plans = Stream.of(root, root + "/", root + version, root + version + "/").map(it -> plan(row, it, List.of())).toList();
            assertThat(plans).allSatisfy(it -> {
                assertThat(it.variables()).isEqualTo(plans.getFirst().variables());
                assertThat(it.files()).isEqualTo(plans.getFirst().files());
            });
        }
    }

    /// Codex adds `/responses` to it, and asks nowhere else.
    @ParameterizedTest
    @CsvSource({
        "openai-compatible, http://127.0.0.1:1/v1, http://127.0.0.1:1/v1",
        "openai-compatible, https://gateway.example/v1/account/compat, https://gateway.example/v1/account/compat",
        "openai-compatible, http://127.0.0.1:1, http://127.0.0.1:1",
        "ollama, http://localhost:11434, http://localhost:11434/v1",
        "ollama, http://localhost:11434/v1, http://localhost:11434/v1",
        "azure-openai, https://mine.openai.azure.com/openai/v1, https://mine.openai.azure.com/openai/v1"
    })
    void anOpenAiAddressIsTheOneThatAnswers(String kind, String typed, String base) {
        var supply = Supply.of(provider(kind, typed, List.of()), ApiKey.of(KEY), Map.of());
        assertThat(supply.address().base()).isEqualTo(base);
    }

    /// Otherwise the server would refuse it.
    @Test
    void aServerThatTakesTheKeyInAnotherHeaderGetsItThereOrTheProgramIsNotStarted() {
        var azure = Supply.of(provider("azure-openai", "https://mine.openai.azure.com/openai/v1", List.of()), ApiKey.of(KEY), Map.of());
        var codex = known("codex");
        assertThat(codex.misfit(azure)).isEmpty();
        assertThat(codex.plan(azure, placeOf("")).variables()).containsEntry("ONEHOT_HEADER_1", Optional.of(KEY));
        assertThat(codex.plan(azure, placeOf("")).arguments().toString()).contains("\"api-key\"=\"ONEHOT_HEADER_1\"");
        var grok = known("grok-cli");
        assertThat(grok.misfit(azure)).hasValueSatisfying(it -> assertThat(it.message()).contains("another header"));
    }

    @Test
    void theKeyGoesAsTheServerTakesIt() {
        var claude = rows().filter(it -> it.id().equals("claude-code")).findFirst().orElseThrow();
        assertThat(plan(claude, "https://api.anthropic.com", List.of()).variables())
                .containsEntry("ANTHROPIC_API_KEY", Optional.of(KEY))
                .containsEntry("ANTHROPIC_AUTH_TOKEN", Optional.empty())
                .containsEntry("ANTHROPIC_CUSTOM_HEADERS", Optional.empty());
        assertThat(plan(claude, "https://relay.example", List.of(new Header("Authorization", "Bearer {key}"))).variables())
                .containsEntry("ANTHROPIC_API_KEY", Optional.empty())
                .containsEntry("ANTHROPIC_AUTH_TOKEN", Optional.of(KEY))
                .containsEntry("ANTHROPIC_CUSTOM_HEADERS", Optional.empty());
        assertThat(plan(claude, "https://relay.example", List.of()).variables())
                .containsEntry("ANTHROPIC_AUTH_TOKEN", Optional.of(KEY))
                .containsEntry("ANTHROPIC_CUSTOM_HEADERS", Optional.of("x-api-key: " + KEY));
    }

    /// Those that are made with OpenAI's library would send what the environment says of somebody's account there.
    @ParameterizedTest
    @ValueSource(strings = {"qwen-code", "pi", "continue", "cline", "grok-cli"})
    void noOtherAccountIsNamed(String id) {
        var row = rows().filter(it -> it.toString().equals(id + " openai")).findFirst().orElseThrow();
        assertThat(plan(row, row.address("https://relay.example"), List.of()).variables())
                .containsEntry("OPENAI_ORG_ID", Optional.empty())
                .containsEntry("OPENAI_PROJECT_ID", Optional.empty())
                .containsEntry("OPENAI_CUSTOM_HEADERS", Optional.empty());
    }

    /// A relay that takes nothing else would refuse it, with the key in its log.
    @ParameterizedTest
    @MethodSource("rows")
    void aServerThatTakesBearerOnlyGetsItOrTheProgramIsNotStarted(RealProgramRow row) {
        var header = new Header("Authorization", "Bearer {key}");
        var supply = Supply.of(provider(row.kind(), row.address("https://relay.example"), List.of(header)), ApiKey.of(KEY), Map.of());
        var misfit = row.program().misfit(supply);
        if (misfit.isPresent()) {
            assertThat(misfit.get().message()).contains("was not started", "Authorization: Bearer", "This");
            assertThat(row.headers()).noneMatch(it -> it.startsWith("Authorization"));
            return;
        }
        var plan = row.program().plan(supply, placeOf("/run/onehot"));
        var told = Stream.of(plan.arguments(), plan.files().values(), plan.variables().values().stream().flatMap(Optional::stream).toList())
                .flatMap(java.util.Collection::stream);
        boolean byItself = row.headers().stream().anyMatch(it -> it.startsWith("Authorization"));
        boolean asToken = plan.variables().entrySet().stream().anyMatch(it -> it.getKey().endsWith("_TOKEN") && it.getValue().equals(Optional.of(KEY)));
        assertThat(byItself || asToken || told.anyMatch(it -> it.contains("Authorization"))).isTrue();
    }

    @Test
    void copilotSendsTheTokenAndNoKeyWhereTheProviderSaysSo() {
        var copilot = rows().filter(it -> it.toString().equals("copilot-cli anthropic")).findFirst().orElseThrow();
        assertThat(plan(copilot, "https://relay.example", List.of(new Header("Authorization", "Bearer {key}"), new Header("X-Own", "one"))).variables())
                .containsEntry("COPILOT_PROVIDER_BEARER_TOKEN", Optional.of(KEY))
                .containsEntry("COPILOT_PROVIDER_API_KEY", Optional.empty())
                .containsEntry("COPILOT_PROVIDER_HEADERS", Optional.of("X-Own: one"));
        assertThat(plan(copilot, "https://relay.example", List.of()).variables())
                .containsEntry("COPILOT_PROVIDER_BEARER_TOKEN", Optional.empty())
                .containsEntry("COPILOT_PROVIDER_API_KEY", Optional.of(KEY))
                .containsEntry("COPILOT_PROVIDER_HEADERS", Optional.empty());
    }

    /// With an address in it Gemini CLI would choose a way to sign in that it then refuses; without the variable a project's .env would set one.
    @Test
    void towardsGoogleItselfGeminiCliGetsNoAddressAndNoFileSetsOne() {
        var gemini = rows().filter(it -> it.id().equals("gemini-cli")).findFirst().orElseThrow();
        assertThat(plan(gemini, "https://generativelanguage.googleapis.com", List.of()).variables())
                .containsEntry("GOOGLE_GEMINI_BASE_URL", Optional.of(""));
        assertThat(plan(gemini, "https://relay.example/v1beta", List.of(new Header("X-Own", "one"), new Header("X-Two", "a, b"))).variables())
                .containsEntry("GOOGLE_GEMINI_BASE_URL", Optional.of("https://relay.example"))
                .containsEntry("GEMINI_CLI_CUSTOM_HEADERS", Optional.of("X-Own: one, X-Two: a, b"));
    }

    private static KnownProgram known(String id) {
        return Programs.all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private static RunPlan plan(RealProgramRow row, String address, List<Header> headers) {
        var provider = provider(row.kind(), address, headers);
        var supply = Supply.of(provider, ApiKey.of(KEY), Map.of());
        assertThat(row.program().misfit(supply)).isEmpty();
        return row.program().plan(supply, placeOf("/run/onehot"));
    }

    private static Provider provider(String kind, String address, List<Header> headers) {
        return new Provider(
                1, "This", kind, address, MODEL, "", ProviderOptions.NONE.withHeaders(headers), new MaskedKey("", "", new KeySource.Plain()), "",
                List.of(), true, new Provider.Place(1, false), Optional.empty(), "", "", 1);
    }

    private static void requireJson(String text) {
        try (var parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                // It must be read to its end.
            }
        } catch (IOException broken) {
            throw new AssertionError(text, broken);
        }
    }

    /// Where nobody made an agent.
    private static RunPlace placeOf(String folder) {
        return new RunPlace(folder, new TreeSet<>(), new TreeSet<>());
    }
}
