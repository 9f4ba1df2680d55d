package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Header;
import dev.onehot.model.KeySource;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which program can ask which provider, and at which of its addresses.
@Execution(ExecutionMode.CONCURRENT)
class FollowFitTest {
    private static final List<String> PROGRAMS = List.of("claude-code", "codex", "gemini-cli", "opencode");

    private final FollowedFiles files = new FollowedFiles(new Whereabouts(Path.of("/home/me"), Map.of(), "Linux"));

    static List<Preset> presets() {
        return Presets.all();
    }

    /// Read by eyes once: `vendor-addresses.tsv` has a line for each preset, with what each of these programs asks of it.
    @Test
    void everyProgramGetsTheAddressOfTheVendorThatItSpeaks() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# preset\t" + String.join("\t", PROGRAMS));
        for (var preset : presets()) {
            lines.add(preset.id() + "\t" + PROGRAMS.stream().map(it -> asked(it, provider(preset))).collect(Collectors.joining("\t")));
        }
        var actual = Path.of("target", "vendor-addresses.tsv");
        Files.write(actual, lines);
        try (var in = Objects.requireNonNull(FollowFitTest.class.getResourceAsStream("vendor-addresses.tsv"))) {
            assertThat(actual).hasContent(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Otherwise the command would refuse the key.
    @ParameterizedTest
    @MethodSource("presets")
    void whatAProgramIsToldIsTheProviders(Preset preset) {
        var provider = provider(preset);
        for (var section : FollowSections.all()) {
            var program = followed(section);
            if (files.misfit(program, provider).isEmpty()) {
                var told = files.wanted(program, provider, FollowCase.HELPER).toString();
                Pattern.compile("--for[\\\\\", ']+(https?:[^\\\\\", ')]+)").matcher(told).results()
                        .forEach(it -> assertThat(provider.isAt(it.group(1))).as(section.id() + " " + it.group(1)).isTrue());
            }
        }
    }

    @Test
    void aDialectThatTheProviderHasNoAddressForIsSaid() {
        var relay = provider("anthropic", "https://relay.example", "m", List.of());
        assertThat(misfit("codex", relay)).isEqualTo("It speaks the API of OpenAI, and no address of Relay does.");
        assertThat(misfit("codex", provider("anthropic", "https://relay.example", "", List.of())))
                .as("both at once").isEqualTo("It speaks the API of OpenAI, and no address of Relay does. Besides, Relay has no model.");
        assertThat(misfit("opencode", relay)).isEmpty();
        var both = relay.withFields(Map.of(ProviderField.ADDRESSES.id(), "openai https://relay.example/compat/v1"));
        assertThat(misfit("codex", both)).isEmpty();
        assertThat(asked("codex", both)).isEqualTo("https://relay.example/compat/v1");
        assertThat(asked("claude-code", both)).isEqualTo("https://relay.example");
    }

    /// Where it is known; of any other address nobody says so.
    @Test
    void aVendorThatAnswersOnlyChatIsNoneForOneThatAsksForResponses() {
        var chat = provider("alibaba", "https://coding-intl.dashscope.aliyuncs.com/v1/", "m", List.of());
        assertThat(misfit("codex", chat)).isEqualTo("Relay answers only chat completions, and Codex asks for Responses. Choose another provider for it.");
        assertThat(misfit("opencode", chat)).isEmpty();
        for (var address : List.of("https://api.deepseek.com", "https://api.deepseek.com/v1", "https://relay.example/v1", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1")) {
            assertThat(misfit("codex", provider("openai-compatible", address, "m", List.of()))).as(address).isEmpty();
        }
        assertThat(Presets.answersResponses("https://api.deepseek.com/v1")).contains(true);
        assertThat(Presets.answersResponses("https://relay.example/v1")).isEmpty();
        assertThat(Presets.answersResponses("")).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(misfit("codex", provider("openai-compatible", "https://relay.example/v1", "", List.of()))).isEqualTo("Relay has no model, and Codex does not run without one.");
        assertThat(misfit("codex", provider("openai-compatible", "", "m", List.of()))).isEqualTo("Relay has no address, and Codex would ask its own vendor.");
        var keyless = provider("openai", "", "m", List.of()).withKey(MaskedKey.NONE);
        assertThat(misfit("codex", keyless)).isEqualTo("Relay has no key, and its server asks for one.");
    }

    /// A header with the key in it is told where the program can name a variable, or sends it by itself.
    @Test
    void headersAreToldOrItDoesNotFit() {
        var azure = provider("azure-openai", "https://mine.openai.azure.com/openai/v1", "m", List.of());
        assertThat(misfit("codex", azure)).isEqualTo("It cannot send the header api-key, which Relay wants.");
        assertThat(told("opencode", azure)).contains("\"api-key\":\"{env:ONEHOT_KEY_3}\"");
        assertThat(told("continue", azure)).contains("\"api-key\":\"${{ secrets.ONEHOT_KEY_3 }}\"");

        var own = provider("openai-compatible", "https://relay.example/v1", "m", List.of(new Header("X-Own", "one"), new Header("X-Team", "{env:TEAM}")));
        assertThat(misfit("codex", own)).contains("X-Team");
        assertThat(told("kilo", own)).contains("{\"X-Own\":\"one\",\"X-Team\":\"{env:TEAM}\"}");

        var bearer = provider("anthropic", "https://relay.example", "m", List.of(new Header("Authorization", "Bearer {key}"), new Header("X-Own", "one")));
        assertThat(told("claude-code", bearer)).contains("env.ANTHROPIC_CUSTOM_HEADERS=\"X-Own: one\"");
        assertThat(misfit("pi", bearer)).contains("Authorization");
        assertThat(told("opencode", bearer)).contains("\"Authorization\":\"Bearer {env:ONEHOT_KEY_3}\"");
        assertThat(misfit("cline", own)).contains("X-Own");
    }

    private String misfit(String id, Provider provider) {
        return files.misfit(followed(section(id)), provider).map(it -> it.text(Locale.ENGLISH)).orElse("");
    }

    private String told(String id, Provider provider) {
        assertThat(misfit(id, provider)).isEmpty();
        return files.wanted(followed(section(id)), provider, FollowCase.HELPER).stream().map(it -> it.values().toString()).collect(Collectors.joining());
    }

    /// The address in its file.
    private String asked(String id, Provider provider) {
        if (!misfit(id, provider).isEmpty()) {
            return "-";
        }
        var values = new LinkedHashMap<String, String>();
        files.wanted(followed(section(id)), provider, FollowCase.HELPER).forEach(it -> values.putAll(it.values()));
        return values.entrySet().stream()
                .filter(it -> it.getKey().matches("(?i).*base_?url.*"))
                .map(it -> it.getValue().replace("\"", ""))
                .findFirst()
                .orElseThrow();
    }

    private static FollowSection section(String id) {
        return FollowSections.all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private static FollowedProgram followed(FollowSection section) {
        var delivery = section.deliveries().getFirst();
        return new FollowedProgram("here", section.id(), section.name(), OptionalLong.empty(), delivery, "", false, List.of());
    }

    private static Provider provider(Preset preset) {
        var options = ProviderOptions.NONE.with(ProviderField.RESOURCE, "mine");
        return provider(preset.kind(), preset.baseUrl(), "m", List.of()).withFields(options.fields()).withFields(
                Map.of("name", preset.name(), "kind", preset.kind(), "baseUrl", preset.baseUrl(), "model", "m"));
    }

    private static Provider provider(String kind, String address, String model, List<Header> headers) {
        return new Provider(
                3, "Relay", kind, address, model, "", ProviderOptions.NONE.withHeaders(headers), new MaskedKey("", "x", new KeySource.Plain()), "", List.of(),
                true, new Provider.Place(1, false), Optional.empty(), "", "", 1);
    }
}
