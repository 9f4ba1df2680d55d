package dev.onehot.core;

import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/// The specification's classes once more, with the database on a server.
class SpecificationOnServerTest {
    @Nested
    class OneThread extends TestSetSettingSingleThreaded {
        private final String database = Server.database();

        @Override
        protected SettingsManager open(Path newFile) {
            return ServerManagers.open(database, Server.port(), folder);
        }

        @Override
        protected Outside look(Path newFile) {
            return Outside.onServer(database);
        }
    }

    @Nested
    class Settings extends TestConcurrentSetSetting {
        private final String database = Server.database();

        @Override
        protected SettingsManager open(Path newFile) {
            return ServerManagers.open(database, Server.port(), folder);
        }

        @Override
        protected Outside look(Path newFile) {
            return Outside.onServer(database);
        }
    }

    @Nested
    class Providers extends TestConcurrentAddAiProvider {
        private final String database = Server.database();

        @Override
        protected SettingsManager open(Path newFile) {
            return ServerManagers.open(database, Server.port(), folder);
        }

        @Override
        protected Outside look(Path newFile) {
            return Outside.onServer(database);
        }
    }

    @Nested
    class Active extends TestConcurrentSetActiveProvider {
        private final String database = Server.database();

        @Override
        protected SettingsManager open(Path newFile) {
            return ServerManagers.open(database, Server.port(), folder);
        }

        @Override
        protected Outside look(Path newFile) {
            return Outside.onServer(database);
        }
    }

    @Nested
    class Deleting extends TestDeleteUnderConcurrentRead {
        private final String database = Server.database();

        @Override
        protected SettingsManager open(Path newFile) {
            return ServerManagers.open(database, Server.port(), folder);
        }

        @Override
        protected Outside look(Path newFile) {
            return Outside.onServer(database);
        }
    }
}
