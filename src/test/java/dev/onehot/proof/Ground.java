package dev.onehot.proof;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.SettingsManager;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.Store;
import dev.onehot.store.sqlite.SqlFaults;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;

/// The database under a story.
interface Ground {
    /// Of the vault of its master key.
    String PASSPHRASE = "a long passphrase of a story";

    /// A manager, and the store that it owns.
    record Opened(SettingsManager manager, Store store, Optional<SqlFaults> faults) implements AutoCloseable {
        static Opened of(Store store, Optional<SqlFaults> faults) {
            var clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
            return new Opened(new SettingsManager(store, LightPlaces.of(new NoKeychain(), Map.of("ONEHOT_PASSPHRASE", PASSPHRASE)), clock, () -> {}), store, faults);
        }

        @Override
        public void close() {
            manager.close();
        }
    }

    Opened open();

    Outside look();

    /// All that stands in its rows.
    List<String> texts(Outside outside);

    /// A new file of SQLite's.
    static Ground file(Path file) {
        return new Ground() {
            private String rows = "";

            @Override
            public Opened open() {
                var faults = new SqlFaults();
                return Opened.of(faults.open(file), Optional.of(faults));
            }

            @Override
            public Outside look() {
                return Outside.on(file);
            }

            @Override
            public List<String> texts(Outside outside) {
                if (rows.isEmpty()) {
                    rows = String.join(" UNION ALL ", outside.texts("SELECT 'SELECT ' || group_concat('coalesce(CAST(\"' || c.name || '\" AS TEXT), '''')', ' || ') || ' FROM ' || t.name"
                            + " FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' GROUP BY t.name"));
                }
                return outside.texts(rows);
            }
        };
    }

    /// A new database of the tests' server.
    static Ground server(Path folder) {
        var database = Server.database();
        return new Ground() {
            @Override
            public Opened open() {
                return Opened.of(DatabaseName.of(Server.address(database), Map.of(), folder).open(), Optional.empty());
            }

            @Override
            public Outside look() {
                return Outside.onServer(database);
            }

            @Override
            public List<String> texts(Outside outside) {
                return outside.texts("SELECT coalesce(string_agg(t::text, ''), '') FROM ai_providers t UNION ALL SELECT coalesce(string_agg(t::text, ''), '') FROM onehot_key t"
                        + " UNION ALL SELECT coalesce(string_agg(t::text, ''), '') FROM onehot_history t"
                        + " UNION ALL SELECT coalesce(string_agg(t::text, ''), '') FROM onehot_deleted_provider t");
            }
        };
    }
}
