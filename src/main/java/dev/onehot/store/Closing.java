package dev.onehot.store;

/// The wish that a file be open nowhere in this process. As long as it stands, long readers keep away; to be closed at the end.
public interface Closing extends AutoCloseable {
    /// Waits until nobody reads any more, while others may write. Not with the manager's lock.
    ///
    /// Throws [dev.onehot.model.StorageException] of the kind `IN_USE` when somebody still reads after five seconds in all.
    void awaitReaders();

    /// Runs `body` while this process has the file open nowhere; whoever wants to read or write waits for its end. With the manager's lock,
    /// outside a transaction.
    ///
    /// @return whether it ran: not when a reader came in between, for whom to [#awaitReaders] once more
    boolean run(Runnable body);

    @Override
    void close();
}
