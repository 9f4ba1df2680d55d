package dev.onehot.core.files;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.keys.Keys;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

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

    /// What the last run left; null until somebody asked.
    @GuardedBy("disk")
    private @Nullable List<KeptDraft> left;

    /// What each part of the window has typed in it now.
    @GuardedBy("this")
    private final Map<String, List<KeptDraft>> parts = new TreeMap<>();

    @GuardedBy("this")
    private boolean waiting;

    @GuardedBy("this")
    private boolean writing;

    /// @param file where they are kept; empty for nowhere
    /// @param keys of the database that the window is over
    public DraftKeeper(Optional<Path> file, Keys keys) {
        this.file = file.map(it -> new DraftFile(it, keys::master));
    }

    /// What was kept of a part when the window was closed last, or ended otherwise. Blocks on the disk.
    public List<KeptDraft> read(String part) {
        synchronized (disk) {
            return left().stream().filter(it -> part.equals(it.part())).toList();
        }
    }

    @GuardedBy("disk")
    private List<KeptDraft> left() {
        var known = left;
        if (known == null) {
            try {
                known = file.isPresent() ? file.get().read() : List.of();
            } catch (IOException unreadable) {
                LOG.log(Level.WARNING, "drafts were not read", unreadable);
                known = List.of();
            }
            left = known;
        }
        return known;
    }

    /// The secret of a field that was kept; empty while keys are locked, or when they are others.
    public Optional<String> open(String field, String sealed) {
        return file.flatMap(it -> it.open(field, sealed));
    }

    /// Keeps `drafts` instead of what was kept before of that part.
    public synchronized void keep(String part, List<KeptDraft> drafts) {
        if (file.isEmpty() || drafts.equals(parts.put(part, List.copyOf(drafts)))) {
            return;
        }
        waiting = true;
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
        writing = waiting;
        return writing;
    }

    private synchronized Optional<Map<String, List<KeptDraft>>> take() {
        if (!waiting) {
            return Optional.empty();
        }
        waiting = false;
        return Optional.of(new TreeMap<>(parts));
    }

    private void writeWaiting() {
        synchronized (disk) {
            var taken = take();
            if (taken.isEmpty()) {
                return;
            }
            // What a part that nobody opened yet had stays as it was left.
            var drafts = new ArrayList<>(left().stream().filter(it -> !taken.get().containsKey(it.part())).toList());
            taken.get().values().forEach(drafts::addAll);
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
