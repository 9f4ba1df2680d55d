package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.HelperCall;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/// What programs on Windows are told to call for a key: Claude Code hands it to `cmd`, pi to a `bash` if there is one and else to `cmd`, Codex starts it itself.
///
/// `bash` is a real one; of `cmd` there is here only what it and a program's start make of a line.
class WindowsHelperTest {
    private static final HelperCall SPACES = new HelperCall("C:\\Program Files\\Onehot\\onehotctl.exe", "C:\\Users\\Jo Doe\\AppData\\onehot.db", 3);

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "C:\\Program Files\\Onehot\\onehotctl.exe, C:\\Users\\Jo Doe\\onehot.db, https://one.example/v1",
        "C:\\Onehot\\onehotctl.exe, D:\\o'hot & co (x86)\\größe^1.db, 'https://one.example:8443/v1?a=b&c=d'",
        "\\\\server\\share\\Onehot\\onehotctl.exe, C:\\onehot.db, http://127.0.0.1:4000"
    })
    @DisabledOnOs(OS.WINDOWS)
    void bothShellsReadTheSameWords(String command, String database, String address) throws IOException, InterruptedException {
        var call = new HelperCall(command, database, 3);
        var expected = Stream.of(command, "--db", database, "key", "3", "--for", address).map(it -> it.replace('\\', '/')).toList();
        var line = call.windows(address);
        assertThat(cmd(line)).isEqualTo(expected);
        var process = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + line).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()).isEqualTo(expected.stream().toList());
    }

    /// Outside of quotation marks `cmd` takes these signs for its own, and forward slashes in the name of a command for options.
    private static List<String> cmd(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                assertThat(quoted || "&|<>^()'%!/;,=".indexOf(c) < 0).as("%s in %s", c, line).isTrue();
                word.append(c);
            }
        }
        assertThat(quoted).as(line).isFalse();
        return words;
    }

    @Test
    void everyProgramsLineIsForWindows() {
        var files = new FollowedFiles(new Whereabouts(home, Map.of("APPDATA", home.resolve("Roaming").toString()), "Windows 11"));
        var helped = new TreeSet<String>();
        for (var each : (Iterable<FollowCase>) FollowCase.all().filter(it -> it.delivery() == KeyDelivery.HELPER)::iterator) {
            var line = SPACES.windows(each.first().baseUrl().replaceFirst("/v1$", each.section().id().equals("claude-code") ? "" : "/v1"));
            for (var value : texts(files.wanted(each.program(), each.first(), SPACES))) {
                if (value.contains(" --db ")) {
                    helped.add(each.section().id());
                    assertThat(value).as(each.toString()).contains(line.substring(0, line.indexOf(" --for")) + " --for \"http").doesNotContain("C:\\", "$ANTHROPIC");
                }
            }
        }
        assertThat(helped).contains("claude-code", "pi", "copilot-cli");
    }

    /// It starts the file of this name, and hands over each word as it is.
    @Test
    void codexIsToldOfEachWordAsItIs() {
        var files = new FollowedFiles(new Whereabouts(home, Map.of(), "Windows 11"));
        var codex = FollowCase.all().filter(it -> it.section().id().equals("codex")).findFirst().orElseThrow();
        assertThat(texts(files.wanted(codex.program(), codex.first(), SPACES))).contains(SPACES.command(), SPACES.database());
    }

    private static List<String> texts(List<WantedFile> wanted) {
        var json = new ObjectMapper();
        return wanted.stream().flatMap(it -> it.values().values().stream()).map(json::readTree).flatMap(it -> it.isArray() ? it.valueStream() : Stream.of(it)).map(it -> it.asString("")).toList();
    }
}
