package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabaseFacts;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.ServerLook;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StorageException.Reason;
import dev.onehot.model.StoredSettings;
import dev.onehot.model.UndoWays;
import dev.onehot.store.Copies;
import dev.onehot.store.Feed;
import dev.onehot.store.Store;
import dev.onehot.store.StoreFile;
import dev.onehot.store.StoreSession;
import dev.onehot.store.rows.HistoryRows;
import org.jspecify.annotations.Nullable;

/// A database on a server. Opening blocks on the network: never on the FX thread.
public final class ServerDatabase implements Store {
    private static final Set<String> DURABLE = Set.of("on", "remote_apply");

    private final ServerAddress address;
    private final String schema;
    private final boolean hidesKeys;
    private final boolean adopted;
    private final Optional<StorageException> obstacle;
    private final ServerSession writer;
    private final ServerLock lock;
    private final boolean rules;
    private final AtomicReference<@Nullable ServerSql> idle = new AtomicReference<>();
    private volatile boolean closed;

    private ServerDatabase(ServerAddress address, ServerSql sql, String schema, Optional<StorageException> obstacle) {
        this.address = address;
        this.schema = schema;
        this.obstacle = obstacle;
        this.hidesKeys = areKeysHidden(sql);
        sql.hidingKeys(hidesKeys);
        this.adopted = Moves.isAdopted(sql);
        this.lock = new ServerLock((int) sql.number("SELECT oid::bigint % 2147483647 FROM pg_namespace WHERE nspname = ?", schema));
        this.rules = sql.number("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgname <> 'tells_onehot'"
                + " AND tgrelid IN (to_regclass('@settings'), to_regclass('@ai_providers'))") > 0;
        this.writer = new ServerSession(sql, lock, adopted, rules, obstacle);
    }

    /// Opens the database that `url` names, making or adopting its tables as needed.
    ///
    /// Throws [StorageException] without having changed anything when it must not be used, or is not to be reached.
    ///
    /// @param folder in which lies what belongs to it on this computer
    public static ServerDatabase open(String url, Map<String, String> environment, Path folder) {
        var address = new ServerAddress(url, environment, folder);
        var sql = new ServerSql(address);
        try {
            boolean standby = isStandby(sql);
            var schema = ServerSchema.find(sql, address.schema());
            sql.in(schema);
            int version = ServerSchema.inspect(sql);
            if (version < ServerSchema.VERSION) {
                requireMayMake(sql, schema, version, standby);
                ServerSchema.migrate(sql, schema);
            }
            return new ServerDatabase(address, sql, schema, obstacle(sql, standby));
        } catch (RuntimeException | Error failure) {
            sql.close();
            throw failure;
        }
    }

    /// Looks whether the database that `url` names could be opened, and what that would find. Changes nothing; throws as [#open].
    public static ServerLook look(String url, Map<String, String> environment, Path folder) {
        var address = new ServerAddress(url, environment, folder);
        try (var sql = new ServerSql(address)) {
            boolean standby = isStandby(sql);
            var schema = ServerSchema.find(sql, address.schema());
            sql.in(schema);
            int version = ServerSchema.inspect(sql);
            boolean isNew = version == 0;
            if (version < ServerSchema.VERSION) {
                requireMayMake(sql, schema, version, standby);
            }
            long providers = sql.number("SELECT count(*) WHERE to_regclass('@ai_providers') IS NOT NULL") > 0
                    ? sql.number("SELECT count(*) FROM ai_providers") : 0;
            return new ServerLook(address.place(), engine(sql), isNew, providers, isNew ? Optional.empty() : obstacle(sql, standby));
        }
    }

    /// Throws [StorageException] where this user can neither make the tables nor bring those of an older Onehot to the present.
    private static void requireMayMake(ServerSql sql, String schema, int version, boolean standby) {
        boolean mayMake = !standby && sql.number("SELECT count(*) WHERE EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = ?1 AND has_schema_privilege(oid, 'CREATE'))"
                + " OR (has_database_privilege(current_database(), 'CREATE') AND NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = ?1))", schema) > 0;
        if (!mayMake) {
            throw new StorageException(version == 0 ? Reason.MAY_NOT_MAKE : Reason.MAY_NOT_UPGRADE, sql.place(), schema, null);
        }
    }

    /// Whether it only copies another one. Throws [StorageException] where it would call something done that it could lose.
    private static boolean isStandby(ServerSql sql) {
        var settings = sql.query(
                        "SELECT current_setting('synchronous_commit'), pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'",
                        row -> Map.entry(row.getString(1), row.getBoolean(2)))
                .getFirst();
        if (!settings.getValue() && !DURABLE.contains(settings.getKey())) {
            throw new StorageException(Kind.NOT_DURABLE, sql.place(), settings.getKey(), null);
        }
        return settings.getValue();
    }

    private static String engine(ServerSql sql) {
        return sql.query("SELECT 'PostgreSQL ' || current_setting('server_version')", row -> row.getString(1)).getFirst();
    }

    /// Where `url` is, without its password.
    public static DatabasePlace place(String url, Map<String, String> environment, Path folder) {
        return new ServerAddress(url, environment, folder).place();
    }

    private static Optional<StorageException> obstacle(ServerSql sql, boolean isStandby) {
        if (isStandby) {
            return Optional.of(new StorageException(Reason.STANDBY, sql.place(), "", null));
        }
        var denied = sql.query(
                "SELECT n FROM unnest(ARRAY['settings', 'ai_providers', 'onehot_history', 'onehot_state', 'onehot_commit'],"
                        + " ARRAY['@settings', '@ai_providers', '@onehot_history', '@onehot_state', '@onehot_commit']) AS c(n, t)"
                        + " WHERE NOT has_table_privilege(t, 'INSERT, UPDATE, DELETE')",
                row -> row.getString(1));
        return denied.stream().findFirst().map(it -> new StorageException(Reason.READER, sql.place(), it, null));
    }

    private static boolean areKeysHidden(ServerSql sql) {
        return sql.number("SELECT count(*) FROM unnest(ARRAY['@ai_providers', '@onehot_key', '@onehot_history'], ARRAY['api_key', 'api_key', 'key_before'])"
                + " AS c(t, k) WHERE NOT has_column_privilege(t, k, 'SELECT')") > 0;
    }

    private ServerSql another() {
        return new ServerSql(address).in(schema).hidingKeys(hidesKeys);
    }

    /// On a connection that waits for the next question afterwards, unless two asked at once.
    private <T> T read(Function<ServerSql, T> question) {
        var waiting = idle.getAndSet(null);
        var sql = waiting == null ? another() : waiting;
        try {
            return question.apply(sql);
        } finally {
            if (closed || !idle.compareAndSet(null, sql)) {
                sql.close();
            }
        }
    }

    @Override
    public DatabasePlace place() {
        return address.place();
    }

    @Override
    public Optional<StorageException> obstacle() {
        return obstacle;
    }

    @Override
    public StoreSession writer() {
        return writer;
    }

    @Override
    public StoreSession reading() {
        return new ServerSession(another(), lock, adopted, rules, Optional.of(new StorageException(Kind.NO_RIGHT, place(), "", null)));
    }

    @Override
    public Feed feed() {
        return new Listener(another(), adopted);
    }

    @Override
    public List<PastGesture> history(HistoryFilter filter) {
        return read(sql -> HistoryRows.gestures(sql, filter));
    }

    @Override
    public List<PastGesture> standingFrom(long change) {
        return read(sql -> HistoryRows.standingFrom(sql, change));
    }

    @Override
    public UndoWays undoWays(Optional<Origin> by) {
        return read(sql -> HistoryRows.undoWays(sql, by));
    }

    @Override
    public Optional<List<String>> suspects(int most) {
        return read(sql -> ServerSeen.suspects(sql, most));
    }

    @Override
    public StoredSettings settings() {
        return new ServerSettings(another());
    }

    @Override
    public DatabaseFacts facts() {
        return read(sql -> new DatabaseFacts(
                place(),
                sql.number("SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = ? AND c.relkind = 'r' AND (c.relname LIKE 'onehot%' OR c.relname IN ('settings', 'ai_providers'))", schema),
                0,
                "",
                0,
                0,
                0,
                ServerSchema.VERSION,
                engine(sql),
                sql.query("SELECT max(at) FROM onehot_history WHERE origin = '" + Origin.EXTERNAL.word() + "'", row -> Optional.ofNullable(row.getString(1))).getFirst(),
                sql.number("SELECT count(*) FROM onehot_history"),
                true,
                Optional.empty(),
                sql.query("SELECT current_setting('fsync') = 'off'", row -> row.getBoolean(1)).getFirst() ? Optional.of(Message.of("server.fsync")) : Optional.empty()));
    }

    @Override
    public StorageException unusable(StorageException failure) {
        return failure;
    }

    @Override
    public Copies copies() {
        return new ServerBackups(this::read, this::another, address, obstacle, hidesKeys);
    }

    @Override
    public Optional<StoreFile> file() {
        return Optional.empty();
    }

    @Override
    public void close() {
        writer.close();
        closed = true;
        var waiting = idle.getAndSet(null);
        if (waiting != null) {
            waiting.close();
        }
    }
}
