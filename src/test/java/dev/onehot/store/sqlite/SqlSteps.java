package dev.onehot.store.sqlite;

import java.sql.SQLException;
import org.sqlite.ProgressHandler;

/// Looks on while a database is being written.
public final class SqlSteps {
    private SqlSteps() {}

    /// Calls `step` again and again on whatever thread writes, from within the statement that it runs. To be said before anybody does.
    public static void follow(Database database, Runnable step) {
        try {
            ProgressHandler.setHandler(database.writer().sql().connection(), 1, new ProgressHandler() {
                @Override
                protected int progress() {
                    step.run();
                    return 0;
                }
            });
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
