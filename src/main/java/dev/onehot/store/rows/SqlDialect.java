package dev.onehot.store.rows;

import module java.base;

/// Where the SQL of databases differs.
public enum SqlDialect {
    SQLITE,
    POSTGRES;

    /// A column of the original's tables that holds a time, as the text `YYYY-MM-DD HH:MM:SS`.
    String time(String column) {
        return this == SQLITE ? column : "left(CAST(" + column + " AS TEXT), 19)";
    }

    /// A text, as such a column takes it.
    String stamp(String text) {
        return this == SQLITE ? text : "CAST(" + text + " AS TIMESTAMP)";
    }

    /// The number of the next row of a table that is only added to by who has the lock.
    String next(String table, String column) {
        return this == SQLITE ? "NULL" : "(SELECT coalesce(max(" + column + "), 0) + 1 FROM " + table + ")";
    }

    /// The id of the row that this connection inserted last.
    String inserted(String table) {
        return this == SQLITE ? "SELECT last_insert_rowid()" : "SELECT coalesce(currval(pg_get_serial_sequence(" + quoted(table) + ", 'id')), lastval())";
    }

    /// The id for the next row of a table, or 0 where the database gives one by itself. PostgreSQL counts only the ids that it gave: those that came with their row
    /// it would give again, and ids of rows that are gone.
    ///
    /// @param used a table whose `column` has ids that are not to be taken either
    Optional<String> fresh(String table, String used, String column) {
        if (this == SQLITE) {
            return Optional.empty();
        }
        return Optional.of("SELECT CASE WHEN a.attidentity = 'a' OR a.given IS NULL THEN 0"
                + " ELSE greatest(nextval(a.given), (SELECT coalesce(max(id), 0) + 1 FROM " + table + "), (SELECT coalesce(max(" + column + "), 0) + 1 FROM " + used + ")) END"
                + " FROM (SELECT attidentity, pg_get_serial_sequence(" + quoted(table) + ", 'id') AS given FROM pg_attribute"
                + " WHERE attrelid = CAST(" + quoted(table) + " AS regclass) AND attname = 'id') a");
    }

    /// The name of a table, as a text.
    private static String quoted(String table) {
        return "'@" + table + "'";
    }

    /// A text of JSON, with an argument for each name.
    ///
    /// @param words those whose argument is true or false
    String json(Collection<String> names, List<String> words) {
        var texts = names.stream().map(it -> "'" + it + "', " + (this == SQLITE ? "?" : "CAST(? AS TEXT)"));
        var others = words.stream().map(it -> "'" + it + "', " + (this == SQLITE ? "json(?)" : "CAST(? AS BOOLEAN)"));
        var all = Stream.concat(texts, others).collect(Collectors.joining(", "));
        return this == SQLITE ? "SELECT json_object(" + all + ")" : "SELECT CAST(json_build_object(" + all + ") AS TEXT)";
    }

    /// As a part of FROM, `j`: each field of the JSON in a column that may hold something else.
    public String fields(String column) {
        return this == SQLITE
                ? "json_each(CASE WHEN json_valid(" + column + ") THEN " + column + " ELSE '{}' END) j"
                : "LATERAL json_each_text(CASE WHEN " + column + " LIKE '{%' THEN CAST(" + column + " AS JSON) END) AS j";
    }

    /// The name of such a field, and its text.
    public String field() {
        return this == SQLITE ? "j.key, CASE j.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE j.value END" : "j.key, j.value";
    }

    /// Without regard to case.
    String like() {
        return this == SQLITE ? "LIKE" : "ILIKE";
    }

    /// Whether one text stands in another.
    String holds(String text, String part) {
        return (this == SQLITE ? "instr(" : "strpos(") + text + ", " + part + ") > 0";
    }

    /// Whether backups lie in the database itself.
    boolean keepsBackups() {
        return this == POSTGRES;
    }

    /// In PostgreSQL a rule of ours holds after every row, and there no moment may have two.
    boolean changesRowByRow() {
        return this == POSTGRES;
    }
}
