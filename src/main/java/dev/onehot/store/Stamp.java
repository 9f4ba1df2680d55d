package dev.onehot.store;

import dev.onehot.model.Origin;

/// What every entry of one commit in the history has in common.
///
/// @param at UTC, `YYYY-MM-DD HH:MM:SS`
public record Stamp(long revision, String at, Origin origin) {
    public Stamp withRevision(long other) {
        return new Stamp(other, at, origin);
    }
}
