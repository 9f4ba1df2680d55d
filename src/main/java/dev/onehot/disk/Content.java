package dev.onehot.disk;

import module java.base;

/// What comes to stand in a file, of whatever length.
@FunctionalInterface
public interface Content {
    /// Writes all of it, and leaves `out` open.
    void writeTo(OutputStream out) throws IOException;
}
