package dev.onehot.ui;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import org.jspecify.annotations.Nullable;

/// The one way to the screen: gathers events while the FX thread is busy, so that a thousand commits a second cost it one update a pulse, and has
/// what waits for them carried out after they are shown.
///
/// [#accept] is called on the thread that commits, [#execute] on any. At most one `runLater` is pending at any time.
public final class FxInbox implements Consumer<Event>, Executor {
    private final Consumer<Delivery> receiver;
    private final Consumer<Runnable> fxThread;

    @GuardedBy("this")
    private @Nullable Delivery pending;

    @GuardedBy("this")
    private List<Runnable> afterwards = new ArrayList<>();

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
            first = isEmpty();
            pending = merge(pending, event);
        }
        if (first) {
            fxThread.accept(this::deliver);
        }
    }

    /// Runs `body` on the FX thread when everything is shown that was heard before.
    @Override
    public void execute(Runnable body) {
        boolean first;
        synchronized (this) {
            first = isEmpty();
            afterwards.add(body);
        }
        if (first) {
            fxThread.accept(this::deliver);
        }
    }

    @GuardedBy("this")
    private boolean isEmpty() {
        return pending == null && afterwards.isEmpty();
    }

    private void deliver() {
        Optional<Delivery> delivery;
        List<Runnable> bodies;
        synchronized (this) {
            delivery = Optional.ofNullable(pending);
            bodies = afterwards;
            pending = null;
            afterwards = new ArrayList<>();
        }
        try {
            delivery.ifPresent(receiver);
        } finally {
            // Whatever a view trips over: what was stored is stored, and whoever waits for that is told.
            bodies.forEach(FxInbox::answer);
        }
    }

    /// What `body` throws is reported as the toolkit reports it, and what follows goes on.
    private static void answer(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException | Error failure) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
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
