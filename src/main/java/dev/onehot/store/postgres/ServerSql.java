package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.OvertakenException;
import dev.onehot.store.rows.SqlDialect;
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
    private static final Pattern MARK = Pattern.compile("\\?(\\d*)|@(\\w+)|(?<!['\"@.\\w])(settings|ai_providers|onehot_[a-z_]+)\\b");

    /// So many go together at most: for each combination the server keeps a plan.
    private static final int MOST = 24;

    private static final long IN_USE_NANOS = 1_000_000_000;

    private static final String DIVISION_BY_ZERO = "22012";

    private static final String SAVEPOINT = "SAVEPOINT command";
    private static final String RELEASE = "RELEASE command";

    private final ServerAddress address;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private final List<Part> before = new ArrayList<>();
    private String schema = "";
    private @Nullable Connection connection;
    private boolean pooled;
    private boolean inside;
    private boolean assumed;
    private long answered;
    private int parts;
    private boolean closed;

    ServerSql(ServerAddress address) {
        this.address = address;
    }

    /// One of the statements that go to the server together.
    private record Part(String sql, List<@Nullable Object> arguments) {}

    /// Which argument of which part.
    private record Place(int part, int argument) {}

    /// Statements that go together, and which argument goes where.
    private record Prepared(PreparedStatement statement, List<Place> places) {}

    /// @param name of the schema in which all tables are
    ServerSql in(String name) {
        schema = name.isEmpty() ? "" : "\"" + name.replace("\"", "\"\"") + "\".";
        prepared.clear();
        return this;
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
        }
        return open;
    }

    /// Runs it together with the next one, in one way there and back.
    @Override
    public void later(String sql, @Nullable Object... arguments) {
        if (before.size() >= MOST) {
            update(sql, arguments);
        } else {
            before.add(new Part(sql, Arrays.asList(arguments.clone())));
        }
    }

    /// Begins a part of the transaction.
    void savepoint() {
        parts++;
        later(SAVEPOINT);
    }

    /// The part is done.
    void release() {
        parts--;
        if (!before.isEmpty() && before.getLast().sql().equals(SAVEPOINT)) {
            before.removeLast();
        } else {
            later(RELEASE);
        }
    }

    /// Gives up the part: what of it has not been run yet never is.
    void rollBackToSavepoint() {
        parts--;
        int inner = 0;
        for (int i = before.size() - 1; i >= 0; i--) {
            var sql = before.get(i).sql();
            if (sql.equals(SAVEPOINT) && inner == 0) {
                before.subList(i, before.size()).clear();
                return;
            }
            inner += sql.equals(RELEASE) ? 1 : sql.equals(SAVEPOINT) ? -1 : 0;
        }
        update("ROLLBACK TO command");
        later(RELEASE);
    }

    /// Whether what is done now may have to be given up without the rest of the transaction.
    boolean isInPart() {
        return parts > 0;
    }

    /// Whether a statement was answered just now, so that the next one will be too.
    boolean isInUse() {
        return connection != null && System.nanoTime() - answered < IN_USE_NANOS;
    }

    /// A transaction begins with what is going to be run [#later], which makes sure of what it takes for true: where it is not, that fails with
    /// [OvertakenException].
    void assume() {
        before.clear();
        parts = 0;
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
        before.clear();
        parts = 0;
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
    void end(String statement, Object... arguments) {
        if (statement.equals("ROLLBACK") && !assumed) {
            before.clear();
        }
        try {
            run(statement, arguments);
        } catch (SQLException failure) {
            throw failed(statement, failure);
        } finally {
            before.clear();
            inside = false;
        }
    }

    /// Gives up the transaction, which may be lost already.
    void rollBack(Throwable reason) {
        before.clear();
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

    /// Runs statements of a script one after the other.
    void script(String text) {
        for (var statement : text.split(";\\s*\n(?=CREATE|INSERT|\\s*$)", 0)) {
            if (!statement.isBlank()) {
                update(statement);
            }
        }
    }

    private PreparedStatement run(String sql, @Nullable Object... arguments) throws SQLException {
        var parts = new ArrayList<>(before);
        before.clear();
        parts.add(new Part(sql, Arrays.asList(arguments)));
        var text = parts.size() == 1 ? sql : parts.stream().map(Part::sql).collect(Collectors.joining(";"));
        var it = prepared.get(text);
        if (it == null) {
            it = prepare(parts);
            prepared.put(text, it);
        }
        int number = 0;
        for (var place : it.places()) {
            number++;
            it.statement().setObject(number, parts.get(place.part()).arguments().get(place.argument()));
        }
        it.statement().execute();
        answered = System.nanoTime();
        assumed = false;
        for (int i = 1; i < parts.size(); i++) {
            it.statement().getMoreResults();
        }
        return it.statement();
    }

    private Prepared prepare(List<Part> parts) throws SQLException {
        var places = new ArrayList<Place>();
        var translated = new StringJoiner(";");
        for (int i = 0; i < parts.size(); i++) {
            translated.add(translated(parts.get(i).sql(), i, places));
        }
        return new Prepared(connection().prepareStatement(translated.toString()), List.copyOf(places));
    }

    private String translated(String sql, int part, List<Place> places) {
        int first = places.size();
        return MARK.matcher(sql).replaceAll(mark -> {
            if (mark.group(1) != null) {
                places.add(new Place(part, mark.group(1).isEmpty() ? places.size() - first : Integer.parseInt(mark.group(1)) - 1));
                return "?";
            }
            return Matcher.quoteReplacement(schema + (mark.group(2) == null ? mark.group(3) : mark.group(2)));
        });
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
        before.clear();
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException gone) {
                System.getLogger(ServerSql.class.getName()).log(System.Logger.Level.DEBUG, "closing", gone);
            }
        }
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
