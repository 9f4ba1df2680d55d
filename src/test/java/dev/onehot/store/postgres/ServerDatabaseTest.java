package dev.onehot.store.postgres;

import dev.onehot.store.Store;
import dev.onehot.store.StoreContract;
import dev.onehot.testing.Server;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// A server keeps what every store promises.
class ServerDatabaseTest extends StoreContract {
    private final String database = Server.database();

    @TempDir
    private Path folder;

    @Override
    protected Store open() {
        return ServerDatabase.open(Server.address(database), Map.of(), folder);
    }

    @Override
    protected void strangerSets(String key, String value, String at) {
        Server.run(
                database,
                "INSERT INTO onehot.settings(key, value, updated_at) VALUES (?, ?, ?) ON CONFLICT(key)"
                        + " DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                key,
                value,
                at);
    }
}
