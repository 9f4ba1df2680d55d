package dev.onehot.store.postgres;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Statements of a transaction for whose answers nobody waits: they go to the server with the next one.
final class Unsent {
    private static final String SAVEPOINT = "SAVEPOINT command";
    private static final String RELEASE = "RELEASE command";

    /// So many at most: for each combination the server keeps a plan.
    private static final int MOST = 24;

    private final List<Part> waiting = new ArrayList<>();
    private int open;

    /// One of the statements that go to the server unsent.
    record Part(String sql, List<@Nullable Object> arguments) {
        static Part of(String sql, @Nullable Object... arguments) {
            return new Part(sql, Arrays.asList(arguments.clone()));
        }
    }

    boolean isFull() {
        return waiting.size() >= MOST;
    }

    void add(Part part) {
        waiting.add(part);
    }

    /// Whatever is not sent yet never is.
    void forget() {
        waiting.clear();
    }

    /// As [#forget], and no part of a transaction is open.
    void restart() {
        waiting.clear();
        open = 0;
    }

    /// What goes now, with `last` at its end.
    List<Part> with(Part last) {
        var all = new ArrayList<>(waiting);
        waiting.clear();
        all.add(last);
        return all;
    }

    /// Takes out the one that reads so; answers its arguments, and none where there is none.
    List<@Nullable Object> without(String sql) {
        var found = waiting.stream().filter(it -> it.sql().equals(sql)).findFirst();
        found.ifPresent(waiting::remove);
        return found.map(Part::arguments).orElseGet(List::of);
    }

    /// Begins a part of the transaction.
    void savepoint() {
        open++;
        add(Part.of(SAVEPOINT));
    }

    /// The part is done.
    void release() {
        open--;
        if (!waiting.isEmpty() && waiting.getLast().sql().equals(SAVEPOINT)) {
            waiting.removeLast();
        } else {
            add(Part.of(RELEASE));
        }
    }

    /// Gives up the part: what of it has not been sent yet never is. Answers whether nothing of it was.
    boolean giveUp() {
        open--;
        int inner = 0;
        for (int i = waiting.size() - 1; i >= 0; i--) {
            var sql = waiting.get(i).sql();
            if (sql.equals(SAVEPOINT) && inner == 0) {
                waiting.subList(i, waiting.size()).clear();
                return true;
            }
            inner += sql.equals(RELEASE) ? 1 : sql.equals(SAVEPOINT) ? -1 : 0;
        }
        return false;
    }

    /// Takes back what was sent of the part: to be run now.
    static final String GIVEN_UP = "ROLLBACK TO command";

    void givenUp() {
        add(Part.of(RELEASE));
    }

    /// Whether what is done now may have to be given up without the rest of the transaction.
    boolean isInPart() {
        return open > 0;
    }
}
