package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.PlainFile;
import dev.onehot.tools.programs.OtherHomes;
import dev.onehot.tools.programs.RealProgramRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `onehotctl run` with programs that are known. They are played by scripts of their names that print what they were given.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class KnownProgramRunTest {
    private static final String SECRET = "sk-marked-9876543210";
    private static final String ADDRESS = "http://127.0.0.1:9";

    /// Prints its arguments, its environment, and every file that one of both names.
    private static final String STAND_IN = """
            #!/bin/sh
            for each in "$@"; do echo "ARGUMENT $each"; done
            env | sort
            for place in "$@" $(env | sed -n 's/^[A-Z_]*PATH=//p'); do
              case $place in */.onehot-work-*) ls -ld "$(dirname "$place")" "$place"; echo "FILE"; cat "$place";; esac
            done
            """;

    @TempDir
    private static Path folders;

    private Path folder;
    private RealProgram program;

    static Stream<RealProgramRow> rows() {
        return RealProgramRow.all().stream();
    }

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createTempDirectory(folders, "run");
        program = RealProgram.in(folder);
        PlainFile.at(folder.resolve("onehot.db"));
        chooseKey("home");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itIsToldTheProviderAndNothingLeadsToAnother(RealProgramRow row) throws IOException {
        add(row.kind(), row.address(ADDRESS), "m-onehot");
        var ran = run(OtherHomes.conflicting("http://127.0.0.1:7"), List.of(row.program().commands().getFirst(), "hi  there"));
        assertThat(ran.code()).as(ran.errors()).isZero();
        assertThat(ran.errors().lines()).allMatch(it -> it.startsWith("onehotctl: "));
        var told = ran.out();
        assertThat(told).contains("127.0.0.1:9").contains("m-onehot").contains("hi  there").contains(SECRET);
        assertThat(told.lines().filter(it -> it.startsWith("ARGUMENT ")).toList()).last().isEqualTo("ARGUMENT hi  there");
        assertThat(told.lines().filter(it -> !it.matches("[A-Z_0-9]+=.*") && !it.startsWith("x-api-key: "))).noneMatch(it -> it.contains(SECRET));
        // What its way names is the provider's or nobody's; other variables are not its business.
        assertThat(told.lines().filter(it -> row.variables().contains(it.replaceFirst("=.*", ""))))
                .isNotEmpty()
                .noneMatch(it -> it.contains("key-of-another") || it.contains("m-other") || it.contains(":7"));
        assertThat(told.lines().filter(it -> it.startsWith("drwx") || it.startsWith("-rw"))).allMatch(it -> it.matches("(drwx------|-rw-------).*"));
        besideAGeneralNameWithTheKeyNothingIsAnothers(told);
    }

    /// Waited for at the end: what takes a folder away looks once a second whether its program still runs.
    @AfterAll
    static void noFolderIsLeft() throws IOException {
        try (var each = Files.list(folders)) {
            for (var folder : each.toList()) {
                Await.until("the folders in " + folder + " have gone", () -> left(folder).isEmpty());
            }
        }
    }

    /// Whatever it starts reads the general names as well, and would send the key to the other's address, or the other's to this one.
    private static void besideAGeneralNameWithTheKeyNothingIsAnothers(String told) {
        for (var family : List.of("OPENAI_", "ANTHROPIC_", "GEMINI_|GOOGLE_", "COPILOT_", "GROK_")) {
            var lines = told.lines().filter(it -> it.matches("(?:" + family + ").*")).toList();
            if (lines.stream().anyMatch(it -> it.endsWith("=" + SECRET))) {
                assertThat(lines).noneMatch(it -> it.contains("key-of-another") || it.contains(":7"));
            }
        }
    }

    /// Each of them may ask for a model of its own, which is then another provider's.
    @ParameterizedTest
    @ValueSource(strings = {"opencode .config/opencode/ .opencode/ OPENCODE_CONFIG_CONTENT", "kilo .config/kilo/ .kilo/ KILO_CONFIG_CONTENT"})
    void theAgentsThatPeopleMadeAreToldTheModelToo(String names) throws IOException {
        add("openai-compatible", ADDRESS + "/v1", "m-onehot");
        var name = names.split(" ");
        write("home/" + name[1] + name[0] + ".jsonc", "{\"agent\":{\"of-home\":{\"model\":\"other/m\"}}, // so\n\"mode\":{\"a-mode\":{}}}");
        write("home/" + name[1] + "agent/in/file.md", "---\nmodel: other/m\n---\n");
        write(name[2] + "agents/of-project.md", "---\nmodel: other/m\n---\n");
        write("named.json", "{\"agent\":{\"of-variable\":{}}}");
        var variable = name[0].toUpperCase(Locale.ROOT) + "_CONFIG";
        var told = run(Map.of(variable, folder.resolve("named.json").toString()), List.of(name[0])).done().out().lines()
                .filter(it -> it.startsWith(name[3] + "=")).findFirst().orElseThrow();
        assertThat(told).contains("\"enabled_providers\":[\"onehot-run\"]", "\"title\":{\"model\":\"onehot-run/m-onehot\"}");
        assertThat(told).contains(Stream.of("of-home", "in/file", "of-project", "of-variable").map(it -> "\"" + it + "\":{\"model\":\"onehot-run/m-onehot\"}").toList());
        assertThat(told).contains("\"mode\":{\"a-mode\":{\"model\":\"onehot-run/m-onehot\"}}");
    }

    /// It takes a file of ours from root alone, and says nothing useful when it has passed one over.
    @Test
    void geminiCliIsNotStartedUntilItsOwnSettingsChooseTheKey() throws IOException {
        Files.delete(folder.resolve("home/.gemini/settings.json"));
        add("google", ADDRESS + "/v1beta", "m");
        assertThat(run(Map.of(), List.of("gemini")).failed(1).errors())
                .contains("Gemini CLI was not started", "security.auth.selectedType to gemini-api-key", folder.resolve("home/.gemini/settings.json").toString());
        assertThat(left(folder)).isEmpty();
        chooseKey("home");
        run(Map.of(), List.of("gemini")).done();
        write(".gemini/settings.json", "{\"security\":{\"auth\":{\"selectedType\":\"oauth-personal\"}}}");
        assertThat(run(Map.of(), List.of("gemini")).failed(1).errors()).contains(folder.resolve(".gemini/settings.json").toString());
        chooseKey("");
        run(Map.of(), List.of("gemini")).done();
        assertThat(run(Map.of("GEMINI_CLI_HOME", folder.resolve("moved").toString()), List.of("gemini")).done().out()).contains("GEMINI_CLI_HOME=");
        Files.delete(folder.resolve(".gemini/settings.json"));
        assertThat(run(Map.of("GEMINI_CLI_HOME", folder.resolve("moved").toString()), List.of("gemini")).failed(1).errors()).contains("moved");
    }

    @Test
    void towardsGoogleItselfGeminiCliFindsTheWayByItself() throws IOException {
        Files.delete(folder.resolve("home/.gemini/settings.json"));
        add("google", "", "m");
        assertThat(run(Map.of("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:7"), List.of("gemini")).done().out()).contains("\nGOOGLE_GEMINI_BASE_URL=\n");
    }

    /// Many vendors have an address for each of several APIs.
    @Test
    void whatSpeaksAnotherDialectIsAskedAtTheAddressForThat() throws IOException {
        add("openai-compatible", ADDRESS + "/v1", "m-onehot");
        program.prepare("", "provider", "edit", "This", "--address", "anthropic=" + ADDRESS + "/anthropic");
        assertThat(run(Map.of(), List.of("claude")).done().out())
                .contains("\nANTHROPIC_BASE_URL=" + ADDRESS + "/anthropic\n", "\nANTHROPIC_MODEL=m-onehot\n").contains(SECRET);
        // Its own address, where the program speaks what that does.
        assertThat(run(Map.of(), List.of("codex")).done().out()).contains(ADDRESS + "/v1").doesNotContain("/anthropic");
    }

    /// Of the vendors in the catalog they are known.
    @Test
    void whatAVendorHasForAnotherDialectIsKnown() throws IOException {
        add("deepseek", "https://api.deepseek.com", "m-onehot");
        assertThat(run(Map.of(), List.of("claude")).done().out())
                .contains("\nANTHROPIC_BASE_URL=https://api.deepseek.com/anthropic\n", "\nANTHROPIC_MODEL=m-onehot\n").contains(SECRET);
        program.prepare("", "provider", "edit", "This", "--base-url", "https://relay.example/v1");
        assertThat(run(Map.of(), List.of("claude")).failed(1).errors()).contains("speaks Anthropic's API only");
    }

    @Test
    void whatDoesNotFitIsNotStartedAndTheWayOutIsSaid() throws IOException {
        add("openai-compatible", ADDRESS + "/v1", "m");
        assertThat(run(Map.of(), List.of("claude")).failed(1).errors()).contains("speaks Anthropic's API only", "Add a provider");
        program.prepare(SECRET, "provider", "add", "Fits", "--kind", "anthropic", "--base-url", ADDRESS, "--key-stdin", "--no-activate");
        // Without a model it would be refused as well.
        assertThat(run(Map.of(), List.of("claude")).failed(1).errors()).contains("Add a provider");
        assertThat(run(Map.of(), List.of("Fits", "--", "claude")).failed(1).errors()).contains("has no model", "--model MODEL");
        program.prepare(SECRET, "provider", "add", "Plan", "--kind", "openai-compatible", "--base-url", "https://coding.dashscope.aliyuncs.com/v1", "--model", "m",
                "--key-stdin", "--no-activate");
        assertThat(run(Map.of(), List.of("Plan", "--", "codex")).failed(1).errors())
                .contains("Codex was not started: it asks for Responses, and Plan answers only chat completions.", "Name one that does: onehotctl run NAME -- codex");
        assertThat(run(Map.of(), List.of("crush")).failed(1).errors()).contains("Crush was not started", "crushrc");
        program.prepare("", "provider", "add", "Keyless", "--kind", "anthropic", "--model", "m");
        assertThat(run(Map.of(), List.of("claude")).failed(5).errors()).contains("has no key", "--key-stdin");
        assertThat(run(Map.of(), List.of("codex")).code()).isEqualTo(1);
    }

    @Test
    void aProxyDoesNotGetWhatIsForThisMachine() throws IOException {
        add("anthropic", ADDRESS, "m");
        var proxied = run(Map.of("HTTPS_PROXY", "http://127.0.0.1:7", "no_proxy", "corp.example"), List.of("claude"));
        assertThat(proxied.errors().lines()).singleElement().asString().contains("NO_PROXY");
        assertThat(proxied.out()).contains("\nNO_PROXY=corp.example,127.0.0.1\n").contains("\nno_proxy=corp.example,127.0.0.1\n");
        run(Map.of("HTTPS_PROXY", "http://127.0.0.1:7", "no_proxy", "127.0.0.1", "NO_PROXY", "*"), List.of("claude")).done();
        var unknown = run(Map.of("HTTPS_PROXY", "http://127.0.0.1:7"), List.of("env"));
        assertThat(unknown.errors().lines()).singleElement().asString().contains("NO_PROXY");
        assertThat(unknown.out()).doesNotContain("NO_PROXY=1");
    }

    @Test
    void aSubcommandThatAsksNobodyGetsNoArguments() throws IOException {
        add("openai-compatible", ADDRESS + "/v1", "m");
        assertThat(run(Map.of(), List.of("pi", "install", "x")).done().out()).startsWith("ARGUMENT install\nARGUMENT x\n");
        assertThat(run(Map.of(), List.of("pi", "-p", "x")).done().out()).startsWith("ARGUMENT --extension\n");
    }

    /// Whoever uses it is gone before we could delete it ourselves.
    @Test
    @EnabledOnOs(OS.LINUX)
    void theFolderStaysForAsLongAsTheProgramRuns() throws Exception {
        add("openai-compatible", ADDRESS + "/v1", "m");
        standIn("cline", "#!/bin/sh\nls \"$CLINE_PROVIDER_SETTINGS_PATH\" && read line\n");
        var process = program.start(command(List.of("cline")), environment(Map.of()));
        try {
            assertThat(process.inputReader().readLine()).endsWith("cline.json");
            var used = left(folder);
            assertThat(used).hasSize(1);
            // A run that begins meanwhile sweeps what nobody uses.
            standIn("cn", "#!/bin/sh\nexit 0\n");
            run(Map.of(), List.of("cn")).done();
            assertThat(left(folder)).containsAll(used);
        } finally {
            process.destroyForcibly().waitFor();
        }
        Await.until("its folder has gone", () -> left(folder).isEmpty());
    }

    @Test
    void theFolderGoesWhenTheProgramCannotBeStarted() throws IOException {
        add("openai-compatible", ADDRESS + "/v1", "m");
        run(Map.of(), List.of(folder.resolve("none").resolve("cline").toString())).failed(127);
        assertThat(left(folder)).isEmpty();
    }

    /// In the locale C, Java loses every letter beyond ASCII, and words of ours stand between those of the person.
    @Test
    @EnabledOnOs(OS.LINUX)
    void lettersSurviveTheLocaleC() throws IOException {
        add("openai-compatible", ADDRESS + "/v1", "m");
        assertThat(run(Map.of("LC_ALL", "C"), List.of("codex", "ü漢", "a", "ü漢")).done().out()).contains("ARGUMENT -c\n", "ARGUMENT ü漢\nARGUMENT a\nARGUMENT ü漢\n");
        assertThat(run(Map.of("LC_ALL", "C"), List.of("env", "-S", "X=1 codex", "ü漢")).done().out()).contains("ARGUMENT -c\n", "ARGUMENT ü漢\n");
    }

    private static List<Path> left(Path folder) {
        var place = folder.resolve("data").resolve("onehot").resolve("run");
        try (var all = Files.list(place)) {
            return all.toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private void add(String kind, String address, String model) {
        program.prepare(SECRET, "provider", "add", "This", "--kind", kind, "--base-url", address, "--model", model, "--key-stdin");
    }

    private Ran run(Map<String, String> more, List<String> words) throws IOException {
        var name = words.getLast().equals("claude") ? "claude" : words.getFirst();
        if (!name.contains("/") && !Files.exists(folder.resolve("bin").resolve(name)) && !name.equals("env")) {
            standIn(name, STAND_IN);
        }
        return RealProgram.finish(program.start(command(words), environment(more)), "");
    }

    private List<String> command(List<String> words) {
        var command = new ArrayList<>(List.of(program.script().toString(), "run"));
        if (!words.contains("--")) {
            command.add("--");
        }
        command.addAll(words);
        return command;
    }

    private Map<String, String> environment(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        all.put("HOME", folder.resolve("home").toString());
        all.put("XDG_CONFIG_HOME", "");
        all.put("XDG_DATA_HOME", folder.resolve("data").toString());
        all.put("XDG_RUNTIME_DIR", "");
        for (var proxy : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "NO_PROXY", "no_proxy")) {
            all.putIfAbsent(proxy, "");
        }
        return all;
    }

    private void chooseKey(String home) throws IOException {
        write(home.isEmpty() ? ".gemini/settings.json" : home + "/.gemini/settings.json", "{\"security\":{\"auth\":{\"selectedType\":\"gemini-api-key\"}}}");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void standIn(String name, String text) throws IOException {
        var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
