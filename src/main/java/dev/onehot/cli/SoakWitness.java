package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Setting;

/// Looks at every state that becomes visible during a soak.
final class SoakWitness implements Consumer<Event> {
    private long states;
    private String several = "";
    private String torn = "";
    private String backwards = "";
    private long revision;

    @Override
    public void accept(Event event) {
        look(event.snapshot());
    }

    private synchronized void look(Snapshot snapshot) {
        states++;
        if (snapshot.activeIds().size() != 1) {
            several = "revision " + snapshot.revision() + " has " + snapshot.activeIds().size();
        }
        var left = snapshot.setting(SoakWriter.LEFT).map(Setting::value);
        var right = snapshot.setting(SoakWriter.RIGHT).map(Setting::value);
        if (!left.equals(right)) {
            torn = "revision " + snapshot.revision() + " has " + left + " and " + right;
        }
        if (snapshot.revision() < revision) {
            backwards = "revision " + snapshot.revision() + " after " + revision;
        }
        revision = snapshot.revision();
    }

    synchronized long states() {
        return states;
    }

    /// What had to hold in each of them.
    ///
    /// @param end what is stored when all is over
    synchronized List<SoakCheck> checks(Snapshot end) {
        var last = end.activeIds().size() == 1 ? "" : " in the end " + end.activeIds().size();
        return List.of(
                new SoakCheck("exactly one provider active, in every state that was seen", several + last),
                new SoakCheck("changes that belong together were never seen apart", torn),
                new SoakCheck("revisions only went up", backwards));
    }
}
