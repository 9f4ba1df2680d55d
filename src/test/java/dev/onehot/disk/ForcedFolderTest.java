package dev.onehot.disk;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Child;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Java's own recorder saw of what was forced to the disk: without its folder a file may have no name after a power cut.
@Tag("proof")
class ForcedFolderTest {
    private static final Pattern FORCED = Pattern.compile("path = \"([^\"]+)\"");

    @TempDir
    private Path folder;

    @Test
    void whoeverPutsAFileInItsPlaceForcesItsFolderToo() throws Exception {
        var recorded = folder.resolve("recorded.jfr");
        var work = Files.createDirectory(folder.resolve("work"));
        var options = "-XX:StartFlightRecording:settings=none,+jdk.FileForce#enabled=true,+jdk.FileForce#threshold=0ns,dumponexit=true,filename=" + recorded;
        try (var child = Child.start(ForcingChild.class, Files.createDirectory(folder.resolve("tmp")), Map.of("JAVA_TOOL_OPTIONS", options), work.toString())) {
            child.rest();
            assertThat(child.awaitExit()).isZero();
        }
        var printed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jfr").toString(), "print", "--events", "jdk.FileForce", recorded.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var forced = FORCED.matcher(printed.inputReader().readAllAsString()).results().map(it -> it.group(1)).toList();
        for (var way : List.of("replaced", "moved", "placed", "deleted", "kept", "removed")) {
            assertThat(forced).as("folder of what was %s", way).contains(work.toRealPath().resolve(way).toString());
        }
        assertThat(forced.stream().filter(it -> !Files.isDirectory(Path.of(it)))).as("and the files").hasSizeGreaterThanOrEqualTo(4);
    }
}
