package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The catalog's schema: what every entry must be, so that a new one is only data.
class PresetsTest {
    private static final Path CATALOG = Path.of("src/main/resources/dev/onehot/model/presets.ini");
    private static final String PLACEHOLDERS = "resource|deployment|api-version|organization|project|model|key";

    static Stream<Preset> presets() {
        return Presets.all().stream();
    }

    @Test
    void thereAreManyAndTheyAreInTheOrderOfTheirNames() {
        assertThat(Presets.all()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(Presets.all()).extracting(it -> it.id()).doesNotHaveDuplicates();
        assertThat(Presets.all()).extracting(Preset::name).doesNotHaveDuplicates();
        assertThat(Presets.all()).extracting(it -> it.name().toLowerCase(Locale.ROOT)).isSorted();
        assertThat(Presets.families()).extracting(Preset::id).contains(
                "openai", "anthropic", "google", "azure-openai", "xai", "mistral", "groq", "deepseek", "openrouter", "together",
                "fireworks", "zhipu", "ollama", "lm-studio", "vllm", "llama-cpp", "openai-compatible");
    }

    @Test
    void everyKeyInTheFileIsKnownAndNoFamilyIsHalfDescribed() throws IOException {
        for (var section : Presets.sections(Files.readString(CATALOG))) {
            assertThat(PresetSection.KEYS).as("[%s]", section.id()).containsAll(section.values().keySet());
            assertThat(section.values().getOrDefault("responses", "yes")).as("[%s]", section.id()).isIn("yes", "no");
            if (section.values().containsKey("kind")) {
                // How a server is spoken to belongs to its family.
                assertThat(section.values().keySet()).as("[%s]", section.id())
                        .isSubsetOf("kind", "vendor", "name", "aka", "base-url", "responses", "models", "env", "key-page", "docs", "color", "initials");
            } else {
                assertThat(section.values()).as("[%s]", section.id()).containsKeys("name", "docs", "color", "initials");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void anEntryIsRight(Preset preset) {
        assertThat(preset.id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(Presets.find(preset.kind())).get().matches(Preset::isFamily);
        assertThat(preset.color()).matches("#[0-9a-f]{6}");
        assertThat(contrastWithWhite(preset.color())).as("contrast of %s's initials", preset.id()).isGreaterThanOrEqualTo(4.5);
        assertThat(preset.initials()).matches("\\p{L}{1,3}");
        assertThat(preset.environment()).allMatch(it -> it.matches("[A-Z][A-Z0-9_]*"));
        assertThat(preset.models()).allMatch(it -> it.matches("[\\w.:/-]+"));
        assertThat(preset.aliases()).allMatch(it -> it.equals(it.toLowerCase(Locale.ROOT)));
        webPage(preset.docs());
        if (preset.speech().needsKey() && !preset.id().equals(Presets.FALLBACK)) {
            webPage(preset.keyPage());
            assertThat(preset.environment()).isNotEmpty();
        }
    }

    /// Many vendors have an address that speaks as OpenAI's does, and one that speaks as Anthropic's does.
    @Test
    void anotherAddressOfAVendorHasTheVendorsModelsAndPages() {
        var other = Presets.find("deepseek-anthropic").orElseThrow();
        var first = Presets.find("deepseek").orElseThrow();
        assertThat(other.vendor()).isEqualTo("deepseek");
        assertThat(other.kind()).isEqualTo("anthropic");
        assertThat(other.speech().protocol()).isEqualTo(Protocol.ANTHROPIC);
        assertThat(other.models()).isEqualTo(first.models()).isNotEmpty();
        assertThat(other.environment()).isEqualTo(first.environment());
        assertThat(other.keyPage()).isEqualTo(first.keyPage());
        assertThat(Presets.find("moonshot-china-anthropic").orElseThrow().keyPage()).contains("moonshot.cn");
        assertThat(Presets.all()).allSatisfy(it -> assertThat(Presets.find(it.vendor())).isPresent());
    }

    /// So a program that speaks Anthropic's is sent there, and never away from an address that a person chose.
    @Test
    void aVendorsFurtherAddressesAreKnownAtItsOwnOnly() {
        var anthropic = Set.of(Protocol.ANTHROPIC);
        assertThat(at("deepseek", "").speaking(anthropic)).extracting(Provider::kind, Provider::baseUrl)
                .containsExactly("anthropic", "https://api.deepseek.com/anthropic");
        assertThat(at("openai-compatible", "https://api.deepseek.com/").speaking(anthropic).baseUrl()).isEqualTo("https://api.deepseek.com/anthropic");
        assertThat(at("moonshot", "https://api.moonshot.cn/v1").speaking(anthropic).baseUrl()).isEqualTo("https://api.moonshot.cn/anthropic");
        assertThat(at("anthropic", "https://api.z.ai/api/anthropic").speaking(Set.of(Protocol.OPENAI))).extracting(Provider::kind, Provider::baseUrl)
                .containsExactly("zhipu", "https://api.z.ai/api/paas/v4");
        assertThat(at("alibaba", "https://coding-intl.dashscope.aliyuncs.com/v1").speaking(anthropic).baseUrl())
                .isEqualTo("https://coding-intl.dashscope.aliyuncs.com/apps/anthropic");
        for (var elsewhere : List.of("https://relay.example/v1", "https://api.deepseek.com/beta", "http://api.deepseek.com")) {
            assertThat(at("deepseek", elsewhere).speaking(anthropic).baseUrl()).isEqualTo(elsewhere);
        }
        assertThat(at("deepseek", "").speaking(Set.of(Protocol.OPENAI, Protocol.ANTHROPIC)).kind()).isEqualTo("deepseek");
        assertThat(at("openai", "").speaking(anthropic).kind()).isEqualTo("openai");
        var stored = at("deepseek", "").withFields(Map.of("addresses", "anthropic https://mine.example/a"));
        assertThat(stored.speaking(anthropic).baseUrl()).isEqualTo("https://mine.example/a");
    }

    @Test
    void whatTheCatalogKnowsOfAnAddress() {
        var relay = Presets.all().stream().filter(it -> it.responses().equals(Optional.of(true)) && !it.baseUrl().isEmpty()).findFirst().orElseThrow();
        for (var address : List.of(relay.baseUrl(), relay.baseUrl() + "/", relay.baseUrl().replaceFirst("/v1$", ""))) {
            assertThat(Presets.answersResponses(address)).as(address).contains(true);
        }
        assertThat(Presets.answersResponses("https://unknown.example/v1")).isEmpty();
        assertThat(Presets.answersResponses("")).isEmpty();
        assertThat(Presets.nameOf("anthropic")).isEqualTo(Presets.family("anthropic").name());
        assertThat(Presets.nameOf("nobody")).isEqualTo("nobody");
        assertThat(Presets.family("openai").searchText()).contains("openai", "https://api.openai.com", "openai_api_key");
        assertThat(Presets.family("openai").called("x")).extracting(Preset::id, Preset::name, Preset::baseUrl).containsExactly("x", "x", "");
        assertThat(Resource.text(Presets.class, "presets.ini")).contains("[openai]");
    }

    /// What one key is for is on one host.
    @Test
    void aVendorsAddressesAreOnOneHost() {
        for (var preset : Presets.all()) {
            var host = URI.create(preset.baseUrl().replace("{resource}", "x")).getHost();
            assertThat(Presets.beside(preset.baseUrl())).as(preset.id()).allMatch(it -> URI.create(it.baseUrl()).getHost().equals(host));
        }
    }

    private static Provider at(String kind, String baseUrl) {
        return new Provider(
                1, "This", kind, baseUrl, "m", "", ProviderOptions.NONE, MaskedKey.NONE, "", List.of(), true, new Provider.Place(1, false),
                Optional.empty(), "", "", 1);
    }

    /// A model to begin with is one that a catalog of this autumn knows: see known-models.tsv, which mvn -Preal verify compares with them.
    @Test
    void aDefaultModelIsKnownToACatalog() throws IOException {
        var known = Files.readAllLines(Path.of("src/test/resources/dev/onehot/model/known-models.tsv")).stream()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.split("\t", -1))
                .filter(it -> !it[2].isBlank())
                .map(it -> it[0] + " " + it[1])
                .toList();
        for (var preset : Presets.all()) {
            assertThat(known).as("models of %s", preset.id()).containsAll(preset.models().stream().map(it -> preset.id() + " " + it).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void anAddressIsSafe(Preset preset) {
        if (preset.baseUrl().isEmpty()) {
            assertThat(preset.id()).isEqualTo(Presets.FALLBACK);
            return;
        }
        var uri = URI.create(preset.baseUrl().replaceAll("\\{(resource)}", "x"));
        assertThat(uri.getScheme()).isEqualTo(preset.isLocal() ? "http" : "https");
        assertThat(uri.getHost()).isNotBlank();
        assertThat(uri.getUserInfo()).isNull();
        assertThat(preset.baseUrl()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aServerIsSpokenToInAWayThatIsKnown(Preset preset) {
        var speech = preset.speech();
        assertThat(speech.auth().holdsKey()).isTrue();
        assertThat(speech.auth().problems()).isEmpty();
        assertThat(speech.headers()).allSatisfy(it -> assertThat(it.problems()).isEmpty());
        assertThat(speech.credit()).matches("|(root:)?/\\S+ \\S+( \\S+)?");
        for (var path : new String[] {speech.list(), speech.check(), speech.health(), speech.chat(), speech.datedList(), speech.datedChat()}) {
            assertThat(path).matches("|(root:)?/\\S*");
            // A key in an address reaches logs.
            assertThat(path.toLowerCase(Locale.ROOT)).doesNotContain("key=").doesNotContain("{key}");
            assertThat(path.replaceAll("\\{(" + PLACEHOLDERS + ")}", "")).doesNotContain("{");
        }
        assertThat(Set.of("", "v1", "v1beta", "openai/v1")).contains(speech.version());
        assertThat(Set.of("resource", "deployment", "api-version", "organization", "project")).containsAll(speech.asksFor());
    }

    @Test
    void namesOfTheOriginalAreUnderstood() {
        Map.of("openai", "openai", "anthropic", "anthropic", "google", "google", "Grok", "xai", "xai", "xai", "Claude", "anthropic")
                .forEach((name, kind) -> assertThat(Presets.infer(name)).isEqualTo(kind));
        assertThat(Presets.infer("Something else")).isEqualTo("openai-compatible");
        assertThat(Presets.family("of-a-newer-version").id()).isEqualTo("openai-compatible");
    }

    private static void webPage(String address) {
        var uri = URI.create(address.replace("#", "?"));
        assertThat(uri.getScheme()).isEqualTo("https");
        assertThat(uri.getHost()).isNotBlank();
    }

    private static double contrastWithWhite(String color) {
        double luminance = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return 1.05 / (luminance + 0.05);
    }
}
