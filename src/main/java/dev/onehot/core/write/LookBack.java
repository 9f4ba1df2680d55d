package dev.onehot.core.write;

import dev.onehot.store.Store;
import java.util.concurrent.atomic.AtomicBoolean;


/// Looks once through all settings for what other programs changed while no Onehot ran, so that it is in the history.
///
/// Nobody waits while they are read; what was found is looked at again with the manager's lock. Safe from any thread that may block.
final class LookBack {
    /// So many settings are recorded at once.
    private static final int PAGE = 5_000;

    private final Store database;
    private final Writing writing;
    private final AtomicBoolean over = new AtomicBoolean();

    LookBack(Store database, Writing writing) {
        this.database = database;
        this.writing = writing;
    }

    /// Put off when another program is writing, or in a transaction.
    void run() {
        boolean more = !over.get() && database.obstacle().isEmpty();
        while (more) {
            more = next();
        }
    }

    private boolean next() {
        var suspects = database.suspects(PAGE);
        boolean last = suspects.filter(it -> it.size() >= PAGE).isEmpty();
        return writing.recordAbsence(suspects, last, over);
    }
}
