package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.ExportFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How exports are called.
class ExportFileTest {
    @TempDir
    Path folder;

    @Test
    void theProposedNameSaysTheDayAndOpensOnehot() {
        var name = ExportFile.proposed(LocalDate.of(2026, 3, 9));
        assertThat(name).isEqualTo("onehot-2026-03-09.onehot");
        assertThat(ExportFile.isNamed(name)).isTrue();
    }

    @Test
    void otherFilesAreNotTakenForExports() {
        for (var name : new String[] {"onehot.db", "onehot", "notes.txt", "export.json5"}) {
            assertThat(ExportFile.isNamed(name)).as(name).isFalse();
        }
    }

    @Test
    void aNameWithoutAnEndingGetsOurs() {
        assertThat(ExportFile.completed(folder.resolve("mine"))).isEqualTo(folder.resolve("mine.onehot"));
        assertThat(ExportFile.completed(folder.resolve("mine.json"))).isEqualTo(folder.resolve("mine.json"));
        assertThat(ExportFile.completed(folder.resolve("mine.2026"))).isEqualTo(folder.resolve("mine.2026"));
    }

    @Test
    void noFileIsReplacedOfWhichNobodyAsked() throws IOException {
        Files.createFile(folder.resolve("mine.onehot"));
        assertThat(ExportFile.completed(folder.resolve("mine"))).isEqualTo(folder.resolve("mine"));

        Files.createFile(folder.resolve("yours"));
        assertThat(ExportFile.completed(folder.resolve("yours"))).isEqualTo(folder.resolve("yours"));
    }
}
