package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.Protocol;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a program obeys more than our file is told where it is there and says something else, and nowhere else. Each line was seen on the real program.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class OverridesTest {
    private static final String ELSEWHERE = "https://elsewhere.example";

    @TempDir
    private Path folder;

    private Path home;
    private Path project;
    private Path below;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aProject() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        project = Files.createDirectories(folder.resolve("work/project"));
        below = Files.createDirectories(project.resolve("src/deep"));
    }

    private static FollowCase one(String id) {
        return FollowCase.all().filter(it -> it.section().id().equals(id)).findFirst().orElseThrow();
    }

    private List<String> beaten(FollowCase one, Path at) {
        return beaten(one, at, one.program());
    }

    private List<String> beaten(FollowCase one, Path at, FollowedProgram program) {
        var files = new FollowedFiles(new Whereabouts(home, environment, "Linux"), Optional.of(at));
        return files.beaten(program, one.first(), FollowCase.HELPER).stream().map(it -> it.text(Locale.ROOT)).toList();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static List<String> wins(Path file, String keys) {
        return List.of(Message.of("program.override.file", file.toString(), keys).text(Locale.ROOT));
    }

    static Stream<FollowCase> cases() {
        return FollowCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whereNothingIsNothingIsSaid(FollowCase one) {
        assertThat(beaten(one, below)).isEmpty();
    }

    /// What we write ourselves, into whichever of these files: a person may have it there.
    @ParameterizedTest
    @MethodSource("cases")
    void whatSaysTheSameIsNotSaid(FollowCase one) throws IOException {
        var places = new FollowedFiles(new Whereabouts(home, Map.of(), "Linux")).wanted(one.program(), one.first(), FollowCase.HELPER);
        var section = one.section();
        for (var higher : section.higher()) {
            if (higher.scope().isProjects() && !higher.hides()) {
                var file = section.places().get(higher.number() - 1).path(new Whereabouts(home, Map.of(), "Linux")).orElseThrow();
                var wanted = places.stream().filter(it -> it.path().endsWith(file.getFileName())).findFirst().orElseThrow();
                var content = new FilePatching(wanted, List.of(), one.clear()).patch(Optional.empty(), false).content().orElseThrow();
                for (var name : higher.names()) {
                    write(project.resolve(name), new String(content, StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(beaten(one, project)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claude-code | .claude/settings.json       | {\"env\":{\"ANTHROPIC_BASE_URL\":\"https://e.example\"}} | env.ANTHROPIC_BASE_URL | no  | no",
                "claude-code | .claude/settings.local.json | {\"apiKeyHelper\":\"echo x\"}                            | apiKeyHelper           | yes | no",
                "claude-code | .claude/settings.json       | {\"env\":{\"ANTHROPIC_MODEL\":\"mine\"}}                  | env.ANTHROPIC_MODEL    | no  | no",
                "gemini-cli  | .gemini/settings.json       | {\"model\":{\"name\":\"mine\"}}                           | model.name             | no  | no",
                "qwen-code   | .qwen/settings.json         | {\"model\":{\"name\":\"mine\"}}                           | model.name             | no  | no",
                "opencode    | opencode.json               | {\"model\":\"b/mine\"}                                    | model                  | yes | yes",
                "opencode    | .opencode/opencode.jsonc    | {\"model\":\"b/mine\", /**/}                              | model                  | yes | yes",
                "kilo        | kilo.json                   | {\"model\":\"b/mine\"}                                    | model                  | yes | yes",
                "kilo        | .kilo/kilo.jsonc            | {\"model\":\"b/mine\"}                                    | model                  | yes | yes",
                "pi          | .pi/settings.json           | {\"defaultProvider\":\"b\"}                               | defaultProvider        | no  | no"
            })
    void aProjectsFileIsNamedWithItsKey(String id, String name, String text, String key, String inRepository, String above) throws IOException {
        var file = write(project.resolve(name), text);
        assertThat(beaten(one(id), project)).isEqualTo(wins(file, key));
        assertThat(beaten(one(id), below)).isEqualTo(above.equals("yes") ? wins(file, key) : List.of());
        assertThat(beaten(one(id), folder)).isEmpty();
        Files.createDirectories(project.resolve(".git"));
        assertThat(beaten(one(id), below)).isEqualTo(inRepository.equals("yes") ? wins(file, key) : List.of());
        Files.createDirectories(below.resolve(".git"));
        assertThat(beaten(one(id), below)).as("a repository inside").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sonnet", "haiku", "opus"})
    void anAliasOfTheSameModelIsNotSaid(String alias) throws IOException {
        write(project.resolve(".claude/settings.json"), "{\"env\":{\"ANTHROPIC_MODEL\":\"" + alias + "\",\"ANTHROPIC_BASE_URL\":\"https://one.example/api/\"},\"model\":\"x\"}");
        assertThat(beaten(one("claude-code"), project)).isEmpty();
    }

    /// A program cannot read it, so it obeys nothing of it.
    @Test
    void whatCannotBeReadIsNotSaid() throws IOException {
        write(project.resolve(".claude/settings.json"), "{/**/\"env\":{\"ANTHROPIC_BASE_URL\":\"" + ELSEWHERE + "\"}}");
        assertThat(beaten(one("claude-code"), project)).isEmpty();
    }

    @Test
    void thePersonsOwnFileIsNoProjects() throws IOException {
        write(home.resolve(".claude/settings.json"), "{\"env\":{\"ANTHROPIC_BASE_URL\":\"" + ELSEWHERE + "\"}}");
        write(home.resolve(".qwen/settings.json"), "{\"model\":{\"name\":\"mine\"}}");
        write(home.resolve(".gemini/.env"), "X=1\n");
        for (var id : List.of("claude-code", "qwen-code", "gemini-cli")) {
            assertThat(beaten(one(id), home)).isEmpty();
        }
    }

    @Test
    void codexObeysTheModelOfATrustedProjectOnly() throws IOException {
        var file = write(project.resolve(".codex/config.toml"), "model = \"mine\"\nmodel_provider = \"b\"\n");
        assertThat(beaten(one("codex"), project)).isEmpty();
        write(home.resolve(".codex/config.toml"), "[projects.\"" + project + "\"]\ntrust_level = \"trusted\"\n");
        assertThat(beaten(one("codex"), project)).isEqualTo(wins(file, "model"));
        assertThat(beaten(one("codex"), below)).isEmpty();
        Files.createDirectories(project.resolve(".git"));
        assertThat(beaten(one("codex"), below)).isEqualTo(wins(file, "model"));
    }

    @Test
    void anEntryOfTheSameModelIsSaidOfQwen() throws IOException {
        var one = FollowCase.all().filter(it -> it.section().id().equals("qwen-code") && it.dialect() == Protocol.OPENAI).findFirst().orElseThrow();
        var entry = "{\"modelProviders\":{\"openai\":[{\"id\":%s,\"name\":\"X\",\"baseUrl\":\"%s\"}]}}";
        var model = WrittenValue.canonical("\"vendor/one \\\"1\\\"\"");
        var file = write(project.resolve(".qwen/settings.json"), String.format(Locale.ROOT, entry, model, ELSEWHERE));
        assertThat(beaten(one, project)).singleElement().asString().contains(file.toString(), "baseUrl");
        write(file, String.format(Locale.ROOT, entry, "\"another\"", ELSEWHERE));
        assertThat(beaten(one, project)).isEmpty();
    }

    @Test
    void whatIsLoggedInToIsSaidOfPi() throws IOException {
        var file = write(home.resolve(".pi/agent/auth.json"), "{\"openai\":{\"type\":\"api_key\",\"key\":\"k\"}}");
        assertThat(beaten(one("pi"), project)).isEmpty();
        write(file, "{\"onehot\":{\"type\":\"api_key\",\"key\":\"k\"}}");
        assertThat(beaten(one("pi"), project)).isEqualTo(wins(file, "onehot"));
    }

    @Test
    void aTextInAVariableIsNamedByIt() {
        environment.put("OPENCODE_CONFIG_CONTENT", "{\"theme\":\"x\"}");
        assertThat(beaten(one("opencode"), project)).isEmpty();
        environment.put("OPENCODE_CONFIG_CONTENT", "{\"model\":\"b/mine\"}");
        assertThat(beaten(one("opencode"), project)).containsExactly("OPENCODE_CONFIG_CONTENT in the environment wins over its file.");
    }

    @Test
    void aProjectsVariablesHideOurs() throws IOException {
        var file = write(project.resolve(".env"), "UNRELATED=1\n");
        var own = home.resolve(".gemini/.env");
        assertThat(beaten(one("gemini-cli"), below)).containsExactly("It reads " + file + " instead of " + own + ".");
        var nearer = write(below.resolve(".gemini/.env"), "");
        assertThat(beaten(one("gemini-cli"), below)).containsExactly("It reads " + nearer + " instead of " + own + ".");
    }

    @Test
    void aVariableIsNamedAndNeverItsValue() {
        environment.put("GEMINI_MODEL", "mine");
        environment.put("GOOGLE_GEMINI_BASE_URL", ELSEWHERE);
        assertThat(beaten(one("gemini-cli"), project))
                .containsExactly("GEMINI_MODEL in the environment wins over its file.", "GOOGLE_GEMINI_BASE_URL in the environment wins over its file.");
        environment.put("GEMINI_MODEL", one("gemini-cli").first().model());
        environment.put("GOOGLE_GEMINI_BASE_URL", "https://one.example/api/");
        assertThat(beaten(one("gemini-cli"), project)).isEmpty();
        environment.put("CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST", "1");
        assertThat(beaten(one("claude-code"), project)).containsExactly("CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST in the environment wins over its file.");
    }

    /// Of a key in clear only a hash is known here.
    @Test
    void anotherKeyIsSaidAndTheSameIsNot() {
        var one = one("gemini-cli");
        var key = new OwnedKey("GEMINI_API_KEY", Optional.empty(), Optional.empty(), Optional.of(WrittenValue.hashed("\"sk-ours\"")), Optional.empty(), true);
        var file = new FollowedFile(home.resolve(".gemini/.env").toString(), one.section().format(2), false, OptionalLong.of(3), "", List.of(key));
        environment.put("GEMINI_API_KEY", "sk-other");
        assertThat(one.delivery()).isEqualTo(KeyDelivery.CLEAR);
        assertThat(beaten(one, project, one.program(List.of(file)))).containsExactly("GEMINI_API_KEY in the environment wins over its file.");
        assertThat(beaten(one, project)).as("nothing is known of ours").isEmpty();
        environment.put("GEMINI_API_KEY", "sk-ours");
        assertThat(beaten(one, project, one.program(List.of(file)))).isEmpty();
        assertThat(WantedFile.KEY).isEqualTo("{key}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/bin/bash     | .bashrc                 | export GEMINI_MODEL=mine                           | yes",
                "/bin/bash     | .profile                | export GEMINI_MODEL=\"mine\" # as I like it        | yes",
                "/usr/bin/zsh  | .zshrc                  | export GEMINI_MODEL='mine'                         | yes",
                "/usr/bin/fish | .config/fish/config.fish| set -gx GEMINI_MODEL mine                          | yes",
                "/usr/bin/zsh  | .bashrc                 | export GEMINI_MODEL=mine                           | no",
                "              | .bashrc                 | export GEMINI_MODEL=mine                           | no",
                "/bin/bash     | .bashrc                 | # export GEMINI_MODEL=mine                         | no",
                "/bin/bash     | .bashrc                 | \\  export GEMINI_MODEL=mine                       | no",
                "/bin/bash     | .bashrc                 | export GEMINI_MODEL=$(cat model)                   | no",
                "/bin/bash     | .bashrc                 | export GEMINI_MODEL=\"$MODEL\"                     | no",
                "/bin/bash     | .bashrc                 | export GEMINI_MODEL=mine\\nunset GEMINI_MODEL      | no",
                "/bin/bash     | .bashrc                 | export GEMINI_MODEL=mine\\n[ -r ~/x ] && . ~/x     | no",
                "/bin/bash     | .bashrc                 | export GEMINI_MODEL=mine\\neval \"$(onehotctl env)\" | no",
                "/bin/bash     | .bashrc                 | GEMINI_MODEL=mine                                  | no"
            })
    void whatAShellSetsForGoodIsSaidWithItsFile(String shell, String name, String text, String said) throws IOException {
        if (shell != null) {
            environment.put("SHELL", shell);
        }
        var file = write(home.resolve(name.strip()), "alias ll='ls -l'\n" + text.replaceFirst("^\\\\", "").replace("\\n", "\n") + "\n");
        var expected = said.equals("yes") ? List.of("GEMINI_MODEL in " + file + " wins over its file.") : List.of();
        assertThat(beaten(one("gemini-cli"), project)).isEqualTo(expected);
    }

    @Test
    void whereNobodyKnowsTheFolderOnlyTheSystemsCounts() throws IOException {
        write(project.resolve(".claude/settings.json"), "{\"env\":{\"ANTHROPIC_BASE_URL\":\"" + ELSEWHERE + "\"}}");
        var one = one("claude-code");
        assertThat(new FollowedFiles(new Whereabouts(home, environment, "Linux")).beaten(one.program(), one.first(), FollowCase.HELPER)).isEmpty();
    }
}
