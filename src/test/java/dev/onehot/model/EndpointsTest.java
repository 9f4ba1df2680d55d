package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where servers are asked: `FamiliesTest` asks them, this holds the addresses.
class EndpointsTest {
    /// In order, the likeliest first.
    @ParameterizedTest
    @CsvSource({
        "openai, '', https://api.openai.com/v1", "openai, https://a.example, https://a.example/v1 https://a.example",
        "openai, https://a.example/, https://a.example/v1 https://a.example", "openai, https://a.example/v2, https://a.example/v2",
        "openai, https://a.example/v1/gw, https://a.example/v1/gw https://a.example/v1/gw/v1", "deepseek, '', https://api.deepseek.com",
        "anthropic, '', https://api.anthropic.com/v1 https://api.anthropic.com", "anthropic, https://a.example/v1, https://a.example/v1",
        "anthropic, https://a.example/v2, https://a.example/v2/v1 https://a.example/v2", "google, https://a.example/v1alpha, https://a.example/v1alpha",
        "google, https://a.example/v2, https://a.example/v2/v1beta https://a.example/v2", "ollama, '', http://localhost:11434/v1 http://localhost:11434",
        "ollama, http://h:1/v2, http://h:1/v2", "ollama, http://h:1/v1, http://h:1/v1", "azure-openai, https://a.example, https://a.example/openai/v1",
    })
    void ways(String kind, String baseUrl, String prefixes) {
        assertThat(ways(kind, baseUrl, Map.of(), "m")).extracting(Endpoints::prefix).containsExactly(prefixes.split(" "));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // kind, address, model, list, check, credit, chat, responses
        "openai, '', m, https://api.openai.com/v1/models, -, -, https://api.openai.com/v1/chat/completions, https://api.openai.com/v1/responses",
        "openrouter, '', m, https://openrouter.ai/api/v1/models, https://openrouter.ai/api/v1/key, https://openrouter.ai/api/v1/key, "
                + "https://openrouter.ai/api/v1/chat/completions, https://openrouter.ai/api/v1/responses",
        "anthropic, '', m, https://api.anthropic.com/v1/models?limit=1000, -, -, https://api.anthropic.com/v1/messages, -",
        "google, https://g.example/v1beta, models/a b, https://g.example/v1beta/models?pageSize=1000, -, -, https://g.example/v1beta/models/a%20b:generateContent, -",
        "google, https://g.example/v1beta, '', https://g.example/v1beta/models?pageSize=1000, -, -, -, -",
        "ollama, http://h:1/home/v1, m, http://h:1/home/api/tags, -, -, http://h:1/home/v1/chat/completions, http://h:1/home/v1/responses",
        "cohere, https://gw.example/x/compatibility/v1, m, https://gw.example/x/v1/models?page_size=1000, -, -, "
                + "https://gw.example/x/compatibility/v1/chat/completions, https://gw.example/x/compatibility/v1/responses",
        "cohere, https://gw.example/x, m, https://gw.example/x/v1/models?page_size=1000, -, -, https://gw.example/x/v1/chat/completions, https://gw.example/x/v1/responses",
        "deepseek, '', m, https://api.deepseek.com/models, -, https://api.deepseek.com/user/balance, https://api.deepseek.com/chat/completions, https://api.deepseek.com/responses",
        "perplexity, '', m, -, -, -, https://api.perplexity.ai/chat/completions, https://api.perplexity.ai/responses",
        "openai, https://a.example/v1?key=x, m, -, -, -, -, -", "openai, https://a.example/v1#x, m, -, -, -, -, -", "openai, ftp://a.example/v1, m, -, -, -, -, -",
        "openai, https://a b/v1, m, -, -, -, -, -", "openai, https:///v1, m, -, -, -, -, -",
    })
    void addresses(String kind, String baseUrl, String model, String list, String check, String credit, String chat, String responses) {
        var way = ways(kind, baseUrl, Map.of(), model).getFirst();
        var asked = Stream.of(way.list(), way.check(), way.credit(), way.chat(), way.responses()).map(it -> it.map(URI::toString).orElse(null)).toList();
        assertThat(asked).containsExactly(list, check, credit, chat, responses);
        assertThat(way.shown()).isEqualTo(list != null ? list : chat != null ? chat : "");
    }

    /// Azure has an older way, which names a version and a deployment.
    @Test
    void aDatedWay() {
        var plain = ways("azure-openai", "", Map.of("resource", "acme", "deployment", "d 1"), "m").getFirst();
        assertThat(plain.chat()).contains(URI.create("https://acme.openai.azure.com/openai/v1/chat/completions"));
        assertThat(plain.responses()).contains(URI.create("https://acme.openai.azure.com/openai/v1/responses"));
        var dated = ways("azure-openai", "", Map.of("resource", "acme", "deployment", "d 1", "apiVersion", "2024-10-21"), "m").getFirst();
        var root = "https://acme.openai.azure.com/openai";
        assertThat(dated.list()).contains(URI.create(root + "/models?api-version=2024-10-21"));
        assertThat(dated.chat()).contains(URI.create(root + "/deployments/d%201/chat/completions?api-version=2024-10-21"));
        assertThat(dated.responses()).contains(URI.create(root + "/responses?api-version=2024-10-21"));
        assertThat(ways("azure-openai", "", Map.of("resource", "acme", "apiVersion", "2024-10-21"), "m").getFirst().chat().orElseThrow().getPath()).contains("/deployments/m/");
        assertThat(ways("azure-openai", "", Map.of(), "m").getFirst().list()).as("without a resource").isEmpty();
        // Of another family a version says nothing.
        assertThat(ways("openai", "", Map.of("apiVersion", "2024-10-21"), "m").getFirst().list()).contains(URI.create("https://api.openai.com/v1/models"));
        assertThat(ways("openai", "", Map.of("apiVersion", "2024-10-21"), "m").getFirst().chat()).contains(URI.create("https://api.openai.com/v1/chat/completions"));
        // What is typed beside the address wins over what stands in it.
        var pasted = "https://acme.openai.azure.com/openai/deployments/old/chat/completions?api-version=2023-05-15";
        assertThat(ways("azure-openai", pasted, Map.of(), "").getFirst().options().deployment()).isEqualTo("old");
        assertThat(ways("azure-openai", pasted, Map.of(), "").getFirst().options().apiVersion()).isEqualTo("2023-05-15");
        var mine = ways("azure-openai", pasted, Map.of("deployment", "mine", "apiVersion", "2024-10-21"), "").getFirst().options();
        assertThat(List.of(mine.deployment(), mine.apiVersion())).containsExactly("mine", "2024-10-21");
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, https://a.example/v1, true, https://a.example", "anthropic, https://a.example, false, https://a.example",
        "openai, https://a.example/v1, true, https://a.example/v1", "google, https://a.example/v1beta, true, https://a.example", "ollama, http://h:1, false, http://h:1",
    })
    void whatProgramsAreGiven(String kind, String prefix, boolean asked, String given) {
        var way = new Endpoints(Presets.family(kind), prefix, ProviderOptions.NONE, "m");
        assertThat(way.isAsked()).isEqualTo(asked);
        assertThat(way.forPrograms()).isEqualTo(given);
        assertThat(way.isAskedWith(new Endpoints(way.family(), given, way.options(), "m"))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"https://a.example/v1, https://a.example", "https://a.example/v1beta//, https://a.example", "https://a.example/, https://a.example", "https://a.example/vx, https://a.example/vx"})
    void withoutVersion(String address, String bare) {
        assertThat(Endpoints.withoutVersion(address)).isEqualTo(bare);
    }

    /// Only servers of one's own machine have models in another way.
    @ParameterizedTest
    @CsvSource({
        "openai-compatible, http://h:1/v1, /api/tags /api/v1/models /api/v0/models", "openai-compatible, http://h:1/api/v1, /api/tags /api/v0/models /api/v1/models",
        "lm-studio, http://h:1/v1, /api/tags /api/v1/models /api/v0/models", "ollama, http://h:1/v1, /api/v1/models /api/v0/models", "groq, http://h:1/v1, ''",
        "anthropic, http://h:1, ''",
    })
    void listsOfServersOfOnesOwn(String kind, String baseUrl, String paths) {
        var lists = ways(kind, baseUrl, Map.of(), "").getFirst().localLists().stream().map(URI::getPath).toList();
        var own = ways(kind, baseUrl, Map.of(), "").getFirst().list().map(URI::getPath).orElse("");
        assertThat(lists).containsExactlyInAnyOrderElementsOf(Stream.of(paths.split(" ")).filter(it -> !it.isEmpty() && !it.equals(own)).toList());
    }

    @ParameterizedTest
    @CsvSource({"openai, '', true", "openai, https://API.openai.com/x, true", "openai, https://a.example, false", "openai, https://a b, false", "openai-compatible, https://a.example, false"})
    void theVendorsOwnHost(String kind, String baseUrl, boolean own) {
        assertThat(ways(kind, baseUrl, Map.of(), "").getFirst().isVendor()).isEqualTo(own);
    }

    private static List<Endpoints> ways(String kind, String baseUrl, Map<String, String> options, String model) {
        return Endpoints.of(Presets.family(kind), baseUrl, ProviderOptions.of(options), model);
    }
}
