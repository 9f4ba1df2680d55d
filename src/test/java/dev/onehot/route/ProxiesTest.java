package dev.onehot.route;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The usual variables for proxies, and what they leave out.
class ProxiesTest {
    private static final String PROXY = "proxy.example:3128";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://api.openai.com/v1     | openai.com",
        "https://api.openai.com/v1     | .openai.com",
        "https://API.OpenAI.com/v1     | api.openai.com",
        "https://api.openai.com/v1     | OPENAI.COM",
        "https://openai.com/v1         | openai.com",
        "https://api.openai.com/v1     | example.org, .openai.com ,x",
        "https://api.openai.com/v1     | *",
    })
    void whatNoProxyNamesIsAskedDirectly(String address, String excluded) {
        for (var name : new String[] {"no_proxy", "NO_PROXY"}) {
            assertThat(through(URI.create(address), Map.of("https_proxy", "http://" + PROXY, name, excluded))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://api.openai.com/v1     | anthropic.com",
        "https://api.notopenai.com/v1  | openai.com",
        "https://api.openai.com.evil/  | openai.com",
        "https://api.openai.com/v1     | ''",
        "https://api.openai.com/v1     | ,",
    })
    void whatItDoesNotNameGoesThroughTheProxy(String address, String excluded) {
        assertThat(through(URI.create(address), Map.of("https_proxy", "http://" + PROXY, "no_proxy", excluded))).isEqualTo(PROXY);
    }

    @Test
    void theSmallNameCountsBeforeTheLargeOneAndTheSchemeBeforeAll() {
        var address = URI.create("https://api.openai.com/v1");
        assertThat(through(address, Map.of("HTTPS_PROXY", "http://large:1", "https_proxy", "small:2"))).isEqualTo("small:2");
        assertThat(through(address, Map.of("all_proxy", "http://all:1"))).isEqualTo("all:1");
        assertThat(through(address, Map.of("all_proxy", "http://all:1", "https_proxy", PROXY))).isEqualTo(PROXY);
        assertThat(through(address, Map.of("http_proxy", PROXY))).isEmpty();
    }

    @Test
    void thisMachineIsAlwaysAskedDirectly() {
        for (var host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            assertThat(through(URI.create("http://" + host + ":11434/v1"), Map.of("all_proxy", PROXY))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noProxyIsReadAsCurlAndUndiciReadIt(String address, String names, boolean direct) {
        var environment = new HashMap<>(Map.of("http_proxy", PROXY, "NO_PROXY", names));
        assertThat(through(URI.create(address), environment)).isEqualTo(direct ? "" : PROXY);
        environment.put("no_proxy", "");
        assertThat(through(URI.create(address), environment)).isEqualTo(direct ? "" : PROXY);
    }

    static Stream<Arguments> rows() throws IOException {
        try (var in = ProxiesTest.class.getResourceAsStream("no-proxy.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split(" \\| ", -1))
                    .map(it -> Arguments.of(it[0], it[1], Arrays.stream(it).skip(2).anyMatch(word -> word.startsWith("direct"))))
                    .toList()
                    .stream();
        }
    }

    private static String through(URI address, Map<String, String> environment) {
        return Proxies.of(address, environment).shown();
    }
}
