package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Redaction;
import dev.onehot.model.Visible;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What another program put into a database that does not let a change be, or makes something else of it: triggers, constraints, types of
/// columns. Named in SQL's words, which are the same in every language.
///
/// Names only: what SQLite says of it can be put together from what is stored, and so hold a key.
final class ForeignRule {
    /// Of a column's type: whether it makes a number of a text that looks like one, and so perhaps another text.
    static final String IS_NUMERIC = "(type LIKE '%INT%' OR NOT (type = '' OR type LIKE '%CHAR%' OR type LIKE '%CLOB%' OR type LIKE '%TEXT%'"
            + " OR type LIKE '%BLOB%'))";

    private static final int CONSTRAINT = 19;
    private static final int MOST_NAMED = 3;
    private static final int LONGEST = 160;

    /// Of a check without a name SQLite tells the expression.
    private static final Pattern NAME = Pattern.compile("(?U)[\\w ]+");

    private static final Pattern MISFIT = Pattern.compile("cannot store \\w+ value in (\\w+) column (.+)");

    private ForeignRule() {}

    /// @param table that it stands on
    private record Trigger(String name, String table, String sql) {}

    /// The constraint that `failure` was about. Empty where it was about none, or about one of Onehot's own tables.
    static Optional<String> broken(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite) || (sqlite.getResultCode().code & 0xff) != CONSTRAINT) {
            return Optional.empty();
        }
        var said = said(sqlite);
        if (sqlite.getResultCode() != SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER && said.contains("onehot_")) {
            return Optional.empty();
        }
        var what = said.replaceFirst("^[^:]*: ", "");
        return Optional.of(shown(switch (sqlite.getResultCode()) {
            case SQLITE_CONSTRAINT_TRIGGER -> "TRIGGER";
            case SQLITE_CONSTRAINT_NOTNULL -> "NOT NULL " + what;
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID -> "UNIQUE " + what;
            case SQLITE_CONSTRAINT_CHECK -> NAME.matcher(what).matches() ? "CHECK " + what : "CHECK";
            case SQLITE_CONSTRAINT_FOREIGNKEY -> "FOREIGN KEY";
            case SQLITE_CONSTRAINT_DATATYPE -> misfit(said);
            default -> "CONSTRAINT";
        }));
    }

    private static String misfit(String said) {
        var found = MISFIT.matcher(said);
        return found.matches() ? found.group(2) + " " + found.group(1) : "CONSTRAINT";
    }

    /// The triggers that may have raised `failure` of `statement`, and what they say where that stands in one of them. Empty where it was no
    /// trigger.
    static Optional<String> raised(SQLException failure, String statement, @Nullable Connection connection) {
        if (connection == null || !(failure instanceof SQLiteException raised)
                || raised.getResultCode() != SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER) {
            return Optional.empty();
        }
        try {
            var all = triggers(connection).filter(it -> it.sql().toLowerCase(Locale.ROOT).contains("raise")).toList();
            var said = said(raised);
            var saying = all.stream().filter(it -> !said.isBlank() && says(it, said)).toList();
            if (!saying.isEmpty()) {
                return Optional.of(shown(named(saying) + " (" + said + ")"));
            }
            var words = statement.toLowerCase(Locale.ROOT);
            var touched = all.stream().filter(it -> words.contains(it.table().toLowerCase(Locale.ROOT))).toList();
            return Optional.of(shown(named(touched.isEmpty() ? all : touched)));
        } catch (SQLException unknown) {
            failure.addSuppressed(unknown);
            return Optional.empty();
        }
    }

    private static boolean says(Trigger trigger, String text) {
        return Stream.of("'", "\"").anyMatch(quote -> trigger.sql().contains(quote + text.replace(quote, quote + quote) + quote));
    }

    /// Everything of others' that can have made something else of what was written to `table`.
    static String on(Connection connection, String table) {
        try {
            var all = triggers(connection).toList();
            var own = all.stream().filter(it -> it.table().equalsIgnoreCase(table)).toList();
            var parts = new ArrayList<>(own.isEmpty() ? List.<String>of() : List.of(named(own)));
            parts.addAll(column(connection, "SELECT ?1 || '.' || name || ' ' || type FROM pragma_table_info(?1)"
                    + " WHERE name IN ('key', 'value', 'api_key') AND " + IS_NUMERIC, table));
            parts.addAll(column(connection, "SELECT 'ON CONFLICT' FROM sqlite_schema WHERE name = ?1 COLLATE NOCASE AND sql LIKE '%conflict%'", table));
            if (parts.isEmpty()) {
                // One on another table, which writes to this one.
                parts.add(all.isEmpty() ? table : named(all));
            }
            return shown(String.join(", ", parts));
        } catch (SQLException unknown) {
            return table;
        }
    }

    private static List<String> column(Connection connection, String query, String table) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            var all = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        }
    }

    private static Stream<Trigger> triggers(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
                var rows = statement.executeQuery()) {
            var all = new ArrayList<Trigger>();
            while (rows.next()) {
                all.add(new Trigger(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return all.stream();
        }
    }

    private static String named(List<Trigger> triggers) {
        var names = triggers.stream().limit(MOST_NAMED).map(Trigger::name).collect(Collectors.joining(", "));
        return "TRIGGER " + names + (triggers.size() > MOST_NAMED ? "…" : "");
    }

    /// Without what the driver puts around it.
    private static String said(SQLiteException failure) {
        var message = String.valueOf(failure.getMessage());
        var before = failure.getResultCode() + " (";
        return message.startsWith(before) ? message.substring(before.length(), message.length() - 1) : message;
    }

    private static String shown(String text) {
        return Visible.brief(Redaction.of(Visible.line(text), List.of()), LONGEST);
    }
}
