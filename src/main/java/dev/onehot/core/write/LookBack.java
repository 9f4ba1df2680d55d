package dev.onehot.core.write;

import dev.onehot.core.SettingsManager;

/// Looks once through all settings for what other programs changed while no Onehot ran, so that it is in the history.
///
/// Nobody waits while they are read; what was found is looked at again with the manager's lock. Safe from any thread that may block.
final class LookBack {
    /// So many settings are recorded at once.
    private static final int PAGE = 5_000;

    private final SettingsManager manager;
    private volatile boolean over;

    LookBack(SettingsManager manager) {
        this.manager = manager;
    }

    /// Put off when another program is writing, or in a transaction.
    void run() {
        boolean more = !over && manager.database().obstacle().isEmpty();
        while (more) {
            more = next();
        }
    }

    private boolean next() {
        var suspects = manager.database().suspects(PAGE);
        boolean last = suspects.filter(it -> it.size() >= PAGE).isEmpty();
        var more = new boolean[1];
        manager.whenIdle(it -> {
            more[0] = it.recordAbsence(suspects, last);
            over = it.isAbsenceOver();
        });
        return more[0];
    }
}
