package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.ServerDetails;
import dev.onehot.model.ServerLook;
import dev.onehot.testing.Await;
import dev.onehot.testing.Server;
import dev.onehot.ui.pages.DatabasePage;
import org.junit.jupiter.api.Test;

/// Another database is chosen in the window: a server is tried, the reason is told in words, and nothing is made before the person wants it.
class DatabaseScreenTest extends WindowFixture {
    private static final String PASSWORD = "s3cret-of-ann";

    private final String database = Server.database();
    private final List<String> opened = new CopyOnWriteArrayList<>();

    /// Looks as the window does; what is opened is only noted, as a window of a test stays.
    private final class Noted implements DatabaseChoice {
        @Override
        public Optional<Path> usual() {
            return Optional.of(file);
        }

        @Override
        public String current() {
            return file.toString();
        }

        @Override
        public CompletableFuture<List<String>> recent() {
            return CompletableFuture.completedFuture(List.of("/some.db", "postgresql://ann@db.example.com/team?sslmode=require"));
        }

        @Override
        public CompletableFuture<Boolean> keepsPassword(ServerDetails details) {
            return CompletableFuture.completedFuture(details.host().equals("db.example.com"));
        }

        @Override
        public CompletableFuture<ServerLook> look(ServerDetails details, String password) {
            return CompletableFuture.supplyAsync(() -> DatabaseName.of(details.url(password), Map.of(), folder).look(KeyPlaces.withoutKeychain(Map.of())));
        }

        @Override
        public CompletableFuture<Boolean> open(ServerDetails details, String password, boolean keep) {
            opened.add(details.url() + " " + keep);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletableFuture<Boolean> open(Path file) {
            opened.add(file.toString());
            return CompletableFuture.completedFuture(false);
        }
    }

    @Override
    protected Surroundings surroundings() {
        return super.surroundings().withDatabases(new Noted());
    }

    @Test
    void aServerIsTriedAndThenOpened() {
        window.openSwitcher().choose("postgresql");
        var page = new DatabasePage(robot);
        page.server("localhost", "1", database, "postgres");
        page.test();
        page.awaitResult("nothing answers at that port");
        assertThat(page.shows("databaseAdviceLabel")).isTrue();
        page.fill("serverPortField", String.valueOf(Server.port()));
        Await.until("what was said of another port is gone", () -> !page.shows("databaseResultPane"));
        page.test();
        page.awaitResult("PostgreSQL 17");
        page.awaitText("openDatabaseButton", "Make the tables and open");
        assertThat(Server.texts(database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'onehot'")).containsExactly("0");
        robot.interact(() -> {
            window.stage().setWidth(640);
            window.stage().setHeight(480);
        });
        for (var id : List.of("closeDatabaseButton", "testDatabaseButton", "openDatabaseButton")) {
            assertThat(page.legible(id)).as(id).isTrue();
        }
        page.open();
        Await.until("it is opened", () -> opened.size() == 1);
        assertThat(opened).containsExactly("postgresql://postgres@localhost:" + Server.port() + "/" + database + " true");
        Await.until("the question is gone", () -> !page.shows("databasePane"));
        whatWasOpenedBeforeFillsInAllButThePassword(window.health().changeDatabase());
    }

    private void whatWasOpenedBeforeFillsInAllButThePassword(DatabasePage page) {
        Await.until("the file that is open is named", () -> page.read("databaseFileLabel", false).equals(file.toString()));
        page.open();
        page.awaitResult("Another window has it open");
        page.chooseServer();
        page.recent(0);
        page.awaitText("serverUserField", "ann");
        Await.until("the password is kept", () -> !page.read("serverPasswordField", true).isEmpty());
        assertThat(page.shows("serverCertificatePane")).isFalse();
        // A whole address may be pasted.
        page.fill("serverHostField", "postgres://bob:" + PASSWORD + "@other.example.com:5433/work");
        page.awaitText("serverUserField", "bob");
        assertThat(page.read("serverHostField", false)).isEqualTo("other.example.com");
        assertThat(page.read("serverPortField", false)).isEqualTo("5433");
    }
}
