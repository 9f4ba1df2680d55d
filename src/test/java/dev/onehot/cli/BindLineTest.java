package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl bind`: which provider a folder uses, and that no file makes anybody use another one without a word.
@Execution(ExecutionMode.CONCURRENT)
class BindLineTest extends CliFixture {
    private Path database;
    private Path project;

    @BeforeEach
    void twoProviders() throws IOException {
        database = folder.resolve("onehot.db");
        PlainFile.at(database);
        withInput("sk-of-relay", "provider", "add", "Relay", "--kind", "openai", "--key-stdin", "--base-url", "https://relay.example/v1").done();
        withInput("sk-of-active", "provider", "add", "Active", "--kind", "openai", "--key-stdin").done();
        project = Files.createDirectories(folder.resolve("project/src/deep"));
    }

    /// In the folder `at`, as everything that this does.
    private Ran in(Path at, String... arguments) {
        folder = at;
        return onehotctl(arguments);
    }

    private Path binding(String text) throws IOException {
        return Files.writeString(folder.resolve(".onehot"), text);
    }

    @Test
    void aFolderAndThoseBelowUseWhatItIsBoundTo() {
        var top = project.getParent().getParent();
        assertThat(in(top, "bind", "rel").done().out()).contains("Relay", top.resolve(".onehot").toString());
        assertThat(top.resolve(".onehot")).hasContent("Relay\n");
        for (var at : List.of(top, project)) {
            var key = in(at, "key");
            assertThat(key.out()).isEqualTo("sk-of-relay\n");
            assertThat(key.errors()).isEqualTo("onehotctl: Relay, as " + top.resolve(".onehot") + " says.\n");
            assertThat(in(at, "env").out()).contains("ONEHOT_BASE_URL='https://relay.example/v1'", "ONEHOT_KEY_1='sk-of-relay'");
            assertThat(in(at, "key", "--quiet").done().out()).isEqualTo("sk-of-relay\n");
            assertThat(in(at, "bind").done().out()).contains("Relay is used here", top.resolve(".onehot").toString());
        }
        assertThat(in(top.getParent(), "key").done().out()).isEqualTo("sk-of-active\n");
        assertThat(in(project, "key", "Active").done().out()).isEqualTo("sk-of-active\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunObeysItToo() throws IOException {
        var program = RealProgram.in(folder);
        binding("relay\r\n");
        var ran = program.run("run", "--", "sh", "-c", "printf %s \"$ONEHOT_KEY_1\"");
        assertThat(ran.out()).isEqualTo("sk-of-relay");
        assertThat(ran.errors()).isEqualTo("onehotctl: Relay, as " + folder.resolve(".onehot") + " says.\n");
    }

    @Test
    void theNearestFileHolds() {
        in(project.getParent(), "bind", "Relay").done();
        in(project, "bind", "Active").done();
        assertThat(in(project, "key", "--quiet").out()).isEqualTo("sk-of-active\n");
        in(project, "bind", "--remove").done();
        assertThat(in(project, "key", "--quiet").out()).isEqualTo("sk-of-relay\n");
        assertThat(in(project, "bind", "--remove").failed(Exit.MISSING).errors()).contains(project.getParent().resolve(".onehot").toString());
        in(project.getParent(), "bind", "--remove").done();
        assertThat(in(project, "bind").done().out()).contains("active");
        assertThat(in(project, "bind", "--json").done().json().at("provider")).isNull();
        in(project, "bind", "Relay", "--remove").failed(Exit.USAGE);
        in(project, "bind", "nobody").failed(Exit.MISSING);
        assertThat(project).isEmptyDirectory();
    }

    /// Not the active one, nor what begins so: the file stays, while names come and go.
    @Test
    void aNameThatThereIsNotIsSaid() throws IOException {
        for (var name : List.of("Rel", "nobody", "99")) {
            var file = binding(name + "\n");
            for (var command : List.of("key", "env", "bind", "run -- true")) {
                var failed = onehotctl(command.split(" ")).failed(Exit.MISSING);
                assertThat(failed.out()).isEmpty();
                assertThat(failed.errors()).contains(name, file.toString());
            }
        }
        binding("2");
        assertThat(onehotctl("key", "--quiet").done().out()).isEqualTo("sk-of-active\n");
    }

    @Test
    void whatIsNoLineOfOursIsNeitherObeyedNorReplaced() throws IOException {
        for (var text : List.of("", "\n", "Relay\nActive\n", "Relay" + " ".repeat(300), "{\"provider\":\"Relay\"}\n{}")) {
            var file = binding(text);
            onehotctl("key").failed(Exit.FAILED);
            onehotctl("bind", "Active").failed(Exit.FAILED);
            onehotctl("bind", "--remove").failed(Exit.FAILED);
            assertThat(file).hasContent(text);
        }
        assertThat(onehotctl("key", "Relay").done().out()).isEqualTo("sk-of-relay\n");
        // A folder says nothing.
        Files.delete(folder.resolve(".onehot"));
        Files.createDirectory(folder.resolve(".onehot"));
        assertThat(onehotctl("key").done().out()).isEqualTo("sk-of-active\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void neitherALinkNorAPipeIsObeyed() throws Exception {
        var elsewhere = Files.writeString(folder.resolve("elsewhere"), "Relay\n");
        var link = Files.createSymbolicLink(folder.resolve(".onehot"), elsewhere);
        assertThat(onehotctl("key").failed(Exit.FAILED).errors()).contains("no regular file");
        Files.delete(link);
        assertThat(new ProcessBuilder("mkfifo", link.toString()).start().waitFor()).isZero();
        onehotctl("key").failed(Exit.FAILED);
    }

    /// In `/tmp` anybody may have made it.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thatOfAnotherUserIsNotObeyed() throws IOException {
        var file = binding("Relay\n");
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root can give a file to somebody else.");
        Files.setAttribute(file, "unix:uid", 65534);
        for (var command : List.of("key", "env", "run -- true", "bind Active", "bind --remove")) {
            assertThat(onehotctl(command.split(" ")).failed(Exit.FAILED).errors()).contains("another user", file.toString());
        }
        assertThat(file).hasContent("Relay\n");
    }

    /// What no line can hold, or somebody else may be meant by.
    @Test
    void aNameThatWouldMeanAnotherIsWrittenAsItsId() {
        outside("UPDATE ai_providers SET provider_name = '2' WHERE id = 1");
        onehotctl("bind", "1").done();
        assertThat(folder.resolve(".onehot")).hasContent("1\n");
        outside("UPDATE ai_providers SET provider_name = 'a' || char(10) || 'b' WHERE id = 1");
        onehotctl("bind", "1").done();
        assertThat(folder.resolve(".onehot")).hasContent("1\n");
    }

    /// A program keeps the address that it was started with for a while, and calls for the key by the provider's id.
    @Test
    void aKeyIsForAnAddressOfItsOwnOnly() {
        for (var address : List.of("https://relay.example/v1", "https://relay.example", "https://relay.example/", "https://relay.example/v1/")) {
            assertThat(onehotctl("key", "1", "--for", address).done().out()).isEqualTo("sk-of-relay\n");
        }
        for (var address : List.of("https://relay.example.org/v1", "http://relay.example/v1", "https://relay.example/other/v1", "https://relay.example:444", "", "x")) {
            var refused = onehotctl("key", "1", "--for", address, "--json").failed(Exit.CONFLICT);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.error().at("error/class")).isEqualTo("changed");
        }
        onehotctl("provider", "edit", "Relay", "--base-url", "https://moved.example/v1", "--address", "anthropic=https://moved.example/a").done();
        onehotctl("key", "1", "--for", "https://relay.example/v1").failed(Exit.CONFLICT);
        onehotctl("key", "1", "--for", "https://moved.example").done();
        onehotctl("key", "1", "--for", "https://moved.example/a").done();
        assertThat(onehotctl("key", "2", "--for", "https://api.openai.com/v1").done().out()).isEqualTo("sk-of-active\n");
    }
}
