package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/// Whoever's work is in the package is named in it, with the licence.
class ThirdPartyTest {
    private static final Path LICENCES = Path.of("assets/packaging/licences");

    /// Read at compile time only.
    private static final Set<String> NOT_SHIPPED = Set.of("org.jspecify", "com.google.errorprone.annotations");

    @Test
    void everyLibraryHasALine() throws IOException {
        var lines = lines();
        var missing = new TreeSet<String>();
        for (var jar : libraries()) {
            var folder = jar.getParent().getParent();
            boolean named = lines.stream().map(it -> it[0].split(":")).anyMatch(it ->
                    folder.getParent().endsWith(Path.of("", it[0].split("\\.")))
                            && (it[1].equals("*") || folder.endsWith(it[1])));
            if (!named) {
                missing.add(jar.getFileName().toString());
            }
        }
        assertThat(missing).as("libraries without a line in %s/third-party.tsv", LICENCES).isEmpty();
    }

    @Test
    void everyLicenceHasItsText() throws IOException {
        for (var line : lines()) {
            assertThat(line).as(line[0]).hasSize(4);
            var text = line[2].equals("Apache-2.0") ? Path.of("LICENSE") : LICENCES.resolve(line[2] + ".txt");
            assertThat(text).exists();
        }
    }

    private static List<String[]> lines() throws IOException {
        return Files.readAllLines(LICENCES.resolve("third-party.tsv")).stream()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.split("\t"))
                .toList();
    }

    /// The jars of all modules that ours reads, directly or not.
    private static Set<Path> libraries() {
        var configuration = ModuleLayer.boot().configuration();
        var waiting = new ArrayDeque<ResolvedModule>(List.of(configuration.findModule("dev.onehot").orElseThrow()));
        var seen = new TreeSet<String>(NOT_SHIPPED);
        var jars = new TreeSet<Path>();
        while (!waiting.isEmpty()) {
            for (var read : waiting.remove().reads()) {
                if (seen.add(read.name())) {
                    waiting.add(read);
                    read.reference().location()
                            .filter(it -> it.getScheme().equals("file") && it.getPath().endsWith(".jar"))
                            .map(Path::of)
                            .ifPresent(jars::add);
                }
            }
        }
        assertThat(jars).isNotEmpty();
        return jars;
    }
}
