/// Turns rows into records and back, in SQL that every kind of database here understands. Which words differ, [SqlDialect] knows.
@NullMarked
package dev.onehot.store.rows;

import org.jspecify.annotations.NullMarked;
