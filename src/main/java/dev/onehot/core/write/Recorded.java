package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Difference;
import dev.onehot.core.events.Foreign;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Replay;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.store.StoreSession;
import dev.onehot.store.Stored;
import org.pcollections.TreePMap;

/// What this process knows of that stands in the history.
///
/// As the [Ledger] not safe for several threads.
final class Recorded {
    private final StoreSession session;
    private final Absence absence;
    private final Foreign foreign;
    private Snapshot state;
    private long revision;
    private OptionalLong chosen;

    /// All that was found at the start counts as recorded: what is not, [Absence] finds.
    Recorded(StoreSession session, Absence absence, Foreign foreign, Snapshot state, Stored stored) {
        this.session = session;
        this.absence = absence;
        this.foreign = foreign;
        this.state = state;
        this.revision = stored.revision();
        this.chosen = stored.lastChosen();
    }

    boolean isKeysShared() {
        return state.protection().shared();
    }

    /// The schemas that are named there.
    String schemas() {
        return state.schemas();
    }

    void dropSettings() {
        state = state.withoutSettings();
    }

    /// What others changed before all settings were known was not seen, and counts as recorded.
    void know(TreePMap<String, Setting> all) {
        state = state.withAllSettings(all.minusAll(OwnSettings.KEYS).plusAll(state.settings()));
    }

    /// The last one of which it is known what was recorded.
    long revision() {
        return revision;
    }

    /// Takes over what was found in the file.
    ///
    /// @param changes what Onehots have recorded since [#revision]; empty where the history does not reach back
    /// @param above a revision that nobody knows yet
    /// @return whether an Onehot has committed
    boolean take(Stored stored, Optional<List<PastChange>> changes, long above) {
        boolean fromOnehot = stored.revision() > revision;
        if (fromOnehot) {
            takeRecorded(stored, changes, above);
        }
        revision = stored.revision();
        chosen = stored.lastChosen();
        return fromOnehot;
    }

    /// An Onehot has committed. Before it wrote, it wrote down all that it found, as we do: only what is otherwise than its
    /// history says was changed after it, or before it began.
    private void takeRecorded(Stored stored, Optional<List<PastChange>> changes, long above) {
        foreign.forgetUnrecorded();
        changes.ifPresentOrElse(it -> absence.note(it.stream().map(PastChange::change).toList()), absence::lose);
        // Where the history does not reach back, all counts as recorded.
        state = changes.map(it -> new Replay(state, it, stored).result())
                .orElseGet(() -> new Difference(state, stored, above, stored.lastChosen()).result());
        foreign.toRecord(new Difference(state, stored, above, stored.lastChosen()));
    }

    /// Commits, and counts everything in `next` as recorded.
    void complete(Snapshot next, long newRevision) {
        if (!next.lastChosen().equals(chosen)) {
            session.saveChosen(next.lastChosen());
        }
        session.saveRevision(newRevision);
        session.commit();
        state = next;
        chosen = next.lastChosen();
        revision = newRevision;
        foreign.forgetUnrecorded();
        absence.committed();
    }
}
