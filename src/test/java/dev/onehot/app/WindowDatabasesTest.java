package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.KnownDatabases;
import dev.onehot.model.ServerDetails;
import dev.onehot.model.ServerDetails.Tls;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another database in the place of the one that is open: the lock of the only window goes with it, and the next start opens it again.
class WindowDatabasesTest {
    private static final String PASSWORD = "s3cret-of-ann";

    private final List<Optional<String>> told = new CopyOnWriteArrayList<>();
    private final String database = Server.database();

    @TempDir
    private Path folder;

    private Path meeting() {
        return folder.resolve("meeting");
    }

    @Test
    void whatIsOpenIsClosedAndTheLockGoesWithIt() throws Exception {
        var file = folder.resolve("onehot.db");
        var environment = Map.of("ONEHOT_KEYCHAIN", "none", "HOME", folder.toString(), "XDG_DATA_HOME", folder.resolve("data").toString());
        var folders = new Folders(folder.resolve("state"), meeting());
        var session = new Lifetime(DatabaseName.of(file), folders.state(), OnlyWindow.claimOrTell(meeting(), file, Wish.SHOW), wish -> {});
        var databases = new WindowDatabases(session, folders, environment, told::add);
        try {
            session.opening().get(30, TimeUnit.SECONDS).setSetting("a", "1");
            var details = new ServerDetails("localhost", String.valueOf(Server.port()), database, "postgres", Tls.VERIFIED, "");
            assertThat(databases.look(details, "").get(30, TimeUnit.SECONDS).isNew()).isTrue();
            assertThat(databases.open(details, PASSWORD, true).get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(session.opening().get(30, TimeUnit.SECONDS).place().name()).isEqualTo(details.url());
            // There is no keychain; the person is told.
            assertThat(told).singleElement().satisfies(it -> assertThat(it).isPresent());
            assertThat(new KnownDatabases(folders.state()).recent()).containsExactly(details.url());
            OnlyWindow.claimOrTell(meeting(), file, Wish.SHOW).orElseThrow().close();
            assertThat(databases.open(file).get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(session.opening().get(30, TimeUnit.SECONDS).getSetting("a", "")).isEqualTo("1");
            assertThat(databases.recent().get(30, TimeUnit.SECONDS)).containsExactly(file.toString(), details.url());
        } finally {
            session.end();
        }
    }
}
