package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.PastedAddresses;
import dev.onehot.testing.PastedAddresses.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of a pasted address; what is no address stays as it is.
class PastedAddressTest {
    static Stream<Row> rows() {
        return PastedAddresses.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itIsTakenApart(Row row) {
        var pasted = PastedAddress.of(row.kind(), row.pasted());
        assertThat(List.of(pasted.kind(), pasted.baseUrl(), pasted.deployment(), pasted.apiVersion(), pasted.model()))
                .containsExactly(row.becomes(), row.baseUrl(), row.deployment(), row.apiVersion(), row.model());
        var said = pasted.remarks().stream().map(it -> it.text(Locale.ENGLISH)).collect(Collectors.joining(" "));
        assertThat(said).contains(row.said());
        assertThat(pasted.remarks().isEmpty()).as(said).isEqualTo(row.said().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gw", "ftp:example", "https://", "a b", "::1:11434", "gw example.com", "OPENAI_API_KEY=secret.example.com", "sk-proj.abc9.def8"})
    void whatIsNoneStays(String text) {
        assertThat(PastedAddress.of("openai", " " + text + " ")).isEqualTo(new PastedAddress("openai", text, "", "", "", List.of()));
    }

    /// Nobody's address is that long; it is not looked at.
    @Test
    void lengths() {
        var path = "/v1/chat/completions";
        for (var length : List.of(5_000, 5_001)) {
            var text = "https://gw.example.com/" + "x".repeat(length - 23 - path.length()) + path;
            assertThat(text).hasSize(length);
            assertThat(PastedAddress.of("openai", text).baseUrl().endsWith("/chat/completions")).isEqualTo(length > 5_000);
        }
        for (var length : List.of(260, 261)) {
            var host = "ü." + "x".repeat(length - 2);
            assertThat(PastedAddress.of("openai", "https://" + host + "/v1").baseUrl()).isEqualTo("https://" + host + "/v1");
            var labels = "ü." + "abcde.".repeat(42) + "x".repeat(length - 254);
            assertThat(labels).hasSize(length);
            assertThat(PastedAddress.of("openai", "https://" + labels).baseUrl().contains("xn--")).isEqualTo(length == 260);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://ü@gw.example.com, https://ü@gw.example.com", "https://\u007f.example.com, https://\u007f.example.com", "https://ü:80, https://xn--tda:80",
        "https://:ü, https://:ü", "https://\u0080.example.com, https://\u0080.example.com", "gw:8080, http://gw:8080", "gw.example.com, https://gw.example.com",
        "' https://a.example/v1#x ', https://a.example/v1#x", "https://a.example/v1?x=1, https://a.example/v1?x=1", "https://a.example/v1?, https://a.example/v1",
        "http://127.0.0.1:1/v1/, http://127.0.0.1:1/v1/"
    })
    void hosts(String pasted, String base) {
        assertThat(PastedAddress.of("openai", pasted).baseUrl()).isEqualTo(base);
    }

    /// A gateway has Azure under its path; Azure itself, and its projects, have no other.
    @ParameterizedTest
    @CsvSource({
        "https://apim.example.net/team, https://apim.example.net/team/openai/v1", "https://contoso.openai.azure.com/foo, https://contoso.openai.azure.com/openai/v1",
        "https://gw.example.com/api/projects/p, https://gw.example.com/openai/v1", "https://gw.example.com, https://gw.example.com/openai/v1"
    })
    void azure(String pasted, String base) {
        assertThat(PastedAddress.of("azure-openai", pasted).baseUrl()).isEqualTo(base);
    }

    /// A request with a query: what it held is gone, and if that may have been a key, it is said.
    @ParameterizedTest
    @CsvSource({"beta=true, ''", "api-version=2024-10-21, address.version.left", "key=x, address.key", "x=0123456789abc, ''", "x=0123456789abcd, address.key", "x=1, ''"})
    void queries(String query, String code) {
        var pasted = PastedAddress.of("openai", "https://a.example/v1/chat/completions?" + query);
        assertThat(pasted.baseUrl()).isEqualTo("https://a.example/v1");
        var codes = pasted.remarks().stream().map(Message::code).toList();
        assertThat(codes).isEqualTo(code.isEmpty() ? List.of("address.cut") : List.of(code, "address.cut"));
        boolean known = query.matches("(beta|api-version)=.*");
        assertThat(pasted.remarks().getLast().text(Locale.ENGLISH)).contains("/chat/completions" + (known ? "?" + query : "?…"));
        assertThat(PastedQuery.of("/v1?" + query)).hasToString(known ? "?" + query : "?…");
    }

    @Test
    void partsAreDecodedWhereTheyCanBe() {
        assertThat(PastedAddress.decoded("a%20b+c")).isEqualTo("a b+c");
        assertThat(PastedAddress.decoded("100%")).isEqualTo("100%");
    }

    @Test
    void signsAround() {
        assertThat(PastedAddress.of("openai", "\t\"https://a.example\r").baseUrl()).isEqualTo("https://a.example");
        assertThat(PastedAddress.of("openai", "\u00a0<https://a.example>\n").baseUrl()).isEqualTo("https://a.example");
        assertThat(PastedAddress.of("openai", "https://a.example?beta=true").baseUrl()).isEqualTo("https://a.example");
        assertThat(PastedAddress.of("openai", "https://a.example#x").baseUrl()).isEqualTo("https://a.example#x");
        assertThat(PastedAddress.of("openai", "https://a.example\b").baseUrl()).isEqualTo("https://a.example\b");
    }
}
