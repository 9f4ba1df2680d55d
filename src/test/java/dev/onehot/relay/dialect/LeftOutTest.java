package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The README says what each name in `x-onehot-left-out` means.
class LeftOutTest {
    private static final Pattern NAMED = Pattern.compile("omissions\\.add\\(\"([a-z0-9_.]+)\"(,?)");

    @Test
    void everyNameIsInTheReadmeAndNoOther() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var table = readme.substring(readme.indexOf("### What another dialect cannot say"), readme.indexOf("| any other |"));
        var told = table.lines().filter(it -> it.startsWith("| `")).flatMap(it -> Pattern.compile("`([^`]+)`").matcher(it.split("\\|")[1]).results())
                .map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).containsExactlyElementsOf(named(told));
    }

    /// A name such as `media.audio` is told by that of its family.
    private static SortedSet<String> named(Set<String> told) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/dev/onehot/relay/dialect"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(it -> {
                    var name = it.group(1);
                    var family = name.replaceFirst("\\..*", "") + ".*";
                    names.add(!it.group(2).isEmpty() ? name + ".*" : told.contains(name) || !told.contains(family) ? name : family);
                });
            }
        }
        return names;
    }
}
