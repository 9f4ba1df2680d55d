package dev.onehot.core;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps what is typed in a window and not saved, a moment after it was typed, so that an end of the program, however sudden, loses nothing.
///
/// Safe from any thread, and waits for nobody but in [#read] and [#close]. A disk that takes nothing is no failure that a person is told of:
/// what they typed still stands in the window.
public final class DraftKeeper implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DraftKeeper.class.getName());

    /// Whoever types goes on typing.
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Optional<DraftFile> file;
    private final Object disk = new Object();

    @GuardedBy("this")
    private Optional<List<Draft>> waiting = Optional.empty();

    @GuardedBy("this")
    private boolean writing;

    /// @param file where they are kept; empty for nowhere
    /// @param keys of the same database
    public DraftKeeper(Path database, Optional<Path> file, Keys keys) {
        this.file = file.map(it -> new DraftFile(database, it, keys::master));
    }

    /// What was kept when the window was closed last, or ended otherwise. Blocks on the disk.
    public List<Draft> read() {
        synchronized (disk) {
            try {
                return file.isPresent() ? file.get().read() : List.of();
            } catch (IOException unreadable) {
                LOG.log(Level.WARNING, "drafts were not read", unreadable);
                return List.of();
            }
        }
    }

    /// The secret of a field that was kept; empty while keys are locked, or when they are others.
    public Optional<String> open(String field, String sealed) {
        return file.flatMap(it -> it.open(field, sealed));
    }

    /// Keeps `drafts` instead of what was kept before.
    public synchronized void keep(List<Draft> drafts) {
        if (file.isEmpty()) {
            return;
        }
        waiting = Optional.of(List.copyOf(drafts));
        if (!writing) {
            writing = true;
            Thread.ofVirtual().name("drafts").start(this::work);
        }
    }

    private void work() {
        do {
            try {
                Thread.sleep(MOMENT);
            } catch (InterruptedException atOnce) {
                Thread.currentThread().interrupt();
            }
            writeWaiting();
        } while (goesOn());
    }

    private synchronized boolean goesOn() {
        writing = waiting.isPresent();
        return writing;
    }

    private synchronized List<Draft> take() {
        var taken = new ArrayList<>(waiting.orElse(List.of()));
        waiting = Optional.empty();
        return taken;
    }

    private void writeWaiting() {
        synchronized (disk) {
            synchronized (this) {
                if (waiting.isEmpty()) {
                    return;
                }
            }
            var drafts = take();
            try {
                file.orElseThrow().write(drafts);
            } catch (IOException | RuntimeException unwritable) {
                LOG.log(Level.WARNING, "drafts were not kept", unwritable);
            }
        }
    }

    /// Writes what was typed last.
    @Override
    public void close() {
        writeWaiting();
    }
}
