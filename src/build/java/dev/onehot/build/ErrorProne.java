package dev.onehot.build;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Has Error Prone and NullAway read the program, and writes what they say into a file whose first line names the sources that they read; says nothing again of
/// sources that have passed. `ErrorProneTest` waits for that file.
///
/// Run by every build that tests, beside it: they take three times as long as the compiler, on one processor. All libraries are on the class path.
/// Arguments: the project's folder, the file to write, the compiler's options.
final class ErrorProne {
    private ErrorProne() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        var project = Path.of(arguments[0]);
        var said = Path.of(arguments[1]);
        var sources = sources(project);
        var digest = digest(project, sources);
        if (Files.exists(said) && Files.readString(said).equals(digest + "\npassed\n")) return;
        Files.deleteIfExists(said);
        String found;
        try {
            found = found(List.of(arguments).subList(2, arguments.length), sources);
        } catch (RuntimeException | Error e) {
            found = "did not run: " + e;
        }
        var whole = Files.writeString(Files.createTempFile(said.getParent(), "error-prone", ".txt"), digest + "\n" + (found.isEmpty() ? "passed\n" : found));
        Files.move(whole, said, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String found(List<String> given, List<Path> sources) {
        var libraries = System.getProperty("java.class.path");
        // Annotations of libraries, of which no module has to know.
        var annotations = Stream.of(libraries.split(File.pathSeparator)).filter(it -> it.contains("checker-qual")).findFirst().orElse("");
        var options = new ArrayList<>(given);
        options.addAll(List.of("--class-path", annotations, "--processor-path", libraries, "--module-path", needed(libraries)));
        sources.forEach(it -> options.add(it.toString()));
        var words = new ByteArrayOutputStream();
        var code = ToolProvider.getSystemJavaCompiler().run(null, words, words, options.toArray(String[]::new));
        return words.size() == 0 && code != 0 ? "failed without a word" : words.toString(StandardCharsets.UTF_8);
    }

    /// The libraries that the program's module reads, at run time or in its source only: the checkers themselves are no modules that can be read together.
    private static String needed(String libraries) {
        var finder = ModuleFinder.of(Stream.of(libraries.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new));
        var found = new LinkedHashMap<String, Path>();
        var open = new ArrayDeque<>(List.of("dev.onehot"));
        while (!open.isEmpty()) {
            var module = finder.find(open.remove()).orElse(null);
            if (module == null || found.containsKey(module.descriptor().name())) continue;
            found.put(module.descriptor().name(), Path.of(module.location().orElseThrow()));
            module.descriptor().requires().forEach(it -> open.add(it.name()));
        }
        found.remove("dev.onehot");
        return found.values().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> sources(Path project) throws IOException {
        try (var files = Files.walk(project.resolve("src/main/java"))) {
            return files.filter(it -> it.toString().endsWith(".java")).sorted().toList();
        }
    }

    /// As `ErrorProneTest` makes it.
    private static String digest(Path project, List<Path> sources) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(project.resolve("pom.xml")));
        for (var source : sources) digest.update(Files.readAllBytes(source));
        return HexFormat.of().formatHex(digest.digest());
    }
}
