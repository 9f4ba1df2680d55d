package dev.onehot.ui;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/// Events that come while the one thread of the window takes them, for Lincheck: each change comes there once at least, and nothing waits without a pulse for it.
@Param(name = "number", gen = IntGen.class, conf = "1:9")
public class InboxOperations {
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> pulses = new ConcurrentLinkedQueue<>();
    private final FxInbox inbox = new FxInbox(
            it -> it.changes().forEach(change -> shown.add(((Change.SettingChange) change).key())), pulses::add);

    @Operation
    public void say(@Param(name = "number") int number) {
        var key = "s" + number;
        said.add(key);
        inbox.accept(new Event.SettingsChanged(
                number, Snapshot.EMPTY.at(number), List.of(new Change.SettingChange(key, Change.SettingAction.SET)), Origin.API));
    }

    @Operation(nonParallelGroup = "window")
    public void pulse() {
        var next = pulses.poll();
        if (next != null) {
            next.run();
        }
    }

    @Validate
    public void allIsShownInTheEnd() {
        while (!pulses.isEmpty()) {
            pulse();
        }
        if (!shown.equals(said)) {
            throw new IllegalStateException(said + " were said, and shown " + shown);
        }
    }
}
