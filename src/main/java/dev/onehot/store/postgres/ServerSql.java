package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.OvertakenException;
import dev.onehot.store.rows.SqlDialect;
import dev.onehot.store.postgres.Unsent.Part;
import dev.onehot.store.rows.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements, opened by the first one. Not safe for several threads: whoever owns it has a lock.
///
/// When it is lost it is opened anew by the next statement, but not inside a transaction, which is lost with it. Names of tables get their schema
/// here, so that nothing depends on what a connection was told before: with a pool between, it may be another one.
final class ServerSql implements Statements, AutoCloseable {
    private static final long IN_USE_NANOS = 1_000_000_000;

    /// After so long something between may have forgotten the connection, and would tell nobody.
    private static final long IDLE_NANOS = 5_000_000_000L;

    private static final String DIVISION_BY_ZERO = "22012";

    private final ServerAddress address;
    private final Map<String, PreparedParts> prepared = new HashMap<>();
    private final Unsent unsent = new Unsent();
    private Naming naming = Naming.NONE;
    private @Nullable Connection connection;
    private boolean pooled;
    private boolean inside;
    private boolean assumed;
    private long answered;
    private boolean closed;

    ServerSql(ServerAddress address) {
        this.address = address;
    }

    /// @param name of the schema in which all tables are
    ServerSql in(String name) {
        return named(naming.in(name));
    }

    /// From now on nothing is asked that a user without a right on keys may not see.
    ServerSql hidingKeys(boolean hides) {
        return named(naming.hidingKeys(hides));
    }

    /// From now on every question is one to a backup, as [Naming#asOf].
    void asOf(String tables) {
        named(naming.asOf(PreparedParts.named(tables, naming.schema())));
    }

    private ServerSql named(Naming next) {
        naming = next;
        prepared.clear();
        return this;
    }

    boolean hidesKeys() {
        return naming.hidesKeys();
    }

    DatabasePlace place() {
        return address.place();
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRES;
    }

    /// Whether another server's connection may be behind this one for each transaction.
    boolean isPooled() {
        connection();
        return pooled;
    }

    Connection connection() {
        if (connection != null && !inside && System.nanoTime() - answered > IDLE_NANOS && !Connecting.isAlive(connection)) {
            drop();
        }
        var open = connection;
        if (open == null) {
            if (closed) {
                throw new IllegalStateException("closed: " + address);
            }
            if (inside) {
                throw new StorageException(Kind.AWAY, place(), "", null);
            }
            open = Connecting.open(address);
            connection = open;
            pooled = Connecting.isPooled(open, place());
            answered = System.nanoTime();
        }
        return open;
    }

    /// Gives up the connection, if there is one, when an answer takes longer.
    void waitAtMost(Duration answer) {
        if (connection != null) {
            Connecting.waitAtMost(connection, answer, place());
        }
    }

    /// Runs it together with the next one, in one way there and back.
    @Override
    public void later(String sql, @Nullable Object... arguments) {
        HiddenKeys.requireStorable(place(), arguments);
        if (unsent.isFull()) {
            update(sql, arguments);
        } else {
            unsent.add(Part.of(sql, arguments));
        }
    }

    /// What goes together, and the parts of the transaction.
    Unsent unsent() {
        return unsent;
    }

    /// Gives up the part of the transaction: what of it has not been run yet never is.
    void rollBackToSavepoint() {
        if (!unsent.giveUp()) {
            update(Unsent.GIVEN_UP);
            unsent.givenUp();
        }
    }

    /// Whether a statement was answered just now, so that the next one will be too.
    boolean isInUse() {
        return connection != null && System.nanoTime() - answered < IN_USE_NANOS;
    }

    /// A transaction begins with what is going to be run [#later], which makes sure of what it takes for true: where it is not, that fails with
    /// [OvertakenException].
    void assume() {
        unsent.restart();
        inside = true;
        assumed = true;
    }

    /// Begins a transaction with `statement`, and answers its last row. On a connection that has been lost meanwhile once more on a new one.
    List<String> begin(String statement, Object... arguments) {
        try {
            return first(statement, arguments);
        } catch (StorageException failure) {
            if (failure.kind() != Kind.AWAY) {
                throw failure;
            }
        }
        return first(statement, arguments);
    }

    private List<String> first(String statement, Object... arguments) {
        unsent.restart();
        try {
            connection();
            inside = true;
            var running = run(statement, arguments);
            var answer = List.<String>of();
            while (true) {
                var rows = running.getResultSet();
                if (rows != null) {
                    answer = row(rows);
                } else if (running.getUpdateCount() < 0) {
                    return answer;
                }
                running.getMoreResults();
            }
        } catch (SQLException failure) {
            throw failed(statement, failure);
        } finally {
            if (connection == null) {
                inside = false;
            }
        }
    }

    private static List<String> row(ResultSet rows) throws SQLException {
        try (rows) {
            var row = new ArrayList<String>();
            int columns = rows.next() ? rows.getMetaData().getColumnCount() : 0;
            for (int column = 1; column <= columns; column++) {
                row.add(Statements.text(rows.getString(column)));
            }
            return row;
        }
    }

    /// Ends the transaction, whatever becomes of it.
    void end(String statement, @Nullable Object... arguments) {
        if (statement.equals("ROLLBACK") && !assumed) {
            unsent.forget();
        }
        try {
            run(statement, arguments);
        } catch (SQLException failure) {
            throw failed(statement, failure);
        } finally {
            unsent.forget();
            inside = false;
        }
    }

    /// Gives up the transaction, which may be lost already.
    void rollBack(Throwable reason) {
        unsent.forget();
        assumed = false;
        inside = false;
        if (connection != null) {
            try {
                run("ROLLBACK");
            } catch (SQLException second) {
                reason.addSuppressed(failed("ROLLBACK", second));
                drop();
            }
        }
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        try {
            return run(sql, arguments).getUpdateCount();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    @Override
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
        boolean fresh = connection == null || inside;
        try {
            return collected(sql, row, arguments);
        } catch (StorageException failure) {
            if (fresh || failure.kind() != Kind.AWAY) {
                throw failure;
            }
        }
        // An idle connection that was dropped on the way.
        return collected(sql, row, arguments);
    }

    private <T> List<T> collected(String sql, Row<T> row, @Nullable Object... arguments) {
        var all = new ArrayList<T>();
        each(sql, row, all::add, arguments);
        return all;
    }

    @Override
    public <T> void each(String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments) {
        try (var rows = run(sql, arguments).getResultSet()) {
            while (rows.next()) {
                consumer.accept(row.read(rows));
            }
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /// As [#each] in a transaction, for more rows than are wanted in memory at once.
    <T> void inPieces(String sql, Row<T> row, Consumer<T> consumer) {
        update("DECLARE pieces NO SCROLL CURSOR FOR " + sql);
        var read = new int[1];
        do {
            read[0] = 0;
            each("FETCH 1000 FROM pieces", row, it -> {
                read[0]++;
                consumer.accept(it);
            });
        } while (read[0] > 0);
        update("CLOSE pieces");
    }

    @Override
    public long number(String sql, @Nullable Object... arguments) {
        return query(sql, row -> row.getLong(1), arguments).stream().findFirst().orElse(0L);
    }

    private PreparedStatement run(String sql, @Nullable Object... arguments) throws SQLException {
        HiddenKeys.requireStorable(place(), arguments);
        var open = connection();
        var parts = unsent.with(Part.of(sql, arguments));
        var text = parts.size() == 1 ? sql : parts.stream().map(Part::sql).collect(Collectors.joining(";"));
        var it = prepared.get(text);
        if (it == null) {
            it = PreparedParts.of(open, parts, naming);
            prepared.put(text, it);
        }
        it.run(parts);
        answered = System.nanoTime();
        assumed = false;
        return it.statement();
    }

    private RuntimeException failed(String sql, SQLException failure) {
        if (assumed && DIVISION_BY_ZERO.equals(failure.getSQLState())) {
            return new OvertakenException(failure);
        }
        if (ServerFailures.isAway(failure)) {
            drop();
        } else {
            prepared.remove(sql);
        }
        return ServerFailures.of(failure, place());
    }

    /// The connection is of no use any more.
    private void drop() {
        assumed = false;
        var lost = connection;
        connection = null;
        prepared.clear();
        unsent.forget();
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException gone) {
                System.getLogger(ServerSql.class.getName()).log(System.Logger.Level.DEBUG, "closing", gone);
            }
        }
    }

    /// Whether that is the one at the moment.
    boolean isOpen(Connection other) {
        return other.equals(connection);
    }

    /// Whether there is one at the moment.
    boolean isConnected() {
        return connection != null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            drop();
        }
    }
}
