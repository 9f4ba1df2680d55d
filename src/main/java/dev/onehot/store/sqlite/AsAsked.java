package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Whether the original's two tables hold what was just written. A trigger of another program, a conflict clause or the type of a column can
/// have a statement succeed that wrote nothing, or something else.
///
/// How many rows a statement changed is known for nothing. What it wrote is read again only where there is any such thing.
final class AsAsked {
    private final Sql sql;
    private final ForeignSchema schema;

    AsAsked(Sql sql, ForeignSchema schema) {
        this.sql = sql;
        this.schema = schema;
    }

    /// Throws [StorageException] when a statement changed no row, or not as it was asked to.
    ///
    /// @param changed how many rows it says it changed
    /// @param stands asked only where something may have interfered; what is compared is to be text, and `COLLATE BINARY`
    void require(String table, int changed, BooleanSupplier stands) {
        if (changed == 0 || (schema.hasRules() && !stands.getAsBoolean())) {
            throw new StorageException(Kind.FOREIGN_RULE, sql.file(), ForeignRule.on(sql.connection(), table), null);
        }
    }
}
