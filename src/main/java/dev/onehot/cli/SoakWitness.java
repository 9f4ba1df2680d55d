package dev.onehot.cli;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import java.util.function.Consumer;

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
        var left = snapshot.setting(SoakWriter.LEFT).map(it -> it.value());
        var right = snapshot.setting(SoakWriter.RIGHT).map(it -> it.value());
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

    /// Empty when it never was so; the same for the others.
    synchronized String several() {
        return several;
    }

    synchronized String torn() {
        return torn;
    }

    synchronized String backwards() {
        return backwards;
    }
}
