package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.ImportMode;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.ValidationException;
import dev.onehot.schema.Schemas;
import dev.onehot.testing.Exports;
import org.junit.jupiter.api.Test;

/// What a program's schema says of secrets holds from the first command on, also on ways that read no schema otherwise.
class SchemaSecretsTest extends ManagerFixture {
    private static final String SCHEMA = """
            {"properties":{"SMTP_PIN":{"type":"string","writeOnly":true},"MAX_TOKENS":{"type":"integer"}}}""";

    /// As another program stores them, before Onehot opens the file.
    @Override
    protected void beforeOpening(Path newFile) {
        try (var before = SettingsManager.open(newFile)) {
            before.setSetting("ordinary", "1");
            before.apply(new Command.PutSetting("SMTP_PIN", Optional.of("4711")), Origin.API);
            before.apply(new Command.PutSetting("MAX_TOKENS", Optional.of("8192")), Origin.API);
        }
    }

    @Test
    void anExportHoldsNoSecretAndAllElse() throws IOException {
        beside();
        assertThat(Exports.text(manager, Optional.empty())).doesNotContain("4711").contains("\"MAX_TOKENS\" : \"8192\"");
    }

    @Test
    void whatIsResetIsWrittenDownAsTheSchemaSays() throws IOException {
        beside();
        manager.resetSetting("SMTP_PIN");
        manager.resetSetting("MAX_TOKENS");

        assertThat(last("SMTP_PIN")).isEqualTo("••••>");
        assertThat(last("MAX_TOKENS")).isEqualTo("8192>");
        manager.undoLatest(Optional.empty(), Origin.WINDOW);
        assertThat(manager.getSetting("MAX_TOKENS", "")).isEqualTo("8192");
    }

    @Test
    void soIsWhatAnotherProgramChanges() throws IOException {
        beside();
        outside.run("UPDATE settings SET value = '4712' WHERE key = 'SMTP_PIN'");
        outside.run("UPDATE settings SET value = '4096' WHERE key = 'MAX_TOKENS'");
        manager.refresh();

        assertThat(last("SMTP_PIN")).isEqualTo("••••>••••");
        assertThat(last("MAX_TOKENS")).isEqualTo("8192>4096");
    }

    /// It need not be there at the first command, nor stay as it was.
    @Test
    void aSchemaThatComesLaterHoldsFromThenOn() throws IOException {
        manager.setSetting("ordinary", "2");
        manager.schemas().get();
        beside();
        manager.resetSetting("SMTP_PIN");
        assertThat(last("SMTP_PIN")).isEqualTo("••••>");
    }

    /// What is wrong with a value is told by the same files as what is secret.
    @Test
    void aSchemaThatComesLaterChecksFromThenOn() throws IOException {
        manager.schemas().get();
        beside();
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> manager.setSetting("MAX_TOKENS", "many"));
        Files.delete(folder.resolve("app.schema.json"));
        manager.setSetting("MAX_TOKENS", "many");
    }

    /// A file that names a schema and holds a secret of it, taken over in one go.
    @Test
    void aSchemaThatAnImportNamesHoldsForTheOthersInIt() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("else")).resolve("x.json"), SCHEMA);
        var text = """
                {"format":"onehot-export","version":1,"settings":{"MAX_TOKENS":"7","SMTP_PIN":"4713","ONEHOT_SCHEMA":"else/x.json"}}""";
        manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()), Origin.CLI);

        assertThat(last("SMTP_PIN")).isEqualTo("••••>••••");
        assertThat(last("MAX_TOKENS")).isEqualTo("8192>7");
    }

    @Test
    void soItIsWhenABackupIsRestored() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("else")).resolve("x.json"), SCHEMA);
        manager.setSetting(Schemas.KEY, "else/x.json");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.resetSetting(Schemas.KEY);
        manager.apply(new Command.PutSetting("SMTP_PIN", Optional.of("1234")), Origin.API);
        outside.run("DELETE FROM onehot_history");

        assertThat(manager.backups().plan(backup, Optional.empty()).changes().toString()).doesNotContain("4711");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(manager.getSetting("SMTP_PIN", "")).isEqualTo("4711");
        assertThat(last("SMTP_PIN")).isEqualTo("••••>••••");
    }

    private void beside() throws IOException {
        Files.writeString(folder.resolve("app.schema.json"), SCHEMA);
    }

    private String last(String key) {
        return outside.texts("SELECT coalesce(before, '') || '>' || coalesce(after, '') FROM onehot_history WHERE subject = '"
                + key + "' ORDER BY change").getLast();
    }
}
