package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/// Programs rely on the documents as they are described: each member is there, with a value of its kind.
class DocumentedShapesTest extends CliFixture {
    private Loopback server;

    @AfterEach
    void stopServer() {
        server.close();
    }

    private record Example(String command, String document) {}

    @BeforeEach
    void makeWhatTheExamplesSpeakOf() throws java.io.IOException {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        environment.put("MY_KEY", "sk-of-the-example");
        onehotctl("provider", "add", "Anthropic", "--model", "claude-sonnet-4-5", "--key-env", "MY_KEY", "--header", "X-Team=blue",
                "--organization", "org-1", "--timeout", "30", "--address", "openai=https://api.anthropic.com/v1").done();
        onehotctl("provider", "key", "label", "Anthropic", "work").done();
        onehotctl("provider", "key", "add", "Anthropic", "home", "--key-env", "MY_KEY").done();
        onehotctl("provider", "add", "Other", "--no-activate", "--base-url", "http://127.0.0.1:1/v1").done();
        server = Loopback.answering(request -> Loopback.json(200, "{\"data\":[{\"id\":\"llama-3\"}]}"));
        onehotctl("provider", "add", "Local", "--no-activate", "--base-url", server.url("/v1")).done();
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
        outside("INSERT INTO onehot_usage VALUES (date('now'), 1, 'codex', 'm', 1, 0, 1, 0, 1, datetime('now'))");
        onehotctl("program", "token", "codex").done();
        // An Anthropic key with a header that has to be left out, and a variable without a value.
        Files.writeString(folder.resolve("keys.env"), "ANTHROPIC_API_KEY=k\nANTHROPIC_CUSTOM_HEADERS=x-secret: s\nGROQ_API_KEY=\n");
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsSoStill() {
        return examples().stream().map(it -> DynamicTest.dynamicTest(it.command(), () -> check(it)));
    }

    /// A command without a document says so here.
    @Test
    void everyCommandIsDescribed() {
        var described = examples().stream().map(Example::command).toList();
        var others = new TreeSet<String>();
        try (var session = new Session(environment, LightPlaces::ofThisComputer, folder, InputStream.nullInputStream(), false, new Printer(new StringWriter()), new Printer(new StringWriter()))) {
            collect(CommandTree.of(session, List.of("--help")), "onehotctl", others);
        }
        others.removeIf(it -> described.stream().anyMatch(each -> each.startsWith(it + " ")));
        assertThat(others).containsExactly("onehotctl complete", "onehotctl completion", "onehotctl man", "onehotctl run", "onehotctl setting schema", "onehotctl soak-writer",
                "onehotctl tray");
    }

    private static void collect(CommandLine line, String name, Set<String> all) {
        if (line.getSubcommands().isEmpty()) {
            all.add(name);
        }
        line.getSubcommands().forEach((part, under) -> collect(under, name + " " + part, all));
    }

    private void check(Example example) {
        if (example.command().matches("onehotctl (watch|soak|serve) .*")) {
            // WatchTest, SoakTest and ServeTest compare them with the built program.
            return;
        }
        if (example.command().matches("onehotctl (import|undo) .*")) {
            onehotctl("setting", "set", "extra", "1").done();
        }
        var command = example.command().replace("/home/me", folder.toString());
        // Where a passphrase is wanted it is the one that opened the keys so far.
        var ran = withInput("four words or more\n", command.substring("onehotctl ".length()).split(" "));
        var lines = (ran.out().isEmpty() ? ran.errors() : ran.out()).lines().toList();
        assertThat(lines).hasSize(1);
        compare(example.command(), JsonDocument.parse(example.document()).value(), JsonDocument.parse(lines.getFirst()).value());
    }

    static void compare(String where, Object described, Object found) {
        switch (described) {
            case null -> {
                // Absent here, perhaps there elsewhere.
            }
            case Map<?, ?> members when isOpen(where) -> {
                if (found != null) {
                    assertThat(found).as(where).isInstanceOf(Map.class);
                }
            }
            case Map<?, ?> members -> {
                assertThat(found).as(where).isInstanceOf(Map.class);
                var others = (Map<?, ?>) found;
                assertThat(others.keySet()).as(where).isEqualTo(members.keySet());
                members.forEach((name, value) -> compare(where + " " + name, value, others.get(name)));
            }
            case List<?> elements -> {
                assertThat(found).as(where).isInstanceOf(List.class);
                var others = (List<?>) found;
                if (!elements.isEmpty()) {
                    assertThat(others).as(where).isNotEmpty();
                    compare(where + " []", elements.getFirst(), others.getFirst());
                }
            }
            default -> {
                if (found != null) {
                    assertThat(found).as(where).isInstanceOf(described.getClass());
                }
            }
        }
    }

    /// Members are named by what is stored.
    private static boolean isOpen(String where) {
        return where.endsWith(" before") || where.endsWith(" after") || where.endsWith(" settings");
    }

    private static List<Example> examples() {
        var examples = new ArrayList<Example>();
        var commands = new ArrayList<String>();
        for (var line : ManPage.examples().lines().toList()) {
            if (line.startsWith("onehotctl ")) {
                commands.add(line);
            } else if (line.isEmpty()) {
                commands.clear();
            } else {
                commands.forEach(it -> examples.add(new Example(it, line)));
            }
        }
        assertThat(examples).hasSizeGreaterThan(10);
        return examples;
    }
}
