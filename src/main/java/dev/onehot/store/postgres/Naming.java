package dev.onehot.store.postgres;

/// What the names of tables in a statement stand for.
///
/// @param schema is put before them
/// @param hidesKeys whether this user may not read keys
/// @param tables questions that have names of their own, put before each question; empty for none
record Naming(String schema, boolean hidesKeys, String tables) {
    /// Before the name of a table that is a part of a backup for the time being.
    static final String AS_OF = "backup_";

    static final Naming NONE = new Naming("", false, "");

    Naming in(String name) {
        return new Naming(name.isEmpty() ? "" : "\"" + name.replace("\"", "\"\"") + "\".", hidesKeys, tables);
    }

    Naming hidingKeys(boolean hides) {
        return new Naming(schema, hides, tables);
    }

    /// @param wanted what each table is, by its name with [#AS_OF] before it: a list that begins with `WITH`, where tables have their schema
    Naming asOf(String wanted) {
        return new Naming(AS_OF, hidesKeys, wanted);
    }

    /// Nothing in it is a key that this user may not see.
    String seen(String sql) {
        return hidesKeys ? HiddenKeys.without(sql) : sql;
    }

    /// @param named with the names of tables
    String whole(String named) {
        return named.startsWith("SELECT") ? tables + named : named;
    }
}
