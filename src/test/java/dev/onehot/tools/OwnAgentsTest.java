package dev.onehot.tools;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The names are those that OpenCode 1.18.33 and Kilo 7.7.7 give agents, tried with both.
class OwnAgentsTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsCalledByItsPlaceUnlessItSaysOtherwise() throws IOException {
        write("agent/build.md", "---\nmodel: other/x\n---\ntext");
        write("agents/team/reviewer.md", "---\ndescription: x\n---\nname: no");
        write("agents/team/deep/er.md", "no front matter");
        write("agents/quoted.md", "---\r\nmodel: x\r\nname: \"the one\"\r\n---\r\n");
        write("mode/plain.md", "---\nname: called\nmodel: x\n---\n");
        write("agents/notes.txt", "name: none");
        assertThat(names().agents()).containsExactly("build", "called", "team/deep/er", "team/reviewer", "the one");
        assertThat(names().modes()).isEmpty();
    }

    @Test
    void aConfigurationNamesThemWithCommentsAndAll() throws IOException {
        write("opencode.jsonc", "{ // mine\n \"agent\": {\"a b\": {\"model\": \"x/y\"}, \"c\": {},}, \"mode\": {\"d\": {}} }");
        write("config.json", "{\"agent\": {\"e\": {}}}");
        assertThat(names().agents()).containsExactly("a b", "c", "e");
        assertThat(names().modes()).containsExactly("d");
        assertThat(OwnAgents.in(List.of(folder.resolve("config.json"))).agents()).containsExactly("e");
    }

    @Test
    void whatCannotBeReadHasNone() throws IOException {
        write("opencode.json", "{\"agent\": ");
        write("config.json", "{\"agent\": [1], \"mode\": \"x\"}");
        write("other.json", "[]");
        assertThat(names()).isEqualTo(OwnAgents.in(List.of(folder.resolve("none"), folder.resolve("none.json"))));
        assertThat(names().agents()).isEmpty();
    }

    private OwnAgents names() {
        return OwnAgents.in(List.of(folder));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
