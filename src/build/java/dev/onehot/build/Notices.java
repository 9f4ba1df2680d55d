package dev.onehot.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/// Writes down whose work is in the package and on what terms.
final class Notices {
    private final Path project;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private record Part(String artifact, String name, String licence, String origin) {
        boolean is(String group, String artifactName) {
            return artifact.equals(group + ":" + artifactName) || artifact.equals(group + ":*");
        }
    }

    Notices(Path project) throws IOException {
        this.project = project;
        for (var line : Files.readAllLines(folder().resolve("third-party.tsv"))) {
            if (!line.startsWith("#")) {
                var fields = line.split("\t");
                parts.add(new Part(fields[0], fields[1], fields[2], fields[3]));
            }
        }
    }

    /// @param jars in Maven's repository, whose folders say group, name and version
    void write(List<Path> jars, Path file) throws IOException {
        var lines = new TreeSet<String>();
        var licences = new TreeSet<String>();
        var own = new TreeMap<String, String>();
        for (var jar : jars) {
            var version = jar.getParent().getFileName().toString();
            var part = partOf(jar);
            lines.add("%s %s, %s, %s".formatted(part.name(), version, part.licence(), part.origin()));
            licences.add(part.licence());
            ownTexts(jar, part, own);
        }
        for (var part : parts) {
            if (part.artifact().startsWith("part:")) {
                lines.add("%s, %s, %s".formatted(part.name(), part.licence(), part.origin()));
                licences.add(part.licence());
            }
        }
        text.append("Onehot contains the work of others, on these terms:\n\n");
        lines.forEach(it -> text.append("- ").append(it).append('\n'));
        for (var licence : licences) {
            section(licence, Files.readString(textOf(licence)));
        }
        own.forEach((content, whose) -> section("In the library " + whose, content));
        Files.writeString(file, text);
    }

    private Part partOf(Path jar) {
        var artifact = jar.getParent().getParent();
        var group = artifact.getParent();
        var groupName = new StringBuilder();
        for (var each : group) {
            groupName.append(groupName.isEmpty() ? "" : ".").append(each);
        }
        return parts.stream()
                .filter(it -> matches(it, groupName.toString(), artifact.getFileName().toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "assets/packaging/licences/third-party.tsv has no line for " + jar.getFileName()));
    }

    /// The repository's own folder comes before the group, wherever it is.
    private static boolean matches(Part part, String path, String name) {
        var group = part.artifact().split(":")[0];
        return path.endsWith("." + group) && part.is(group, name);
    }

    private Path textOf(String licence) {
        return licence.equals("Apache-2.0") ? project.resolve("LICENSE") : folder().resolve(licence + ".txt");
    }

    private Path folder() {
        return project.resolve("assets/packaging/licences");
    }

    /// What a library says of itself, but for texts that are here already.
    private static void ownTexts(Path jar, Part part, TreeMap<String, String> own) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().matches("META-INF/(.*/)?(LICEN[SC]E|NOTICE|COPYING)[^/]*") && !entry.isDirectory()) {
                    var content = new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    if (!content.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")) {
                        own.putIfAbsent(content, part.name());
                    }
                }
            }
        }
    }

    private void section(String title, String content) {
        text.append('\n').append("=".repeat(79)).append('\n').append(title).append("\n\n").append(content.strip()).append('\n');
    }
}
