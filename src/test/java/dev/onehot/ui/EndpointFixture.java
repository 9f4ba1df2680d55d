package dev.onehot.ui;

import module java.base;

import dev.onehot.app.RealEndpoint;
import dev.onehot.core.EndpointAccess;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Loopback;
import dev.onehot.ui.pages.EndpointPage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;

/// The window with the real endpoint, at a port that was free a moment ago, before a provider that answers on this machine.
abstract class EndpointFixture extends WindowFixture {
    protected static final Duration LIMIT = Duration.ofSeconds(30);
    protected static final String ANSWER = "{\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}";

    protected RealEndpoint endpoint;
    protected Loopback server;
    protected int port;

    /// A new database, so that keys are as a person finds them, and programs can have tokens.
    @Override
    protected void createFile() {}

    @Override
    protected void prepare() {
        manager.keys().prepare().join();
        server = Loopback.answering(this::answer);
        port = freePort();
        manager.setSetting(OwnSettings.ENDPOINT_PORT, String.valueOf(port));
        add("Relay", true);
        add("Other", false);
    }

    protected long add(String name, boolean active) {
        var draft = ProviderDraft.of(Map.of("name", name, "kind", "openai", "baseUrl", server.url("/" + name + "/v1"), "model", "m"))
                .withKey(new KeyChange.Replace(ApiKey.of(KEY)));
        return manager.apply(new Command.AddProvider(draft, active), Origin.API).providerId().orElseThrow();
    }

    protected Loopback.Response answer(Loopback.Request request) {
        return Loopback.json(200, ANSWER);
    }

    protected static int freePort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    protected Map<String, String> around() {
        return Map.of("XDG_RUNTIME_DIR", folder.toString(), "HOME", folder.toString(), "PATH", "");
    }

    @Override
    protected Surroundings surroundings() {
        endpoint = RealEndpoint.of(manager, file, around());
        return Surroundings.empty(folder).withEndpoint(endpoint.here()).withFollowing(this::following);
    }

    @AfterEach
    void closeEndpoint() {
        endpoint.close().run();
        server.close();
    }

    protected EndpointPage page() {
        return new EndpointPage(robot).open();
    }

    protected String token(String name) {
        return EndpointAccess.tokens(manager).token(name, Origin.API).reveal();
    }

    protected HttpResponse<String> ask(String token) throws IOException, InterruptedException {
        return ask(port, token);
    }

    protected static HttpResponse<String> ask(int at, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            return client.send(request(at, token), HttpResponse.BodyHandlers.ofString());
        }
    }

    protected static HttpRequest request(int at, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + "/v1/chat/completions"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a private question\"}]}"))
                .build();
    }

    protected static boolean isFree(int at) {
        try (var _ = new ServerSocket(at, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
