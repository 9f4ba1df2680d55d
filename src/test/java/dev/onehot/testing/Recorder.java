package dev.onehot.testing;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.model.Change;

/// A listener that keeps what it hears.
public final class Recorder implements Consumer<Event> {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Event event) {
        events.add(event);
    }

    public List<Event> events() {
        return events;
    }

    /// The commits among what was heard.
    public List<Event.SettingsChanged> commits() {
        return events.stream()
                .filter(Event.SettingsChanged.class::isInstance)
                .map(Event.SettingsChanged.class::cast)
                .toList();
    }

    /// All changes of all commits that were heard, in order.
    public List<Change> changes() {
        return commits().stream().flatMap(it -> it.changes().stream()).toList();
    }

    public Recorder awaitEvent(String what, Predicate<Event> wanted) {
        Await.until(what, () -> events.stream().anyMatch(wanted));
        return this;
    }

    /// Waits until what `revision` brought was heard.
    public Recorder awaitRevision(long revision) {
        return awaitEvent("revision " + revision, it -> it.snapshot().revision() >= revision);
    }

    public Recorder awaitSubscribed() {
        return awaitEvent("the first snapshot", Event.Subscribed.class::isInstance);
    }
}
