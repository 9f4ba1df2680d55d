package dev.onehot.store.sqlite;

import dev.onehot.store.Store;
import dev.onehot.store.StoreContract;
import dev.onehot.testing.Outside;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A file of SQLite's keeps what every store promises.
@Execution(ExecutionMode.CONCURRENT)
class DatabaseTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    protected Store open() {
        return Database.open(folder.resolve("onehot.db"));
    }

    @Override
    protected void strangerSets(String key, String value, String at) {
        try (var stranger = Outside.on(folder.resolve("onehot.db"))) {
            stranger.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, ?, ?)", key, value, at);
        }
    }
}
