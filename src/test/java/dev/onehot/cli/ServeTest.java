package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// `onehotctl serve`: who answers is who is active, whoever switched.
class ServeTest extends CliFixture {
    private static final String KEY = "sk-of-the-provider-%s-0123456789";

    private final Map<String, Loopback> servers = new HashMap<>();
    private Optional<Thread> serving = Optional.empty();
    private int port;

    @BeforeEach
    void twoProviders() throws IOException {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        for (var name : List.of("A", "B")) {
            var server = Loopback.answering(request -> Loopback.json(
                    200, "{\"model\":\"m\",\"from\":\"" + name + "\",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}"));
            servers.put(name, server);
            withInput(KEY.formatted(name), "provider", "add", name, "--kind", "openai", "--base-url", server.url("/v1"), "--model", "m", "--key-stdin",
                    name.equals("A") ? "--activate" : "--no-activate").done();
        }
        try (var any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        serving.ifPresent(Thread::interrupt);
        serving.ifPresent(it -> Await.until("it has ended", () -> !it.isAlive()));
        servers.values().forEach(Loopback::close);
    }

    private CompletableFuture<Ran> serve() {
        var ran = new CompletableFuture<Ran>();
        serving = Optional.of(Thread.ofPlatform().daemon().start(() -> ran.complete(onehotctl("serve", "--port", String.valueOf(port)))));
        Await.until("it listens", () -> ran.isDone() || isOpen());
        return ran;
    }

    private boolean isOpen() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String ask(String token) throws IOException {
        var url = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/v1/chat/completions").toURL().openConnection();
        url.setRequestMethod("POST");
        url.setConnectTimeout(10_000);
        url.setReadTimeout(10_000);
        url.setRequestProperty("Authorization", "Bearer " + token);
        url.setRequestProperty("Content-Type", "application/json");
        url.setDoOutput(true);
        url.getOutputStream().write("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}".getBytes(StandardCharsets.UTF_8));
        try (var in = url.getResponseCode() < 400 ? url.getInputStream() : url.getErrorStream()) {
            return url.getResponseCode() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theNextRequestGoesToWhomeverTheSwitchHasMadeActive() throws Exception {
        var token = onehotctl("program", "token", "codex").done().out().strip();
        var ran = serve();
        for (var name : List.of("A", "B", "A")) {
            onehotctl("provider", "use", name).done();
            assertThat(ask(token)).startsWith("200 ").contains("\"from\":\"" + name + "\"");
            var asked = servers.get(name).requests().getLast();
            assertThat(asked.header("authorization")).isEqualTo("Bearer " + KEY.formatted(name));
            assertThat(asked.everything()).doesNotContain(token);
        }
        assertThat(ask("oh-nobody")).startsWith("401 ");
        onehotctl("program", "token", "codex", "--provider", "B").done();
        assertThat(ask(token)).contains("\"from\":\"B\"");
        onehotctl("program", "token", "codex", "--revoke").done();
        assertThat(ask(token)).startsWith("401 ");
        serving.orElseThrow().interrupt();
        var said = ran.get(30, TimeUnit.SECONDS);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Serving http://127.0.0.1:" + port).contains("A answers").doesNotContain("sk-of", "oh-");
        assertThat(onehotctl("usage", "--by", "program", "--json").done().out()).contains("\"program\":\"codex\",\"requests\":4,\"failed\":0,\"input\":20");
        assertThat(onehotctl("setting", "get", "ONEHOT_ENDPOINT_PORT").done().out()).contains(String.valueOf(port));
    }

    @Test
    void whoHasThePortOrTheDatabaseIsNamed() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var errors = onehotctl("serve", "--port", String.valueOf(taken.getLocalPort())).failed(Exit.CONFLICT).errors();
            assertThat(errors).contains("Port " + port + " is taken");
            if (OS.LINUX.isCurrentOs()) {
                assertThat(errors).contains("process " + ProcessHandle.current().pid());
            }
        }
        serve();
        assertThat(onehotctl("serve").failed(Exit.CONFLICT).errors())
                .contains("Process " + ProcessHandle.current().pid()).contains("http://127.0.0.1:" + port);
        assertThat(onehotctl("serve", "--port", "0").failed(Exit.USAGE).errors()).contains("no port");
    }

    @Test
    void whatStartsItAtLoginIsPrintedForEachSystem() {
        var command = HelperCommand.path(environment, System.getProperties());
        for (var system : List.of("systemd", "launchd", "windows")) {
            assertThat(onehotctl("serve", "--print-unit", system).done().out()).contains(command).contains("--db").contains(file.toString()).contains("serve");
        }
        assertThat(onehotctl("serve", "--print-unit", "systemd").done().out()).contains("ExecStart=" + command + " --db " + file + " serve");
        assertThat(onehotctl("serve", "--print-unit", "upstart").code()).isEqualTo(Exit.USAGE);
    }

    /// The files of programs name the stored one by then.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoeverStoresAnotherPortIsToldThatItAnswersAtTheOldOne() throws Exception {
        var program = RealProgram.in(folder);
        var process = program.start(List.of(program.script().toString(), "serve", "--port", String.valueOf(port)),
                Map.of("ONEHOT_PASSPHRASE", "four words or more", "HOME", folder.toString(), "XDG_RUNTIME_DIR", ""));
        try {
            var running = new RunningCommand(process, Optional.empty());
            assertThat(running.says("A answers")).isTrue();
            onehotctl("setting", "set", "ONEHOT_ENDPOINT_PORT", "7500").done();
            assertThat(running.says("still at port " + port + ", start it again for 7500")).isTrue();
            onehotctl("setting", "set", "ONEHOT_ENDPOINT_PORT", String.valueOf(port)).done();
            process.destroy();
            assertThat(running.end().code()).isEqualTo(143);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// As it is documented, and in order when the system ends it.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSignalEndsItInOrder() throws Exception {
        var token = onehotctl("program", "token", "codex").done().out().strip();
        var program = RealProgram.in(folder);
        var process = program.start(List.of(program.script().toString(), "serve", "--port", String.valueOf(port), "--json"),
                Map.of("ONEHOT_PASSPHRASE", "four words or more", "HOME", folder.toString(), "XDG_RUNTIME_DIR", ""));
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var first = JsonDocument.parse(lines.readLine()).value();
            var described = ManPage.examples().lines().dropWhile(it -> !it.startsWith("onehotctl serve")).skip(1).findFirst().orElseThrow();
            DocumentedShapesTest.compare("serve", JsonDocument.parse(described).value(), first);
            assertThat(ask(token)).contains("\"from\":\"A\"");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(onehotctl("usage", "--json").done().out()).contains("\"requests\":1");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
