package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.FoundProvider;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.Test;

/// The search for servers that listen on this machine.
class SearchServersTest extends ProbeFixture {

    @Test
    void aServerThatAnswersIsOfferedWithItsFirstModel() {
        var ollama = server(request -> Loopback.json(200, "{\"models\":[{\"name\":\"llama3.2\",\"model\":\"llama3.2\"}],\"data\":[{\"id\":\"llama3.2\"}]}"));
        var found = Search.servers(List.of(at("ollama", ollama.url(""))), probe);
        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.draft().kind()).isEqualTo("ollama");
            assertThat(it.draft().model()).isEqualTo("llama3.2");
            assertThat(it.draft().baseUrl()).as("the family's own address").isEmpty();
            assertThat(it.source()).startsWith("127.0.0.1:");
        });
    }

    @Test
    void aServerWithoutModelsOrWithAKeyIsOfferedToo() {
        var empty = server(request -> Loopback.json(200, "{\"models\":[],\"data\":[]}"));
        var locked = server(request -> Loopback.json(401, "{\"error\":{\"message\":\"no key\"}}"));
        var found = Search.servers(List.of(at("ollama", empty.url("")), at("lm-studio", locked.url("/v1"))), probe);
        assertThat(found).extracting(it -> it.draft().kind()).containsExactly("ollama", "lm-studio");
    }

    @Test
    void whatIsNoServerOfTheFamilyIsNotOffered() throws Exception {
        var page = server(request -> Loopback.html(200, "<html><title>A router</title></html>"));
        var other = server(request -> Loopback.json(404, "{}"));
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        List<FoundProvider> found = Search.servers(
                List.of(at("ollama", page.url("")), at("lm-studio", other.url("/v1")), at("ollama", "http://127.0.0.1:" + free)), probe);
        assertThat(found).isEmpty();
    }

    /// A family whose server is at another port than usual.
    private static Preset at(String kind, String baseUrl) {
        var it = Presets.family(kind);
        return new Preset(
                it.id(), it.name(), it.kind(), it.vendor(), it.own(), it.aliases(), baseUrl, it.responses(), it.headers(), it.models(), it.environment(),
                it.keyPage(), it.docs(), it.color(), it.initials(), it.speech());
    }
}
