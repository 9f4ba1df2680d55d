package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Server;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The command line with the database on a server: everything works, or says in words what a server does not have.
class ServerLineTest extends CliFixture {
    private static final String KEY = "sk-of-the-team-1234567890";

    private final String database = Server.database();
    private final String address = Server.address(database).replace("postgres@", "postgres:s3cret@");

    private Ran line(String... arguments) {
        environment.put("ONEHOT_DB", address);
        var ran = bare("", arguments);
        assertThat(ran.out() + ran.errors()).doesNotContain("s3cret");
        return ran;
    }

    @Test
    void whatIsStoredThereIsShownChangedAndTakenBack() {
        line("provider", "add", "OpenAI", "--kind", "openai", "--model", "m-1").done();
        line("provider", "add", "Mistral", "--kind", "mistral", "--no-activate").done();
        line("setting", "set", "MARKET_TIMEZONE", "Europe/Berlin").done();
        line("provider", "use", "Mistral").done();
        assertThat(line("status", "--json").done().out()).contains("\"name\":\"Mistral\"", "\"database\":\"postgresql://postgres@localhost");
        line("undo").done();
        assertThat(line("env").done().out()).contains("ONEHOT_PROVIDER='OpenAI'");
        assertThat(line("setting", "get", "MARKET_TIMEZONE").done().out()).contains("Europe/Berlin");
        assertThat(line("history", "--json").done().out()).contains("\"undone\"");
        line("export", folder.resolve("all.onehot.json").toString()).done();
        assertThat(line("doctor").out()).contains("PostgreSQL", "There is no daily backup yet");
    }

    @Test
    void whatOnlyAFileHasIsRefusedInWords() {
        for (var command : List.of(List.of("backup", folder.resolve("copy.db").toString()), List.of("release"))) {
            var refused = line(command.toArray(String[]::new));
            assertThat(refused.code()).isNotZero();
            assertThat(refused.errors()).contains("is on a server").contains("onehotctl export");
        }
    }

    @Test
    void backupsAreMadeListedLookedIntoAndRestoredByTheirNames() {
        line("setting", "set", "LOG_LEVEL", "INFO").done();
        var name = line("backup", "--json").done().out().replaceAll("(?s).*\"file\":\"([^\"]+)\".*", "$1");
        assertThat(name).startsWith("manual-");
        assertThat(line("backup", "--list").done().out()).contains(name, "manual");
        line("setting", "set", "LOG_LEVEL", "DEBUG").done();
        assertThat(line("restore", name, "--dry-run").done().out()).contains("LOG_LEVEL");
        assertThat(line("restore", name).done().out()).contains("before-restore-");
        assertThat(line("setting", "get", "LOG_LEVEL").done().out()).contains("INFO");
        line("undo").done();
        assertThat(line("setting", "get", "LOG_LEVEL").done().out()).contains("DEBUG");
        var refused = line("restore", "manual-of-nobody");
        assertThat(refused.code()).isEqualTo(Exit.MISSING);
        assertThat(refused.errors()).contains("onehotctl backup --list");
    }

    @Test
    void aPasswordOnTheCommandLineIsTakenAndWarnedOf() {
        var ran = bare("", "--db", address, "status");
        assertThat(ran.code()).isZero();
        assertThat(ran.errors()).contains("Whoever lists processes").doesNotContain("s3cret");
        assertThat(line("status").done().errors()).isEmpty();
    }

    /// The others have no way into one computer's keychain, and whoever keeps the server could read plain text.
    @Test
    void keysAreUnderAPassphraseThatTheTeamKnows() {
        var withoutPassphrase = withKey("provider", "add", "OpenAI", "--kind", "openai", "--key-stdin");
        assertThat(withoutPassphrase.code()).isEqualTo(Exit.KEYS);
        environment.put("ONEHOT_PASSPHRASE", "a long passphrase of the team");
        withKey("provider", "add", "OpenAI", "--kind", "openai", "--key-stdin").done();
        assertThat(line("key", "OpenAI").done().out()).contains(KEY);
        assertThat(line("keys", "keep", "file").errors()).contains("passphrase that everybody");
        assertThat(line("keys", "share", "--yes").errors()).contains("passphrase that everybody");
        environment.remove("ONEHOT_PASSPHRASE");
        assertThat(line("key", "OpenAI").code()).isEqualTo(Exit.KEYS);
        assertThat(Server.texts(database, "SELECT api_key FROM onehot.ai_providers").getFirst()).doesNotContain(KEY);
    }

    @Test
    void whenAMemberLeavesAllKeysAreSealedAnew() {
        environment.put("ONEHOT_PASSPHRASE", "a long passphrase of the team");
        withKey("provider", "add", "OpenAI", "--kind", "openai", "--key-stdin").done();
        var before = Server.texts(database, "SELECT api_key FROM onehot.ai_providers").getFirst();
        environment.put("ONEHOT_DB", address);
        var renewed = bare("another passphrase of the team\n", "keys", "renew", "--passphrase-stdin");
        assertThat(renewed.done().out()).contains("1 key encrypted anew");
        assertThat(Server.texts(database, "SELECT api_key FROM onehot.ai_providers").getFirst()).isNotEqualTo(before);
        assertThat(line("key", "OpenAI").code()).isEqualTo(Exit.KEYS);
        environment.put("ONEHOT_PASSPHRASE", "another passphrase of the team");
        assertThat(line("key", "OpenAI").done().out()).contains(KEY);
        assertThat(line("history").done().out()).contains("keys renewed");
        assertThat(line("keys", "forget").done().out()).contains("Forgotten on this computer");
    }

    private Ran withKey(String... arguments) {
        environment.put("ONEHOT_DB", address);
        return bare(KEY, arguments);
    }
}
