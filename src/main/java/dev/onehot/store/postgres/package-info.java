/// A database on a PostgreSQL server: the same promises as of a file, kept by the server's own transactions. Loaded only when one is named.
@NullMarked
package dev.onehot.store.postgres;

import org.jspecify.annotations.NullMarked;
