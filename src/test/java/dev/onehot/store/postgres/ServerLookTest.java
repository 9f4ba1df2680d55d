package dev.onehot.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.HistoryFilter;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StorageException.Reason;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a look says before anything is opened or made, each reason in words of its own.
class ServerLookTest {
    private static final String PASSWORD = "s3cret-of-ann";

    private final String database = Server.database();

    @TempDir
    private Path folder;

    private String refusal(String url) {
        return refusal(url, Map.of());
    }

    private String refusal(String url, Map<String, String> environment) {
        var refused = catchThrowableOfType(StorageException.class, () -> ServerDatabase.look(url, environment, folder));
        assertThat(refused.what().text()).doesNotContain(PASSWORD);
        assertThat(refused.advice().text()).isNotBlank();
        return refused.what().code();
    }

    @Test
    void eachReasonWhyThereIsNoWayHasItsWords() {
        var user = Server.user(database, PASSWORD);
        var asUser = Server.address(database).replace("postgres@", user + "@");
        assertThat(refusal("postgresql://ann@no-such-host.invalid/team")).isEqualTo(Reason.NO_HOST.code());
        assertThat(refusal("postgresql://ann@localhost:1/team")).isEqualTo(Reason.NO_ANSWER.code());
        assertThat(refusal(Server.address("no_such_database"))).isEqualTo(Reason.NO_DATABASE.code());
        assertThat(refusal(Server.address(database) + "?sslmode=require")).isEqualTo(Reason.NO_TLS.code());
        assertThat(refusal(asUser, Map.of("PGPASSWORD", "wrong"))).isEqualTo(Reason.WRONG_PASSWORD.code());
        assertThat(refusal(asUser)).isEqualTo(Reason.NO_PASSWORD.code());
        assertThat(refusal(asUser, Map.of("PGPASSWORD", PASSWORD))).isEqualTo(Reason.MAY_NOT_MAKE.code());
        assertThat(ServerDatabase.look(Server.address(database), Map.of(), folder).isNew()).isTrue();
        assertThat(Server.texts(database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'onehot'")).containsExactly("0");
    }

    /// Each would cost a way to the server and back, several with TLS.
    @Test
    void questionsBesideTheWriterShareAConnection() {
        try (var store = ServerDatabase.open(Server.address(database), Map.of(), folder)) {
            store.history(HistoryFilter.newest(5));
            var first = connections();
            store.history(HistoryFilter.newest(5));
            store.undoWays(Optional.empty());
            store.facts();
            assertThat(connections()).isEqualTo(first).hasSize(2);
        }
    }

    private List<String> connections() {
        return Server.texts(database, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'Onehot' ORDER BY pid");
    }

    @Test
    void whatIsThereIsTold() {
        ServerDatabase.open(Server.address(database), Map.of(), folder).close();
        Server.run(database, "INSERT INTO onehot.ai_providers(provider_name, api_key) VALUES ('A', '')");
        var look = ServerDatabase.look(Server.address(database), Map.of(), folder);
        assertThat(look.isNew()).isFalse();
        assertThat(look.providers()).isOne();
        assertThat(look.engine()).startsWith("PostgreSQL 17");
        assertThat(look.obstacle()).isEmpty();
        var reader = Server.user(database, PASSWORD);
        Server.run(database, "GRANT USAGE ON SCHEMA onehot TO " + reader);
        Server.run(database, "GRANT SELECT ON ALL TABLES IN SCHEMA onehot TO " + reader);
        var seen = ServerDatabase.look(Server.address(database).replace("postgres@", reader + "@"), Map.of("PGPASSWORD", PASSWORD), folder);
        assertThat(seen.obstacle().map(StorageException::kind)).contains(Kind.NO_RIGHT);
        Server.run(database, "UPDATE onehot.onehot_meta SET value = '99' WHERE key = 'schema_version'");
        assertThat(refusal(Server.address(database))).isEqualTo("storage.newer");
    }
}
