package dev.onehot.store.sqlite;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.disk.OwnFiles;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// The one owner of this process's connections to a file: knows them before they are opened, and keeps all out while there must be none.
///
/// There is one for each file that is in use, whatever name it is used by, and none once everybody has left. Safe from any thread.
/// Whoever waits here can be interrupted, and whoever wants the file to be closed waits for a limited time.
final class Gate {
    /// Also the monitor of everything here: it is held for instants only.
    private static final Map<Object, Gate> GATES = new HashMap<>();

    private final Object key;
    private final Path file;

    @GuardedBy("GATES")
    private final List<Resting> watchers = new ArrayList<>();

    @GuardedBy("GATES")
    private int users;

    /// Connections of those who leave of their own accord.
    @GuardedBy("GATES")
    private int passing;

    /// Connections of those who stay until they are told to rest: the one that writes, and the watchers'.
    @GuardedBy("GATES")
    private int staying;

    @GuardedBy("GATES")
    private int wishes;

    @GuardedBy("GATES")
    private boolean closing;

    @GuardedBy("GATES")
    private boolean closed;

    private Gate(Object key, Path file) {
        this.key = key;
        this.file = file;
    }

    /// To be [#leave]d by everybody who asked for it.
    static Gate of(Path file) {
        var key = OwnFiles.identity(file).orElseGet(() -> OwnFiles.real(file));
        synchronized (GATES) {
            var gate = GATES.computeIfAbsent(key, it -> new Gate(it, file));
            gate.users++;
            return gate;
        }
    }

    void leave() {
        synchronized (GATES) {
            users--;
            if (users == 0) {
                GATES.remove(key);
            }
        }
    }

    /// How many files below `folder` are in use.
    static long count(Path folder) {
        synchronized (GATES) {
            return GATES.values().stream().filter(it -> it.file.startsWith(folder)).count();
        }
    }

    /// Before a connection is opened. Waits while the file is to stay closed, but not while somebody only wants it to be: who has a
    /// connection and needs a second one would wait for itself.
    ///
    /// @param stays whether this connection is closed when its owner is told to rest, and not by itself
    void enter(boolean stays) {
        synchronized (GATES) {
            require(Kind.CLOSED, await(() -> !isClosed(), Long.MAX_VALUE));
            count(stays, 1);
        }
    }

    /// After it was closed, or could not be opened.
    void left(boolean stays) {
        synchronized (GATES) {
            count(stays, -1);
            GATES.notifyAll();
        }
    }

    @GuardedBy("GATES")
    private void count(boolean stays, int more) {
        if (stays) {
            staying += more;
        } else {
            passing += more;
        }
    }

    /// Whether a long reader ought to close its connection, and then to [#awaitReturn].
    boolean isWanted() {
        synchronized (GATES) {
            return wishes > 0;
        }
    }

    /// Waits up to `limit` for nobody to want the file closed.
    ///
    /// @return whether that is so
    boolean awaitReturn(Duration limit) {
        synchronized (GATES) {
            return await(this::mayReturn, deadline(limit));
        }
    }

    /// Before the watcher opens anything: from now on it is told to rest when it has to.
    void add(Resting watcher) {
        synchronized (GATES) {
            watchers.add(watcher);
            if (closing) {
                watcher.restFirst();
            }
        }
    }

    void remove(Resting watcher) {
        synchronized (GATES) {
            watchers.remove(watcher);
        }
    }

    /// Says that somebody wants the file to be closed. To be taken back with [#unwish].
    void wish() {
        synchronized (GATES) {
            wishes++;
        }
    }

    void unwish() {
        synchronized (GATES) {
            wishes--;
            GATES.notifyAll();
        }
    }

    /// Waits for those who leave of their own accord. A limit that is over already is a failure, though only others are left.
    void awaitReaders(Duration limit) {
        synchronized (GATES) {
            require(Kind.IN_USE, !limit.isNegative() && await(this::nobodyReads, deadline(limit)));
        }
    }

    /// Runs `body` while nobody has a connection. Watchers rest; everybody else is waited for.
    ///
    /// @return whether it ran: `false` when after `limit` there still was somebody
    boolean runClosed(Runnable rest, Duration limit, Runnable body) {
        long deadline = deadline(limit);
        List<Resting> resting;
        synchronized (GATES) {
            if (!await(() -> !isClosing(), deadline)) {
                return false;
            }
            closing = true;
            resting = List.copyOf(watchers);
        }
        try {
            resting.forEach(Resting::rest);
            rest.run();
            synchronized (GATES) {
                closed = await(this::isEmpty, deadline);
                if (!closed) {
                    return false;
                }
            }
            body.run();
            return true;
        } finally {
            synchronized (GATES) {
                closing = false;
                closed = false;
                watchers.forEach(Resting::wake);
                GATES.notifyAll();
            }
        }
    }

    private boolean isClosed() {
        synchronized (GATES) {
            return closed;
        }
    }

    private boolean isClosing() {
        synchronized (GATES) {
            return closing;
        }
    }

    private boolean mayReturn() {
        synchronized (GATES) {
            return wishes == 0 && !closed;
        }
    }

    private boolean nobodyReads() {
        synchronized (GATES) {
            return passing == 0;
        }
    }

    private boolean isEmpty() {
        synchronized (GATES) {
            return passing + staying == 0;
        }
    }

    private static long deadline(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    /// Waits with the monitor, which is given away meanwhile.
    ///
    /// @return whether the condition holds: not when the time was up, or the thread was interrupted, which it stays
    private static boolean await(BooleanSupplier condition, long deadline) {
        synchronized (GATES) {
            while (!condition.getAsBoolean()) {
                long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    GATES.wait(Math.clamp(left / 1_000_000 + 1, 1, 60_000));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    private void require(Kind failure, boolean met) {
        if (!met) {
            throw new StorageException(failure, file, "", null);
        }
    }
}
