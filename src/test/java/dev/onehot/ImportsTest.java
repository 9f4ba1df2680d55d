package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `java.base` and JavaFX come as modules: what is listed name by name is ours, a library's, or a name that two modules have.
class ImportsTest {
    private static final Set<String> TWICE = Set.of(
            "java.nio.file.Path",
            "java.time.Duration",
            "java.net.Proxy",
            "java.security.cert.X509Certificate",
            "java.security.cert.CertificateException",
            "javafx.scene.control.Label",
            "javafx.stage.Screen",
            "javafx.util.Duration",
            "javafx.util.StringConverter");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "src/bench"})
    void noFileListsTheNamesOfAModule(String root) throws IOException {
        try (var files = Files.walk(Path.of(root))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                assertThat(listed(file, "java.base", ModuleLayer.boot().findModule("java.base").orElseThrow()))
                        .as("%s: import module java.base", file)
                        .hasSizeLessThan(2);
            }
        }
    }

    @Test
    void theSameForControls() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var listed = new ArrayList<String>();
                for (var module : List.of("javafx.base", "javafx.graphics", "javafx.controls")) {
                    listed.addAll(listed(
                            file, "javafx.controls", ModuleLayer.boot().findModule(module).orElseThrow()));
                }
                assertThat(listed).as("%s: import module javafx.controls", file).hasSizeLessThan(2);
            }
        }
    }

    private static List<String> listed(Path file, String imported, Module module) throws IOException {
        var lines = Files.readAllLines(file);
        var names = lines.stream()
                .filter(line -> line.startsWith("import ") && line.endsWith(";"))
                .map(line -> line.substring("import ".length(), line.length() - 1))
                .filter(name -> name.matches("[a-z0-9.]+\\.[A-Z]\\w*") && !TWICE.contains(name))
                .filter(name -> module.isExported(name.substring(0, name.lastIndexOf('.'))))
                .toList();
        return lines.contains("import module " + imported + ";") && !names.isEmpty()
                ? Stream.concat(names.stream(), Stream.of("beside the module")).toList()
                : names;
    }
}
