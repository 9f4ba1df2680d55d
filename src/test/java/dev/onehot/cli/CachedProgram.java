package dev.onehot.cli;

import module java.base;

import dev.onehot.testing.PackedProgram;
import org.jspecify.annotations.Nullable;

/// The command line as a package has it, which tests start hundreds of times. Made once, by whoever needs it first.
final class CachedProgram {
    private static @Nullable CachedProgram made;

    private final PackedProgram packed;
    private final String folders = System.getProperty("jdk.module.path", "");
    private final String modules;
    private final List<String> libraryOptions;

    private CachedProgram() throws IOException {
        var place = Path.of("target/program");
        this.packed = new PackedProgram(place);
        this.modules = packed.path(folders);
        this.libraryOptions = packed.libraryOptions();
        var script = place.resolve("rehearse").toAbsolutePath();
        Checkout.writeScript(script);
        var main = Files.readString(script);
        packed.rehearse((options, folder) -> {
            write(script, main.replace(Onehotctl.class.getName(), CommandRehearsal.class.getName()), Stream.concat(options.stream(), libraryOptions.stream()).toList());
            // What is started most often here besides; of the package's own cache every start would bear it.
            return List.of(script.toString(), folder.toString(), "run -- /none/codex hi", "run -- /none/opencode", "run -- /none/cline", "run -- /none/program");
        });
    }

    static synchronized CachedProgram get() throws IOException {
        var known = made;
        if (known == null) {
            known = new CachedProgram();
            made = known;
        }
        return known;
    }

    /// Options for Java besides those in the script.
    List<String> libraryOptions() {
        return libraryOptions;
    }

    /// As [Checkout#writeScript], for a shell.
    void writeScript(Path script) throws IOException {
        Checkout.writeScript(script);
        if (!packed.cacheOptions().isEmpty()) {
            write(script, Files.readString(script), packed.cacheOptions());
        }
    }

    private void write(Path script, String text, List<String> options) {
        try {
            var quoted = options.stream().map(it -> " " + Shell.quoted(it)).collect(Collectors.joining());
            Files.writeString(script, text.replace("'" + folders + "'", "'" + modules + "'").replace(" --module-path ", quoted + " --module-path "));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
