package dev.onehot.core.events;

import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import java.util.List;

/// What a listener is told. Immutable; every listener gets the same object. There are no other kinds.
public sealed interface Event {
    /// What is true when this event has been heard.
    Snapshot snapshot();

    /// The first event of every subscription.
    record Subscribed(Snapshot snapshot) implements Event {}

    /// One commit.
    ///
    /// @param changes what it changed; each change of a row is in exactly one event. None when only the history has more: of what was changed
    ///     while no Onehot ran
    record SettingsChanged(long revision, Snapshot snapshot, List<Change> changes, Origin origin) implements Event {
        public SettingsChanged {
            changes = List.copyOf(changes);
        }
    }

    /// This listener was too slow: events before this one were dropped. Start again from the snapshot.
    record Resynchronise(Snapshot snapshot) implements Event {}
}
