package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// A line that is wrong may have a key on it, where a name was mistyped: what is said of it says what is wrong, and shows no word that
/// could be one.
@Execution(ExecutionMode.CONCURRENT)
class EchoTest extends CliFixture {
    private static final String KEY = "sk-marked";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "provider add A --api-kye KEY                | Unknown option: '--api-kye'",
        "provider add A --api-kye=KEY                | Unknown option: '--api-kye'",
        "provider add A --api-kye KEY --modle gpt    | Unknown options: '--api-kye', '--modle'",
        "provider add A --x9KEY                      | Unknown option: '…'",
        "provider add A -k KEY                       | Unknown option: '-k'",
        "provider add A -kKEY                        | Unknown option: '…'",
        "provider add A KEY                          | Unmatched argument at index 5",
        "provider add A KEY KEY                      | Unmatched arguments from index 5",
        "provider edit A --key-stdin=KEY             | Invalid value for option '--key-stdin'",
        "provider edit A --clear KEY                 | Invalid value for option '--clear'",
        "provider edit A --clear model,KEY           | Invalid value for option '--clear'",
        "provider edit A --model KEY --model         | '--model'",
        "provider edit A --model KEY --model KEY     | option '--model'",
        "provider edit A --no-key --key-env KEY      | mutually exclusive",
        "provider move A KEY --first                 | Unmatched argument at index 5",
        "provider KEY                                | Unmatched argument at index 3",
        "history --limit KEY                         | Invalid value for option '--limit': '…' is not an int",
        "undo KEY                                    | '…' is not a long",
        "KEY                                         | Unmatched argument at index 2",
        "status --quiet=KEY                          | Invalid value for option '--quiet'"
    })
    void whatIsWrongIsSaidWithoutTheKey(String line, String said) {
        for (var key : List.of(KEY, "0123456789abcdef", "AIza-x_y.z", "sk,marked", "sk=marked")) {
            var words = Stream.of(line.strip().split(" ")).map(it -> it.replace("KEY", key)).toArray(String[]::new);
            var text = onehotctl(words).failed(Exit.USAGE);
            assertThat(text.out() + text.errors()).contains(said).doesNotContain(key);
            var all = Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new);
            var json = onehotctl(all).failed(Exit.USAGE);
            assertThat(json.out() + json.errors()).doesNotContain(key);
        }
    }

    /// Nor where the label of a key is expected, and the key itself was given.
    @ParameterizedTest
    @ValueSource(strings = {"use A KEY", "remove A KEY --yes", "label A home --of KEY"})
    void aKeyInsteadOfItsLabelIsNotRepeated(String line) {
        onehotctl("provider", "add", "A").done();
        var ran = onehotctl(("provider key " + line).replace("KEY", KEY).split(" ")).failed(Exit.MISSING);
        assertThat(ran.out() + ran.errors()).contains("A has no further key").doesNotContain(KEY);
    }

    /// Of every command, wherever on its line.
    @ParameterizedTest
    @MethodSource("commands")
    void noCommandRepeatsIt(String command) {
        for (var wrong : List.of("--no-such KEY", "--no-such=KEY", "KEY KEY KEY KEY --no-such", "--no-such -- KEY", "-xKEY", "--json=KEY")) {
            var words = (command + " " + wrong.replace("KEY", KEY)).split(" ");
            var ran = onehotctl(words).failed(Exit.USAGE);
            assertThat(ran.out() + ran.errors()).as("%s %s", command, wrong).doesNotContain(KEY);
        }
    }

    static List<String> commands() {
        var session = new Session(java.util.Map.of(), LightPlaces::ofThisComputer, Path.of(""), java.io.InputStream.nullInputStream(), false,
                new Printer(java.io.Writer.nullWriter()), new Printer(java.io.Writer.nullWriter()));
        var all = new ArrayList<String>();
        collect(CommandTree.of(session, List.of("--help")), "", all);
        return all;
    }

    private static void collect(CommandLine line, String before, List<String> all) {
        line.getSubcommands().forEach((name, command) -> {
            var path = (before + " " + name).strip();
            if (command.getSubcommands().isEmpty()) {
                all.add(path);
            }
            collect(command, path, all);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider lst", "provider add A --modle x", "provider key lable A x"})
    void aSlipOfThePenGetsItsSuggestion(String line) {
        assertThat(onehotctl(line.split(" ")).failed(Exit.USAGE).errors()).containsAnyOf("Did you mean", "Possible solutions");
    }

    @Test
    void whatIsShownOfNamesStaysReadable() {
        assertThat(onehotctl("provider", "edit", "A", "--model").failed(Exit.USAGE).errors())
                .contains("Missing required parameter for option '--model' (M)");
        assertThat(onehotctl("provider", "show").failed(Exit.USAGE).errors()).contains("Missing required parameter: 'NAME'");
    }
}
