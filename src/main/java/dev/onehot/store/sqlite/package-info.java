/// SQLite: schema, pragmas, migrations, backup, and the rows as records. The only room that knows SQL.
@NullMarked
package dev.onehot.store.sqlite;

import org.jspecify.annotations.NullMarked;
