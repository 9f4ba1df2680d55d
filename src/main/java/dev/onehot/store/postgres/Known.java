package dev.onehot.store.postgres;

import module java.base;

/// What was found of others' commits when a transaction began, and whether nobody else had committed since the one before.
///
/// @param row as [Moves#NOTED] answers; empty when nothing is known
record Known(List<String> row, boolean isLikely) {
    static final Known NOTHING = new Known(List.of(), false);

    /// It is likely to be true still when it was the last time.
    Known then(List<String> next) {
        return new Known(next, row.equals(next));
    }
}
