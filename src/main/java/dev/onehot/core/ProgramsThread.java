package dev.onehot.core;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Subscription;
import dev.onehot.core.programs.Following;
import dev.onehot.model.Change;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.ProgramState;

/// Has programs follow whatever is committed, by whomever: after each commit that may move one, their files are written, and somebody is told how each
/// is then. As long as nothing follows there is no thread, and nobody asks for a [Following].
public final class ProgramsThread implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Following> following;
    private final Consumer<List<ProgramState>> told;
    private final Semaphore due = new Semaphore(0);
    private final AtomicReference<Optional<LastingThread>> thread = new AtomicReference<>(Optional.empty());
    private final Subscription subscription;
    private volatile boolean closed;

    /// Begins at once, with what was left undone before.
    ///
    /// @param following asked for once, on the thread
    /// @param told on the thread
    public ProgramsThread(SettingsManager manager, Supplier<Following> following, Consumer<List<ProgramState>> told) {
        this.following = following;
        this.told = told;
        this.subscription = manager.follow(this::hear);
    }

    private void hear(Event event) {
        boolean moves = !(event instanceof Event.SettingsChanged(var _, var _, var changes, var _)) || changes.stream().anyMatch(ProgramsThread::moves);
        if (moves && !event.snapshot().programs().isEmpty() && !closed) {
            due.release();
            start();
        }
    }

    /// What is noted of files is what came of it.
    private static boolean moves(Change change) {
        return switch (change) {
            case Change.ProviderChange(var _, var _, var action) -> action != ProviderAction.CHECKED && action != ProviderAction.MOVED;
            case Change.ProgramChange(var _, var _, var action) -> action != ProgramAction.WRITTEN && action != ProgramAction.APPLIED && !action.isOfToken();
            case Change.KeysChange _ -> true;
            case Change.SettingChange(var key, var _) -> key.equals(OwnSettings.ENDPOINT_PORT);
        };
    }

    /// One publisher at a time.
    private void start() {
        if (thread.get().isEmpty()) {
            thread.set(Optional.of(new LastingThread("programs", PAUSE, this::live, failure -> {})));
        }
    }

    private void live() throws InterruptedException {
        var asked = following.get();
        while (!closed) {
            if (due.tryAcquire(1, TimeUnit.HOURS)) {
                due.drainPermits();
                told.accept(asked.write());
            }
        }
    }

    /// Ends it. A file that is being written becomes whole.
    @Override
    public void close() {
        closed = true;
        subscription.close();
        thread.get().ifPresent(LastingThread::close);
    }
}
