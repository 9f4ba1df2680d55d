/// What keeps a database: a store, a session in a transaction, a feed of changes, and what only a file has. No SQL.
@NullMarked
package dev.onehot.store;

import org.jspecify.annotations.NullMarked;
