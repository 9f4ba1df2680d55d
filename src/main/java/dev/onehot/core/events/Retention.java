package dev.onehot.core.events;

import dev.onehot.model.Setting;

/// How much of the history is kept.
public final class Retention {
    private static final long USUAL = 10_000;
    private static final long LEAST = 100;
    private static final long MOST = 1_000_000;

    private Retention() {}

    /// The number of changes to keep. What is stored but wrong counts as nothing stored, so that it never costs history.
    public static long of(Snapshot snapshot) {
        try {
            long wanted = snapshot.setting(OwnSettings.HISTORY_LIMIT).map(Setting::value).map(Long::parseLong).orElse(USUAL);
            return wanted < LEAST || wanted > MOST ? USUAL : wanted;
        } catch (NumberFormatException noNumber) {
            return USUAL;
        }
    }
}
