package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import dev.onehot.tools.programs.Programs;
import dev.onehot.tools.programs.WritingVendor;

/// One person's home with a real program in it whose file leads to the endpoint, as `program follow --endpoint` wrote it; the endpoint is the built
/// program's own process.
final class EndpointHome implements AutoCloseable {
    private static final int RUNNING_SECONDS = 120;

    private final String program;
    private final Path folder;
    private final Path person;
    private final Path work;
    private final Map<String, String> environment;
    private final RealProgram onehotctl;
    private final Process endpoint;
    private final String token;

    EndpointHome(String program, Path folder, Loopback proxy) throws Exception {
        this.program = program;
        this.folder = folder;
        person = Files.createDirectory(folder.resolve("home"));
        work = Files.createDirectory(folder.resolve("work"));
        onehotctl = RealProgram.in(folder);
        var known = Programs.all().stream().filter(it -> it.id().equals(program)).findFirst().orElseThrow();
        environment = RealStart.environment(person, NpmPackage.install(known.tried()).resolve(".bin"), proxy);
        // As an installed one is found by the helpers that its files name.
        environment.merge("PATH", folder.toString(), (others, own) -> own + File.pathSeparator + others);
        // As the shell of a person behind a proxy has it; without it the proxy is asked for what is on this computer.
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("no_proxy", "127.0.0.1");
        int port;
        try (var any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        onehotctl.prepare(environment, "", "setting", "set", "ONEHOT_ENDPOINT_PORT", String.valueOf(port));
        boolean clear = program.equals("gemini-cli");
        assertThat(shell(clear ? "program follow %s --endpoint --key-in-clear" : "program follow %s --endpoint")).doesNotContain("oh-");
        token = shell("program token %s --known").strip();
        assertThat(token).startsWith("oh-");
        endpoint = process(List.of(onehotctl.script().toString(), "serve"), folder.resolve("served"));
        Await.until("the endpoint listens", () -> isOpen(port) || !endpoint.isAlive());
        assertThat(endpoint.isAlive()).as(Files.readString(folder.resolve("served"))).isTrue();
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    Path work() {
        return work;
    }

    String token() {
        return token;
    }

    void add(WritingVendor vendor) {
        var words = new ArrayList<>(List.of("provider", "add", vendor.name(), "--kind", vendor.speech().kind(), "--base-url", vendor.url(), "--model", vendor.model(), "--key-stdin"));
        if (!vendor.proxy().isEmpty()) {
            words.addAll(List.of("--proxy", vendor.proxy()));
        }
        onehotctl.prepare(environment, vendor.key(), words.toArray(String[]::new));
    }

    /// The switch.
    void use(WritingVendor vendor) {
        onehotctl.prepare(environment, "", "provider", "use", vendor.name());
    }

    /// Says what the program calls a model.
    void names(String line) {
        onehotctl.prepare(environment, "", "program", "token", program, "--model", line);
    }

    /// What the built program says.
    private String shell(String words) throws Exception {
        var said = folder.resolve("onehotctl-said");
        var command = new ArrayList<>(List.of(onehotctl.script().toString()));
        command.addAll(List.of(words.formatted(program).split(" ")));
        var process = process(command, said);
        assertThat(process.waitFor(RUNNING_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", words, Files.readString(said)).isZero();
        return Files.readString(said);
    }

    /// The program, with these arguments, to its end. Answers what it said.
    String run(List<String> arguments) throws Exception {
        var said = folder.resolve("said");
        assertThat(RealStart.run(command(arguments), work, said)).as("%s ends; it said: %s", arguments, Files.readString(said)).isTrue();
        // As Codex has it in its log when it cannot read what it was told.
        assertThat(Files.readString(said)).doesNotContain(" ERROR ");
        return Files.readString(said);
    }

    private List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of("env", "-i"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.add("ONEHOT_TOKEN_" + program.toUpperCase(Locale.ROOT).replace('-', '_') + "=" + token);
        command.add(Programs.all().stream().filter(it -> it.id().equals(program)).findFirst().orElseThrow().commands().getFirst());
        command.addAll(arguments);
        return command;
    }

    private Process process(List<String> command, Path said) throws IOException {
        var whole = new ArrayList<>(List.of("env", "-i"));
        environment.forEach((name, value) -> whole.add(name + "=" + value));
        whole.addAll(command);
        return new ProcessBuilder(whole).directory(work.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    @Override
    public void close() throws InterruptedException {
        endpoint.destroy();
        if (!endpoint.waitFor(RUNNING_SECONDS, TimeUnit.SECONDS)) {
            endpoint.destroyForcibly();
        }
    }
}
