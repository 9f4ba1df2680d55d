package dev.onehot.core.events;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// The newest snapshot and those who want to hear of it.
///
/// Publishing and subscribing exclude each other, so a new listener gets a snapshot and then every later event, without gap or repeat.
/// Neither ever waits for a listener or for the disk.
public final class EventHub implements AutoCloseable {
    private volatile Snapshot snapshot;

    @GuardedBy("this")
    private final List<Subscription> subscriptions = new ArrayList<>();

    public EventHub(Snapshot first) {
        this.snapshot = first;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public synchronized void publish(Event.SettingsChanged event) {
        snapshot = event.snapshot();
        subscriptions.forEach(it -> it.offer(event));
    }

    /// Everybody begins again from `next`.
    public synchronized void restart(Snapshot next) {
        snapshot = next;
        subscriptions.forEach(it -> it.offer(new Event.Resynchronise(next)));
    }

    /// Begins to tell `listener` what is true.
    ///
    /// @param noting whether the listener only takes note of what it is told, so that it needs no thread of its own
    public synchronized Subscription subscribe(Consumer<Event> listener, boolean noting) {
        var subscription = new Subscription(listener, this::remove, noting);
        subscription.offer(new Event.Subscribed(snapshot));
        subscriptions.add(subscription);
        subscription.start();
        return subscription;
    }

    public synchronized int size() {
        return subscriptions.size();
    }

    private synchronized void remove(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    @Override
    public void close() {
        List<Subscription> all;
        synchronized (this) {
            all = List.copyOf(subscriptions);
        }
        all.forEach(Subscription::close);
    }
}
