package dev.onehot.store;

import module java.base;

import dev.onehot.model.Progress;

/// Whole copies of a database that is a file, readable by their owner only.
public interface FileCopies extends Copies {
    /// Where they are kept: a folder beside the database, and not beside a link to it.
    Path folder();

    @Override
    default String where() {
        return folder().toString();
    }

    /// Makes one at `target`, which is there whole or not at all. Replaces what was there, but never the database itself or what belongs to it.
    void to(Path target, Progress progress);

    /// Puts a copy in the place of `damaged`, a real path, which nobody has open, and keeps beside it what is there, as it is.
    ///
    /// @return where that is now; empty when there was nothing
    Optional<Path> inPlaceOf(Path damaged, Clock clock);
}
