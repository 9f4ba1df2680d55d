package dev.onehot.ui;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import org.jspecify.annotations.Nullable;

/// Gathers events while the FX thread is busy, so that a thousand commits a second cost it one update a pulse.
///
/// [#accept] is called on a subscription's thread. At most one `runLater` is pending at any time.
public final class FxInbox implements Consumer<Event> {
    private final Consumer<Delivery> receiver;
    private final Consumer<Runnable> fxThread;

    @GuardedBy("this")
    private @Nullable Delivery pending;

    /// What is true now, and what differs from what was delivered before.
    ///
    /// @param everything whether anything may differ
    /// @param elsewhere what other programs changed
    public record Delivery(Snapshot snapshot, boolean everything, Set<Change> changes, Set<Change> elsewhere) {}

    /// @param receiver called on the FX thread
    public FxInbox(Consumer<Delivery> receiver) {
        this(receiver, FxThread::run);
    }

    /// @param fxThread has what it is given carried out later
    FxInbox(Consumer<Delivery> receiver, Consumer<Runnable> fxThread) {
        this.receiver = receiver;
        this.fxThread = fxThread;
    }

    @Override
    public void accept(Event event) {
        boolean first;
        synchronized (this) {
            first = pending == null;
            pending = merge(pending, event);
        }
        if (first) {
            fxThread.accept(this::deliver);
        }
    }

    private void deliver() {
        take().ifPresent(receiver);
    }

    private synchronized Optional<Delivery> take() {
        var taken = Optional.ofNullable(pending);
        pending = null;
        return taken;
    }

    private static Delivery merge(@Nullable Delivery before, Event event) {
        Set<Change> changes = before == null ? new HashSet<>() : before.changes();
        Set<Change> elsewhere = before == null ? new HashSet<>() : before.elsewhere();
        boolean everything = before != null && before.everything();
        if (event instanceof Event.SettingsChanged changed) {
            changes.addAll(changed.changes());
            if (changed.origin() == Origin.EXTERNAL) {
                elsewhere.addAll(changed.changes());
            }
        } else {
            everything = true;
        }
        return new Delivery(event.snapshot(), everything, changes, elsewhere);
    }
}
