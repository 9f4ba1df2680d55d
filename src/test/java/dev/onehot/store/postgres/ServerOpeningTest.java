package dev.onehot.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused before anything is changed, what is taken over, and what of an address nobody is told.
class ServerOpeningTest {
    private static final String THEIRS = "CREATE TABLE settings(key VARCHAR(200) PRIMARY KEY, value TEXT, updated_at TIMESTAMPTZ DEFAULT now(), owner INTEGER)";

    private static final String PROVIDERS = "CREATE TABLE ai_providers(id SERIAL PRIMARY KEY, provider_name TEXT NOT NULL, api_key TEXT NOT NULL, model TEXT,"
            + " is_active INTEGER DEFAULT 0, created_at TIMESTAMPTZ DEFAULT now(), updated_at TIMESTAMPTZ DEFAULT now())";

    private final String database = Server.database();

    @TempDir
    private Path folder;

    private ServerDatabase open(String url) {
        return ServerDatabase.open(url, Map.of(), folder);
    }

    private ServerDatabase open() {
        return open(Server.address(database));
    }

    private StorageException refusal(String url) {
        return catchThrowableOfType(StorageException.class, () -> open(url).close());
    }

    @Test
    void whatTheServerDoesNotMakeDurableIsRefused() {
        Server.run(database, "ALTER DATABASE " + database + " SET synchronous_commit = off");
        var refused = refusal(Server.address(database));
        assertThat(refused.kind()).isEqualTo(Kind.NOT_DURABLE);
        assertThat(refused.getMessage()).contains("synchronous_commit is off");
        assertThat(Server.texts(database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'onehot'")).containsExactly("0");
    }

    @Test
    void aNewerOneIsRefused() {
        open().close();
        Server.run(database, "UPDATE onehot.onehot_meta SET value = '99' WHERE key = 'schema_version'");
        assertThat(refusal(Server.address(database)).kind()).isEqualTo(Kind.NEWER);
    }

    @Test
    void tablesOfAnotherKindUnderTheseNamesAreRefused() {
        Server.run(database, "CREATE TABLE settings(id INTEGER, key JSON)");
        assertThat(refusal(Server.address(database)).kind()).isEqualTo(Kind.FOREIGN_SCHEMA);
        assertThat(Server.texts(database, "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'onehot%'")).containsExactly("0");
    }

    /// Nothing is added to them, and what others write there is seen all the same.
    @Test
    void tablesOfAnotherProgramAreTakenOverAsTheyAre() {
        Server.run(database, THEIRS);
        Server.run(database, PROVIDERS);
        Server.run(database, "INSERT INTO settings(key, value, updated_at, owner) VALUES ('theirs', '1', '2026-11-29 08:00:00+02', 7)");
        try (var store = open()) {
            var session = store.writer();
            assertThat(session.setting("theirs").orElseThrow().updatedAt()).isEqualTo("2026-11-29 06:00:00");
            long before = session.dataVersion();
            Server.run(database, "UPDATE settings SET value = '2' WHERE key = 'theirs'");
            assertThat(session.dataVersion()).isNotEqualTo(before);
            session.begin();
            session.saveSetting("ours", "1", "2026-11-29 08:00:00");
            session.commit();
            assertThat(session.setting("ours").orElseThrow().updatedAt()).isEqualTo("2026-11-29 08:00:00");
        }
        assertThat(Server.texts(database, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal")).containsExactly("0");
        assertThat(Server.texts(database, "SELECT updated_at AT TIME ZONE 'UTC' FROM settings WHERE key = 'ours'")).containsExactly("2026-11-29 08:00:00");
        open().close();
    }

    /// One who may only read sees everything, and is told why nothing can be written.
    @Test
    void whoMayOnlyReadReads() {
        open().close();
        Server.run(database, "INSERT INTO onehot.settings(key, value) VALUES ('a', '1')");
        var reader = "reader_" + database;
        Server.run(database, "CREATE ROLE " + reader + " LOGIN");
        Server.run(database, "GRANT USAGE ON SCHEMA onehot TO " + reader);
        Server.run(database, "GRANT SELECT ON ALL TABLES IN SCHEMA onehot TO " + reader);
        try (var store = open(Server.address(database).replace("postgres@", reader + "@"))) {
            assertThat(store.obstacle().orElseThrow().kind()).isEqualTo(Kind.NO_RIGHT);
            assertThat(store.writer().setting("a").orElseThrow().value()).isEqualTo("1");
            assertThat(catchThrowableOfType(StorageException.class, () -> store.writer().begin()).kind()).isEqualTo(Kind.NO_RIGHT);
        }
    }

    /// A program that knows nothing of Onehot's tables has no right on them and needs none; a member of a team has the rights that the README names.
    @Test
    void theRightsThatAreNeededAreEnough() {
        open().close();
        var role = "member_" + database;
        Server.run(database, "CREATE ROLE program_" + database + " LOGIN");
        Server.run(database, "GRANT USAGE ON SCHEMA onehot TO program_" + database);
        Server.run(database, "GRANT SELECT, INSERT, UPDATE ON onehot.settings TO program_" + database);
        Server.run(database, "CREATE ROLE " + role + " LOGIN");
        Server.run(database, "GRANT USAGE ON SCHEMA onehot TO " + role);
        Server.run(database, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onehot TO " + role);
        Server.run(database, "GRANT USAGE ON ALL SEQUENCES IN SCHEMA onehot TO " + role);
        try (var store = open(Server.address(database).replace("postgres@", role + "@"))) {
            assertThat(store.obstacle()).isEmpty();
            var session = store.writer();
            long before = session.dataVersion();
            Server.run(database, "SET ROLE program_" + database + "; INSERT INTO onehot.settings(key, value) VALUES ('theirs', '1')");
            assertThat(session.dataVersion()).isNotEqualTo(before);
            session.begin();
            session.providers().insert(Drafts.named("A"), "2026-11-29 08:00:00");
            session.saveSetting("theirs", "2", "2026-11-29 08:00:00");
            session.commit();
            assertThat(session.allProviders()).hasSize(1);
            session.expire(10);
        }
    }

    @Test
    void aPasswordIsTakenAndNeverTold() {
        var address = new ServerAddress("postgresql://me:s%40cret@db.example.com:5433,other/team?sslmode=require", Map.of(), folder);
        assertThat(address.place().name()).isEqualTo("postgresql://me@db.example.com:5433,other/team");
        assertThat(properties(address)).containsEntry("password", "s@cret").containsEntry("sslmode", "require");
        assertThat(address + address.url(address.hosts().getFirst()) + address.place()).doesNotContain("cret");
        assertThat(refusal("postgresql://me:s%40cret@localhost:1/x").toString()).doesNotContain("cret");
        assertThat(refusal("postgresql://me@localhost/x?pasword=s%40cret").toString()).contains("pasword").doesNotContain("cret");
    }

    private static Properties properties(ServerAddress address) {
        return address.properties(address.hosts().getFirst());
    }

    @Test
    void whatAnAddressDoesNotSayTheVariablesOfItsFamilyDo() {
        var variables = Map.of("PGHOST", "db.example.com", "PGPORT", "5433", "PGUSER", "me", "PGDATABASE", "team");
        var address = new ServerAddress("postgresql://", variables, folder);
        assertThat(address.place().name()).isEqualTo("postgresql://me@db.example.com:5433/team");
        assertThat(properties(address)).containsEntry("sslmode", "verify-full");
        assertThat(properties(new ServerAddress("postgresql://localhost/x", Map.of(), folder))).containsEntry("sslmode", "prefer");
    }
}
