package dev.onehot.disk;

import java.io.IOException;
import java.io.OutputStream;

/// What comes to stand in a file, of whatever length.
@FunctionalInterface
public interface Content {
    /// Writes all of it, and leaves `out` open.
    void writeTo(OutputStream out) throws IOException;
}
