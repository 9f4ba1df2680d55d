package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.store.rows.Meta;

/// A number that moves whenever somebody commits: each of Onehot's commits adds one under the lock; what other programs write, triggers note, each in a
/// row of its own, so that they do not wait for each other. To tables that were adopted nothing was added: of those every row is looked at.
final class Moves {
    static final String NOTED = "SELECT commits - ?, noted, touches FROM onehot_state,"
            + " (SELECT coalesce(sum(id), 0) AS noted, count(*) AS touches FROM onehot_touch) AS touch";

    /// What of a row is divided by zero where the answer to [#NOTED] is another one.
    static final String STANDS = "1 / count(*) FROM (" + NOTED + ") AS asked WHERE CAST(asked AS TEXT) = ?";

    /// They are counted with each write.
    private static final int MOST_TOUCHES = 100;

    private final ServerSql sql;
    private final boolean adopted;

    Moves(ServerSql sql, boolean adopted) {
        this.sql = sql;
        this.adopted = adopted;
    }

    static boolean isAdopted(ServerSql sql) {
        return !Meta.text(sql, ServerSchema.ADOPTED).isEmpty();
    }

    /// @param own how many commits do not count
    long version(long own) {
        long noted = sql.query(NOTED, row -> mixed(row.getLong(1), row.getLong(2), row.getLong(3)), own).getFirst();
        return adopted ? mixed(noted, print(ServerSchema.SETTINGS), print(ServerSchema.PROVIDERS)) : noted;
    }

    /// The same, of a row that answers [#NOTED]; empty where that is not enough.
    OptionalLong version(List<String> row) {
        return adopted ? OptionalLong.empty() : OptionalLong.of(mixed(Long.parseLong(row.get(0)), Long.parseLong(row.get(1)), Long.parseLong(row.get(2))));
    }

    private long print(String table) {
        return sql.query("SELECT concat(count(*), ' ', coalesce(sum(hashtextextended(t::text, 0)), 0)) FROM " + table + " t", row -> (long) row.getString(1).hashCode())
                .getFirst();
    }

    /// How a row that answers [#NOTED] reads as text.
    static String text(List<String> row) {
        return "(" + String.join(",", row) + ")";
    }

    /// Whether it is time to forget what others' triggers have noted, while nobody can note anything.
    static boolean isMuch(List<String> row) {
        return Long.parseLong(row.get(2)) > MOST_TOUCHES;
    }

    private static long mixed(long first, long second, long third) {
        return (first * 1_000_003 + second) * 1_000_003 + third;
    }
}
