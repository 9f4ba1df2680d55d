package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl export`, `import`, `backup` and `restore`.
@Execution(ExecutionMode.CONCURRENT)
class TransferLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-0123456789";

    @BeforeEach
    void fill() {
        environment.put("ONEHOT_PASSPHRASE", "four words of this machine");
        withInput(SECRET, "provider", "add", "OpenAI", "--key-stdin").done();
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
    }

    @Test
    void anExportIsTakenOverElsewhereWithoutKeys() {
        var exported = onehotctl("export").done().out();
        assertThat(exported).doesNotContain(SECRET);
        file = folder.resolve("other.db");

        var preview = withInput(exported, "import", "-", "--dry-run", "--json").done().json();
        assertThat(preview.at("imported")).isEqualTo(false);
        assertThat((List<?>) preview.at("changes")).hasSize(2);
        assertThat(onehotctl("provider", "list", "--json").json().at("providers")).isEqualTo(List.of());
        assertThat(withInput(exported, "import", "-", "--json").done().json().at("imported")).isEqualTo(true);
        assertThat(onehotctl("setting", "get", "LOG_LEVEL").done().out()).isEqualTo("DEBUG\n");
        onehotctl("key", "OpenAI").failed(Exit.KEYS);
    }

    @Test
    void keysGoUnderAPassphraseOnly() throws IOException {
        var export = folder.resolve("export.json").toString();
        onehotctl("export", export, "--with-keys").failed(Exit.USAGE);
        withInput("short", "export", export, "--with-keys", "--passphrase-stdin").failed(Exit.USAGE);
        withInput("of the file\n", "export", export, "--with-keys", "--passphrase-stdin", "--json").done();
        assertThat(Files.readString(Path.of(export))).doesNotContain(SECRET);

        file = folder.resolve("other.db");
        withInput("a wrong one", "import", export, "--passphrase-stdin").failed(Exit.KEYS);
        assertThat(onehotctl("import", export).errors()).contains("--passphrase-stdin");
        withInput("of the file", "import", export, "--replace", "--passphrase-stdin").done();
        assertThat(onehotctl("key", "OpenAI").done().out()).isEqualTo(SECRET + "\n");
        onehotctl("undo").done();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExportIsForItsOwnerOnlyAndReplacesAWholeFile() throws IOException {
        var export = Files.writeString(folder.resolve("export.json"), "something longer than nothing");
        onehotctl("export", export.toString(), "--force").done();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export))).isEqualTo("rw-------");
        assertThat(Files.readString(export)).startsWith("{");
        onehotctl("export", folder.resolve("no/such/folder.json").toString()).failed(Exit.MISSING);
        try (var left = Files.list(folder)) {
            assertThat(left.map(it -> it.getFileName().toString())).noneMatch(it -> it.endsWith(".part"));
        }
    }

    @Test
    void whatIsNoExportIsRefused() throws IOException {
        var no = Files.writeString(folder.resolve("no.json"), "[1, 2]").toString();
        assertThat(onehotctl("import", no, "--json").failed(Exit.FAILED).error().at("error/class")).isEqualTo("import-no-export");
        onehotctl("import", folder.resolve("missing.json").toString()).failed(Exit.MISSING);
        onehotctl("import", no, "--replace", "--merge").failed(Exit.USAGE);
    }

    @Test
    void aBackupIsRestoredAndThatCanBeUndone() {
        var backup = folder.resolve("kept.backup");
        assertThat(onehotctl("backup", backup.toString(), "--json").done().json().at("file")).isEqualTo(backup.toString());
        onehotctl("backup", backup.toString()).failed(Exit.CONFLICT);
        onehotctl("backup", backup.toString(), "--force").done();
        assertThat(onehotctl("backup", file.toString(), "--force", "--json").failed(Exit.USAGE).error().at("error/class"))
                .isEqualTo("same-file");
        onehotctl("provider", "remove", "OpenAI", "--yes").done();

        var restored = onehotctl("restore", backup.toString(), "--json").done().json();
        assertThat(Path.of(restored.at("before").toString())).exists();
        assertThat(onehotctl("key", "OpenAI").done().out()).isEqualTo(SECRET + "\n");
        onehotctl("undo").done();
        onehotctl("provider", "show", "OpenAI").failed(Exit.MISSING);
        onehotctl("restore", folder.resolve("missing").toString()).failed(Exit.MISSING);
        assertThat(onehotctl("backup").done().out()).contains("Backed up to ");
    }

    @Test
    void aDestroyedDatabaseIsReplacedAndKeptBeside() throws IOException {
        var backup = folder.resolve("kept.backup").toString();
        onehotctl("backup", backup).done();
        Files.writeString(file, "This is no database any more, whatever it was before it was destroyed.");
        onehotctl("status").failed(Exit.DATABASE);

        var restored = onehotctl("restore", backup, "--json").done().json();
        assertThat(Path.of(restored.at("before").toString())).exists();
        assertThat(onehotctl("key", "OpenAI").done().out()).isEqualTo(SECRET + "\n");
    }
}
