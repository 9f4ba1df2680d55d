package dev.onehot.core;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Origin;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// The background executor of a window: puts its commands in line with everybody's without waiting, and sees each of them through.
///
/// [#submit] is safe from any thread, the FX thread included. Futures complete on the thread `settings-writer`.
public final class SettingsWriter implements AutoCloseable {
    /// For how long the end waits for what is still being done, a backup for example.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final System.Logger LOG = System.getLogger(SettingsWriter.class.getName());

    private final SettingsManager manager;
    private final Origin origin;
    private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("settings-writer").unstarted(this::work);
    private final Queue<Job<?>> taken = new ArrayDeque<>();
    private boolean stopped;

    @GuardedBy("this")
    private final List<Thread> asides = new ArrayList<>();

    /// How many questions are not answered yet: what is submitted behind one is not carried out before it.
    @GuardedBy("this")
    private int questions;

    @GuardedBy("this")
    private boolean closed;

    /// Something that the thread sees through.
    private static final class Job<T> {
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final boolean question;
        private final Supplier<Supplier<T>> begin;
        private @Nullable Supplier<T> end;

        /// @param begin does not wait; what it answers does, for the end
        Job(boolean question, Supplier<Supplier<T>> begin) {
            this.question = question;
            this.begin = begin;
        }

        Supplier<T> begin() {
            var begun = end == null ? begin.get() : end;
            end = begun;
            return begun;
        }

        void run() {
            try {
                future.complete(begin().get());
            } catch (RuntimeException | Error failure) {
                future.completeExceptionally(failure);
            }
        }
    }

    public SettingsWriter(SettingsManager manager, Origin origin) {
        this.manager = manager;
        this.origin = origin;
        thread.start();
    }

    /// Hands in a command. The future is done when it is durable and its event is on its way, or failed with the reason.
    public CompletableFuture<Outcome> submit(Command command) {
        return hand(new Job<>(false, () -> {
            var answer = manager.writing().submit(List.of(command), origin, thread);
            return () -> answer.get().getFirst().get();
        }));
    }

    /// Runs something that blocks on the manager, after all that was submitted before.
    public <T> CompletableFuture<T> call(Function<SettingsManager, T> body) {
        return hand(question(body));
    }

    /// Runs something long, beside everything else: writes go on meanwhile.
    public synchronized <T> CompletableFuture<T> aside(Function<SettingsManager, T> body) {
        var work = question(body);
        if (closed) {
            return refused(work);
        }
        asides.removeIf(it -> !it.isAlive());
        asides.add(Thread.ofVirtual().name("aside").start(work::run));
        return work.future;
    }

    private <T> Job<T> question(Function<SettingsManager, T> body) {
        return new Job<>(true, () -> () -> body.apply(manager));
    }

    /// Begins it at once, unless a question is to be answered before.
    private synchronized <T> CompletableFuture<T> hand(Job<T> job) {
        if (closed) {
            return refused(job);
        }
        if (questions == 0) {
            job.begin();
        }
        if (job.question) {
            questions++;
        }
        jobs.add(job);
        return job.future;
    }

    private static <T> CompletableFuture<T> refused(Job<T> job) {
        job.future.completeExceptionally(new IllegalStateException("The settings writer is closed"));
        return job.future;
    }

    /// Begins what was handed in behind a question that is answered now, up to the next one.
    private synchronized void answered() {
        questions--;
        for (var job : jobs) {
            job.begin();
            if (job.question) {
                return;
            }
        }
    }

    /// The threads that still have something to do.
    private synchronized List<Thread> refuseMore() {
        if (!closed) {
            var _ = hand(question(it -> stopped = true));
            closed = true;
            asides.add(thread);
        }
        return List.copyOf(asides);
    }

    /// Where no question is among them, all: then all have begun.
    private void take() throws InterruptedException {
        taken.add(jobs.take());
        synchronized (this) {
            if (questions == 0) {
                jobs.drainTo(taken);
            }
        }
    }

    private void work() {
        while (!stopped) {
            try {
                if (taken.isEmpty()) {
                    take();
                }
                var job = taken.element();
                job.run();
                taken.remove();
                if (job.question) {
                    answered();
                }
            } catch (InterruptedException ignored) {
                // Only [#close] ends this thread, after everything that was accepted.
            } catch (RuntimeException | Error untold) {
                // Memory was short: the next ones are carried out all the same.
            }
        }
    }

    /// Carries out everything that was submitted, long things too, then stops. What is submitted later fails. Does not close the manager.
    @Override
    public void close() {
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var each : refuseMore()) {
            while (each.isAlive() && System.nanoTime() < deadline) {
                try {
                    var _ = each.join(Duration.ofNanos(deadline - System.nanoTime()));
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (each.isAlive()) {
                LOG.log(Level.WARNING, "Waited {0} for the thread {1}, which still does {2}", PATIENCE, each.getName(), List.of(each.getStackTrace()));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
