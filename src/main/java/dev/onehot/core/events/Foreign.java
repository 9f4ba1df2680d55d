package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoreSession;

/// What others changed, until it stands in the history and everybody was told: whoever reads there on hearing of it finds it.
///
/// As the [Ledger] not safe for several threads.
public final class Foreign {
    private final List<Difference> unrecorded = new ArrayList<>();
    private final List<Event.SettingsChanged> untold = new ArrayList<>();
    private boolean toldEarly;

    /// Nothing yet.
    public Foreign() {}

    public boolean isRecorded() {
        return unrecorded.isEmpty();
    }

    /// Whether somebody was told of what is not in the history yet, because it could not be written.
    public boolean isToldEarly() {
        return toldEarly;
    }

    public void toRecord(Difference difference) {
        if (difference.hasChanges()) {
            unrecorded.add(difference);
        }
    }

    public List<Change> unrecorded() {
        return unrecorded.stream().flatMap(it -> it.changes().stream()).toList();
    }

    public void forgetUnrecorded() {
        unrecorded.clear();
    }

    /// Notes what everybody is still to be told.
    ///
    /// @param changes none when only the history has changed
    public void toTell(Snapshot now, List<Change> changes) {
        untold.add(new Event.SettingsChanged(now.revision(), now, changes, Origin.EXTERNAL));
    }

    /// Whether everybody is still to be told just this.
    public boolean isToTell(Snapshot now) {
        return !untold.isEmpty() && untold.getLast().revision() == now.revision();
    }

    /// With the write lock. It is forgotten only by [#forgetUnrecorded], when it is durable.
    public void writeTo(StoreSession session, Stamp stamp, Supplier<Predicate<String>> secrets) {
        unrecorded.forEach(it -> it.writeTo(session, stamp.withRevision(it.result().revision()), secrets));
    }

    /// It is true whatever became of ours.
    public void tell(EventHub hub) {
        untold.forEach(hub::publish);
        untold.clear();
        toldEarly = !isRecorded();
    }
}
