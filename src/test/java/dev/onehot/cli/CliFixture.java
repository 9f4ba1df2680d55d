package dev.onehot.cli;

import module java.base;

import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs the program inside this process, with its streams and environment given.
abstract class CliFixture {
    @TempDir
    protected Path folder;

    protected Path file;
    protected final Map<String, String> environment = new HashMap<>(Map.of("ONEHOT_KEYCHAIN", "none"));

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("onehot.db");
        // Whatever follows the switch, or keeps something, is nobody's own.
        environment.put("HOME", folder.toString());
    }

    /// On this test's database.
    protected Ran onehotctl(String... arguments) {
        return withInput("", arguments);
    }

    protected Ran withInput(String input, String... arguments) {
        var all = new ArrayList<>(List.of("--db", file.toString()));
        all.addAll(List.of(arguments));
        return bare(input, all.toArray(String[]::new));
    }

    /// Without `--db`.
    protected Ran bare(String input, String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var program = new Program(
                environment,
                LightPlaces::ofThisComputer,
                folder,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false,
                out,
                errors);
        int code = program.run(arguments);
        return new Ran(code, out.toString(), errors.toString());
    }

    /// Meddles from outside, as another program does.
    protected void outside(String sql) {
        try (var outside = Outside.on(file)) {
            outside.run(sql);
        }
    }
}
