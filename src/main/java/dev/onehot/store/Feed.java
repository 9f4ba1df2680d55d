package dev.onehot.store;

import java.time.Duration;

/// Tells whether others have written. One thread at a time.
public interface Feed extends AutoCloseable {
    /// Waits until the next look is worth it: until something was written, or for `interval` soon after that, and where nobody tells of it.
    void await(Duration interval) throws InterruptedException;

    /// A number that moves whenever another connection has committed. Microseconds. Throws [dev.onehot.model.StorageException] while what is open is not
    /// at its place.
    long dataVersion();

    @Override
    void close();
}
