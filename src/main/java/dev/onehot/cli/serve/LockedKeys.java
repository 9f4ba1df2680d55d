package dev.onehot.cli.serve;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.model.Setting;

/// Keeps the keys of a process without a window by the rules of one with a window: locked when somebody locks them, or when nobody has asked for as many
/// minutes as `ONEHOT_AUTO_LOCK` says.
public final class LockedKeys implements AutoCloseable {
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,4}");

    private final SettingsManager manager;
    private final Subscription subscription;
    private long locks;
    private Duration limit = Duration.ZERO;

    /// From now on.
    public LockedKeys(SettingsManager manager) {
        this.manager = manager;
        this.locks = manager.snapshot().protection().locks();
        this.subscription = manager.follow(this::hear);
    }

    /// One publisher at a time.
    private void hear(Event event) {
        var now = event.snapshot();
        if (now.protection().locks() > locks) {
            var _ = manager.keys().lock();
        }
        locks = now.protection().locks();
        var next = limit(now);
        if (!next.equals(limit)) {
            limit = next;
            manager.keys().lockAfter(next);
        }
    }

    private static Duration limit(Snapshot now) {
        return Duration.ofMinutes(now.setting(OwnSettings.AUTO_LOCK)
                .map(Setting::value)
                .filter(it -> MINUTES.matcher(it).matches())
                .map(Long::parseLong)
                .orElse(0L));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
