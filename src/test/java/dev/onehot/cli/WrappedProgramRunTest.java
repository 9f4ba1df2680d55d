package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `onehotctl run` with programs that something else starts. Two servers tell who was asked with which key; the programs are played by scripts that
/// do as the real ones: they ask the server of their own configuration, with the key in the vendor's variable, unless they are told otherwise in
/// the one way that they obey.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class WrappedProgramRunTest {
    private static final String SECRET = "sk-marked-9876543210";

    private static final String ASK = """
            ask() {
              exec 3<>"/dev/tcp/127.0.0.1/${1##*:}"
              printf 'GET /%s HTTP/1.0\\r\\nAuthorization: Bearer %s\\r\\n\\r\\n' "$3" "$2" >&3
              cat <&3 >/dev/null
            }
            """;

    private static final String CODEX = "#!/usr/bin/env bash\n" + ASK + """
            own=$(cat "$HOME/codex-address") key=$OPENAI_API_KEY
            for each in "$@"; do
              case $each in *base_url=*) own=${each#*base_url=\\"}; own=${own%%/v1*}; key=$ONEHOT_API_KEY;; esac
            done
            ask "$own" "$key" codex
            for each in "$@"; do echo "ARGUMENT $each"; done
            """;

    private static final String CLAUDE = "#!/usr/bin/env bash\n" + ASK + """
            own=$(cat "$HOME/claude-address")
            [ "$CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST" = 1 ] && own=$ANTHROPIC_BASE_URL
            ask "$own" "${ANTHROPIC_AUTH_TOKEN:-$ANTHROPIC_API_KEY}" claude
            for each in "$@"; do echo "ARGUMENT $each"; done
            """;

    @TempDir
    private Path folder;

    private final Loopback ours = Loopback.answering(_ -> Loopback.json(200, "{}"));
    private final Loopback other = Loopback.answering(_ -> Loopback.json(200, "{}"));
    private RealProgram program;

    @BeforeEach
    void begin() throws IOException {
        program = RealProgram.in(folder);
        PlainFile.at(folder.resolve("onehot.db"));
        add("Open", "openai-compatible", ours.url("") + "/v1", "m-onehot");
        add("Anthropic", "anthropic", ours.url(""), "m-onehot");
        for (var name : List.of("codex", "claude")) {
            Files.writeString(folder.resolve(name + "-address"), other.url(""));
        }
        script("bin/codex", CODEX);
        script("bin/claude", CLAUDE);
        var module = "lib/node_modules/@openai/codex/";
        script(module + "bin/codex.js", CODEX);
        Files.writeString(folder.resolve(module + "package.json"), "{\"name\":\"@openai/codex\",\"bin\":{\"codex\":\"bin/codex.js\"}}");
        Files.createSymbolicLink(folder.resolve("bin/cx"), folder.resolve(module + "bin/codex.js"));
        Files.createSymbolicLink(folder.resolve("bin/cl"), folder.resolve("bin/claude"));
        script("bin/starts-codex", "#!/bin/sh\nexec codex \"$@\"\n");
        script("bin/starts-cx", "#!/bin/sh\nexec cx \"$@\"\n");
        script("sources/claude", "#!/bin/bash\nset -a; . ./x.env\nexec " + folder.resolve("bin/claude") + "\n");
        Files.writeString(folder.resolve("x.env"), "ANTHROPIC_BASE_URL=" + other.url("") + "\n");
        script("exports/claude", "#!/bin/bash\nexport \"ANTHROPIC_BASE_URL=" + other.url("") + "\"\nexec " + folder.resolve("bin/claude") + "\n");
        script("node_modules/.bin/codex", CODEX);
        script("bin/npm", "#!/bin/sh\nPATH=$PWD/node_modules/.bin:$PATH exec codex hi\n");
        script("bin/node", "#!/bin/sh\nexec bash \"$@\"\n");
        // As npm's: the options, the command, its arguments.
        script("bin/npx", """
                #!/bin/sh
                while :; do case $1 in --package|-p) shift 2;; -*) shift;; *) break;; esac; done
                case $1 in @openai/codex*) shift; set -- codex "$@";; esac
                exec "$@"
                """);
    }

    @AfterEach
    void end() {
        ours.close();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Open, env X=1 codex hi",
        "Open, env -u Y -C FOLDER A=b codex hi",
        "Open, nice -n 5 codex hi",
        "Open, timeout -k 5 20 codex hi",
        "Open, env X=1 nice -n 5 timeout 20 codex hi",
        "Open, cx hi",
        "Open, node FOLDER/lib/node_modules/@openai/codex/bin/codex.js hi",
        "Open, npx -y @openai/codex@0.169.0 hi",
        "Open, npx --package @openai/codex codex hi",
        "Anthropic, claude hi",
        "Anthropic, nice claude hi",
        "Anthropic, cl hi"
    })
    void throughWhatIsPlainItAsksTheProvider(String provider, String line) {
        var ran = run(provider, line.replace("FOLDER", folder.toString()).split(" "));
        assertThat(ran.done().out().lines().toList()).last().isEqualTo("ARGUMENT hi");
        assertThat(keys(ours)).singleElement().asString().endsWith("Bearer " + SECRET);
        assertThat(other.requests()).isEmpty();
    }

    /// Each of them finds in PATH, by its name, what calls us back.
    @Test
    void whatWordsCannotShowAsksTheProviderAllTheSame() throws IOException {
        script("sub dir/start.sh", "#!/bin/sh\ncodex start\n");
        script("bin/hidden", """
                #!/usr/bin/env bash
                x=cod; ${x}ex hidden
                $(command -v codex) "it's"
                (cd "sub dir" && ./start.sh)
                claude hi || echo "CODE $?"
                exit 7
                """);
        var ran = run("Open", "hidden").failed(7);
        assertThat(ran.out().lines().filter(it -> it.matches("ARGUMENT [a-z].*|CODE.*") && !it.matches(".*model.*")))
                .containsExactly("ARGUMENT hidden", "ARGUMENT it's", "ARGUMENT start", "CODE 1");
        assertThat(ran.errors()).contains("Claude Code speaks").doesNotContain("In this shell", "If this starts");
        assertThat(keys(ours)).hasSize(3).allMatch(it -> it.endsWith("Bearer " + SECRET));
        assertThat(other.requests()).isEmpty();
        Await.until("nothing is left", () -> leftFolders().isEmpty());
    }

    /// The provider of the inner run holds in it, whichever is named outside.
    @Test
    void aRunInARunIsItsOwn() throws IOException {
        add("Inner", "openai-compatible", other.url("") + "/v1", "m-inner");
        script("bin/nested", "#!/bin/sh\n" + program.script() + " run Inner -- codex one\n" + program.script() + " run Inner -- sh -c 'codex two'\ncodex three\n");
        run("Open", "nested").done();
        assertThat(keys(other)).hasSize(2);
        assertThat(keys(ours)).hasSize(1);
    }

    /// As people put one in front: it leaves its own folder out, and starts what is found then.
    @Test
    void aScriptThatStandsInFrontOfAProgramFindsIt() throws IOException {
        script("front/codex", "#!/bin/sh\nPATH=$(echo \"$PATH\" | sed 's,[^:]*/front:,,')\nexec codex \"$@\"\n");
        var ran = run("Open", "env", "PATH=" + folder.resolve("front") + ":" + folder.resolve("bin") + ":/usr/bin:/bin", program.script().toString(), "run", "Open", "--", "sh", "-c", "codex hi");
        assertThat(ran.done().out()).endsWith("ARGUMENT hi\n");
        assertThat(keys(ours)).singleElement().asString().endsWith("Bearer " + SECRET);
        assertThat(other.requests()).isEmpty();
    }

    private List<Path> leftFolders() {
        try (var all = Files.list(folder.resolve("data/onehot/run"))) {
            return all.toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Open | sh -c FOLDER/bin/codex | sh -c 'onehotctl run Open -- codex'",
                "Open | sh FOLDER/bin/starts-cx hi | in the script",
                "Open | bash -lc codex | bash -c 'onehotctl run Open -- codex'",
                "Open | npm test | npm … onehotctl run Open -- codex",
                "Open | env -i PATH=FOLDER/bin:/usr/bin:/bin codex hi | env -i takes all variables away",
                "Anthropic | env ANTHROPIC_BASE_URL=OTHER claude hi | env changes ANTHROPIC_BASE_URL",
                "Anthropic | env -u CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST claude hi | env changes CLAUDE_CODE_PROVIDER",
                "Anthropic | nice env CLAUDE_CODE_USE_BEDROCK=1 claude | env changes CLAUDE_CODE_USE_BEDROCK",
                "Anthropic | sources/claude hi | sources/claude reads variables from a file",
                "Anthropic | exports/claude hi | exports/claude changes ANTHROPIC_BASE_URL",
                "Open | find . -exec FOLDER/bin/codex | find … onehotctl run Open -- codex",
            })
    void whereTheProviderWouldBeLeftOpenNothingIsStarted(String provider, String line, String said) {
        var words = line.replace("FOLDER", folder.toString()).replace("OTHER", other.url("")).split(" ");
        assertThat(run(provider, words).failed(1).errors()).contains("was not started", said);
        assertThat(ours.requests()).isEmpty();
        assertThat(other.requests()).isEmpty();
    }

    /// What nobody can see from the words: then at least the variables that Claude Code obeys lead to the provider.
    @Test
    void claudeCodeThatAProgramStartsAsksTheProvider() throws IOException {
        script("bin/some-program", "#!/usr/bin/env bash\nx=cl; ${x}aude hi\n");
        run("Anthropic", "some-program").done();
        assertThat(keys(ours)).singleElement().asString().endsWith("Bearer " + SECRET);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void whatMayStartAProgramIsSaid() throws IOException {
        script("bin/firejail2", "#!/usr/bin/env bash\n");
        assertThat(run("Open", "firejail2", folder.resolve("bin/codex").toString()).errors()).contains("If this starts Codex", "onehotctl run Open -- right in front of it");
        assertThat(run("Open", "bash").errors()).contains("In this shell, too");
        assertThat(run("Open", "echo", "codex").done().errors()).isEmpty();
        assertThat(run("Open", "env", "OPENAI_API_KEY=other", "sh", "-c", "echo $OPENAI_API_KEY").done().out()).isEqualTo("other\n");
    }

    /// A script that has a program's name may set variables before it starts that.
    @Test
    void aScriptOfTheSameNameThatLeadsElsewhereIsNotStarted() throws IOException {
        script("bin/claude", "#!/bin/bash\nexport ANTHROPIC_BASE_URL=" + other.url("") + "\nexec /usr/bin/claude\n");
        assertThat(run("Anthropic", "claude").failed(1).errors()).contains("bin/claude changes ANTHROPIC_BASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "Anthropic, codex --version",
        "Anthropic, codex login",
        "Anthropic, env X=1 codex --version",
        "Keyless, claude -v"
    })
    void whatAsksNobodyIsStartedAsItIs(String provider, String line) throws IOException {
        program.prepare("", "provider", "add", "Keyless", "--kind", "anthropic", "--no-activate");
        for (var name : List.of("codex", "claude")) {
            script("bin/" + name, "#!/bin/sh\necho \"$0 $*\"; env\n");
        }
        var ran = run(provider, line.split(" ")).done();
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.out()).startsWith(folder + "/bin/" + line.replace("env X=1 ", "") + "\n").doesNotContain(SECRET, "PASSPHRASE");
    }

    @Test
    void aRefusalNamesOnlyThoseThatItWouldBeStartedWith() {
        program.prepare("", "provider", "add", "No model", "--kind", "anthropic", "--base-url", ours.url(""), "--no-activate");
        program.prepare("", "provider", "add", "No key", "--kind", "anthropic", "--model", "m", "--no-activate");
        program.prepare("", "provider", "add", "No address", "--kind", "openai-compatible", "--model", "m", "--no-activate");
        assertThat(run("Open", "claude").failed(1).errors()).contains("NAME is Anthropic.");
        assertThat(run("Anthropic", "codex").failed(1).errors()).contains("NAME is Open.");
        add("Azure", "azure-openai", "https://mine.openai.azure.com/openai/v1", "m");
        assertThat(run("Azure", "grok").failed(1).errors()).contains("another header", "NAME is Open.");
    }

    private void add(String name, String kind, String address, String model) {
        program.prepare(SECRET, "provider", "add", name, "--kind", kind, "--base-url", address, "--model", model, "--key-stdin");
    }

    private Ran run(String provider, String... words) {
        var command = new ArrayList<>(List.of(program.script().toString(), "run", provider, "--"));
        command.addAll(List.of(words));
        var environment = new HashMap<>(Map.of(
                "PATH", folder.resolve("bin") + ":/usr/bin:/bin",
                "HOME", folder.toString(),
                "XDG_DATA_HOME", folder.resolve("data").toString(),
                "XDG_RUNTIME_DIR", "",
                "ONEHOT_PASSPHRASE", "four words or more"));
        for (var proxy : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")) {
            environment.put(proxy, "");
        }
        return RealProgram.finish(program.start(command, environment), "");
    }

    private void script(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static List<String> keys(Loopback server) {
        return server.requests().stream().map(it -> it.header("authorization")).toList();
    }
}
