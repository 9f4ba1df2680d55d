package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Shells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Help, the manual page and completion come from one model, and are right for those who read them.
class HelpTest extends CliFixture {
    @Test
    void everyCommandAndOptionIsDescribed() {
        describe(whole());
        assertThat(bare("", "--help").done().out()).contains("status", "provider", "soak").doesNotContain("soak-writer");
        assertThat(bare("", "provider", "add", "--help").done().out()).contains("--key-stdin");
        assertThat(bare("", "--version").done().out()).startsWith("onehotctl ");
    }

    private static void describe(CommandLine line) {
        var spec = line.getCommandSpec();
        assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
        spec.args().forEach(it -> assertThat(it.description()).as(spec.qualifiedName() + " " + it.paramLabel()).isNotEmpty());
        line.getSubcommands().values().forEach(HelpTest::describe);
    }

    /// The short way to build only what a command line can mean must not change what any of them means.
    @Test
    void everyCommandIsBuiltAlone() {
        for (var path : paths(whole(), "")) {
            assertThat(bare("", (path + " --no-such-option").strip().split(" ")).code()).as(path).isEqualTo(Exit.USAGE);
            var alone = CommandTree.of(session(), List.of(path.split(" ")));
            for (var name : path.split(" ")) {
                alone = alone.getSubcommands().get(name);
                assertThat(alone).as(path).isNotNull();
            }
        }
    }

    private static List<String> paths(CommandLine line, String path) {
        var all = new ArrayList<String>();
        line.getSubcommands().forEach((name, below) -> {
            all.add((path + " " + name).strip());
            all.addAll(paths(below, path + " " + name));
        });
        return all;
    }

    @Test
    void theManualPageIsWellFormedAndWhole() throws Exception {
        var page = bare("", "man").done().out();
        for (var path : paths(whole(), "")) {
            if (!path.matches("man|complete|soak-writer|provider|provider key|keys|setting")) {
                assertThat(page).contains("onehotctl " + path.replace("-", "\\-"));
            }
        }
        assertThat(page).contains("ONEHOT_WAIT").doesNotContain("[\\-\\-wait");
        assumeTrue(Shells.find("groff").isPresent(), "groff is not installed, so the page was not formatted.");
        assertThat(output("groff", "-man", "-Tutf8", "-ww", "-z", file(page, "onehotctl.1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellTakesItsCompletionScript(String shell) throws Exception {
        var script = bare("", "completion", shell).done().out();
        assertThat(script).contains("provider", "key-stdin");
        assumeTrue(Shells.find(shell).isPresent(), shell + " is not installed, so its completion was not read.");
        assertThat(output(shell, "-n", file(script, "completion"))).isEmpty();
    }

    @Test
    void fishCompletesWhatIsTyped() throws Exception {
        assumeTrue(Shells.find("fish").isPresent(), "fish is not installed, so its completion was not tried.");
        var script = file(bare("", "completion", "fish").done().out(), "onehotctl.fish");
        assertThat(output("fish", "-c", "source " + script + "; complete -C 'onehotctl '")).contains("status\t", "provider\t");
        assertThat(output("fish", "-c", "source " + script + "; complete -C 'onehotctl --db x provider '"))
                .contains("use\t", "list\t").doesNotContain("status");
        assertThat(output("fish", "-c", "source " + script + "; complete -C 'onehotctl provider add x --k'"))
                .contains("--key-stdin\t", "--kind\t");
        assertThat(output("fish", "-c", "source " + script + "; complete -C 'onehotctl env --shell '")).contains("powershell");
    }

    private String file(String text, String name) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private CommandLine whole() {
        return CommandTree.of(session(), List.of("--help"));
    }

    private Session session() {
        var nowhere = new Printer(java.io.Writer.nullWriter());
        return new Session(environment, LightPlaces::ofThisComputer, folder, java.io.InputStream.nullInputStream(), false, nowhere, nowhere);
    }
}
