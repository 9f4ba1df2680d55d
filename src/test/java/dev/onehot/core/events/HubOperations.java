package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Origin;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// Publishing, reading and beginning to listen at once, for Lincheck: whoever begins hears first what is true then, as if they had read it.
@Param(name = "revision", gen = IntGen.class, conf = "1:5")
public class HubOperations {
    private final EventHub hub = new EventHub(Snapshot.EMPTY);

    @Operation
    public void publish(@Param(name = "revision") int revision) {
        hub.publish(new Event.SettingsChanged(revision, Snapshot.EMPTY.at(revision), List.of(), Origin.API));
    }

    @Operation
    public long read() {
        return hub.snapshot().revision();
    }

    @Operation
    public long beginToListen() {
        var heard = new ArrayList<Long>();
        hub.subscribe(it -> heard.add(it.snapshot().revision()), true).close();
        return heard.getFirst();
    }

    @Operation
    public int listeners() {
        return hub.size() > 3 ? -1 : 0;
    }
}
