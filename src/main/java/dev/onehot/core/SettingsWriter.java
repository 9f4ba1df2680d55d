package dev.onehot.core;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.model.Origin;
import java.lang.System.Logger.Level;

/// The background executor of a window: takes commands without waiting and commits everything that is queued at once.
///
/// [#submit] is safe from any thread, the FX thread included. Futures complete on the thread `settings-writer`.
public final class SettingsWriter implements AutoCloseable {
    /// For how long the end waits for what is still being done, a backup for example.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final System.Logger LOG = System.getLogger(SettingsWriter.class.getName());

    private final SettingsManager manager;
    private final Origin origin;
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("settings-writer").unstarted(this::work);

    @GuardedBy("this")
    private final List<Thread> asides = new ArrayList<>();

    @GuardedBy("this")
    private boolean closed;

    private sealed interface Job {
        record Write(Command command, CompletableFuture<Outcome> future) implements Job {}

        record Read(Runnable body, CompletableFuture<?> future) implements Job {}

        record Stop() implements Job {}
    }

    public SettingsWriter(SettingsManager manager, Origin origin) {
        this.manager = manager;
        this.origin = origin;
        thread.start();
    }

    /// Hands in a command. The future is done when it is durable and its event is on its way, or failed with the reason.
    public CompletableFuture<Outcome> submit(Command command) {
        var future = new CompletableFuture<Outcome>();
        hand(new Job.Write(command, future), future);
        return future;
    }

    /// Runs something that blocks on the manager, after all that was submitted before.
    public <T> CompletableFuture<T> call(Function<SettingsManager, T> body) {
        var future = new CompletableFuture<T>();
        hand(new Job.Read(() -> answer(future, body), future), future);
        return future;
    }

    /// Runs something long, beside everything else: writes go on meanwhile.
    public synchronized <T> CompletableFuture<T> aside(Function<SettingsManager, T> body) {
        var future = new CompletableFuture<T>();
        if (closed) {
            refuse(future);
        } else {
            asides.removeIf(it -> !it.isAlive());
            asides.add(Thread.ofVirtual().name("aside").start(() -> answer(future, body)));
        }
        return future;
    }

    private <T> void answer(CompletableFuture<T> future, Function<SettingsManager, T> body) {
        try {
            future.complete(body.apply(manager));
        } catch (RuntimeException | Error failure) {
            future.completeExceptionally(failure);
        }
    }

    /// Queues `job`, or fails its future when nobody will look at the queue any more.
    private synchronized void hand(Job job, CompletableFuture<?> future) {
        if (closed) {
            refuse(future);
        } else {
            queue.add(job);
        }
    }

    private static void refuse(CompletableFuture<?> future) {
        future.completeExceptionally(new IllegalStateException("The settings writer is closed"));
    }

    /// The threads that still have something to do.
    private synchronized List<Thread> refuseMore() {
        if (!closed) {
            closed = true;
            queue.add(new Job.Stop());
            asides.add(thread);
        }
        return List.copyOf(asides);
    }

    private void work() {
        var jobs = new ArrayList<Job>();
        boolean stop = false;
        while (!stop) {
            jobs.clear();
            try {
                jobs.add(queue.take());
                queue.drainTo(jobs);
                stop = carryOut(jobs);
            } catch (InterruptedException ignored) {
                // Only [#close] ends this thread, after everything that was accepted.
            } catch (RuntimeException | Error failure) {
                // Whoever waits for one of these is told, and the next ones are carried out.
                stop = refuse(jobs, failure);
            }
        }
    }

    /// Answers whether this thread is to stop.
    private boolean carryOut(List<Job> jobs) {
        var writes = new ArrayList<Job.Write>();
        boolean stop = false;
        for (var job : jobs) {
            switch (job) {
                case Job.Write write -> writes.add(write);
                case Job.Read(Runnable body, var future) -> {
                    commit(writes);
                    body.run();
                }
                case Job.Stop() -> stop = true;
            }
        }
        commit(writes);
        return stop;
    }

    private static boolean refuse(List<Job> jobs, Throwable failure) {
        boolean stop = false;
        for (var job : jobs) {
            switch (job) {
                case Job.Write write -> write.future().completeExceptionally(failure);
                case Job.Read read -> read.future().completeExceptionally(failure);
                case Job.Stop() -> stop = true;
            }
        }
        return stop;
    }

    private void commit(List<Job.Write> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            var results = manager.apply(writes.stream().map(Job.Write::command).toList(), origin);
            for (int i = 0; i < writes.size(); i++) {
                complete(writes.get(i).future(), results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            writes.forEach(it -> it.future().completeExceptionally(failure));
        }
        writes.clear();
    }

    private static void complete(CompletableFuture<Outcome> future, Result result) {
        switch (result) {
            case Result.Done(Outcome outcome) -> future.complete(outcome);
            case Result.Failed(var failure) -> future.completeExceptionally(failure);
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
