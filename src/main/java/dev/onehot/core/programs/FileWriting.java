package dev.onehot.core.programs;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.disk.KeptFile;
import dev.onehot.disk.PathLock;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.store.Seconds;

/// Makes files what the committed rows say: whoever comes, whatever was cut short before, it compares and writes what is otherwise.
///
/// The right to change each file is taken first. Then what stands there is read, and one commit notes what is intended; then all files are written at
/// once; then one commit notes what was written. Killed in between, each file is the old or the new one, whole, and what is ours in it is known.
///
/// Blocks on the disk. One at a time in a process.
final class FileWriting {
    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(20);

    /// So long a session of Claude Code takes at most to see that a value is empty now.
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(3);

    private final ReentrantLock turn = new ReentrantLock();
    private final Writes writes;
    private final Due.Sight sight;
    private final Function<Snapshot, FileChange.Maker> maker;
    private final ThisPlace place;
    private final Seconds time;

    @GuardedBy("turn")
    private Map<String, Trouble> troubles = new LinkedHashMap<>();

    private volatile Map<String, Trouble> last = Map.of();

    /// Sums of what stood in files that were as they should be, by program and path: they are looked at again when something else does.
    private final Map<List<String>, Long> right = new ConcurrentHashMap<>();

    FileWriting(Writes writes, Due.Sight sight, Function<Snapshot, FileChange.Maker> maker, ThisPlace place, Clock clock) {
        this.writes = writes;
        this.sight = sight;
        this.maker = maker;
        this.place = place;
        this.time = new Seconds(clock);
    }

    /// Programs of this place, by key.
    List<FollowedProgram> own(Snapshot now) {
        return now.programs().values().stream().filter(it -> it.place().equals(place.id())).toList();
    }

    /// Why the files of a program could not be written when that was last tried in this process.
    Optional<Trouble> last(String id) {
        return Optional.ofNullable(last.get(id));
    }

    /// Notes that a file is as it should be.
    void isRight(FileChange change) {
        change.next().or(change::read).ifPresent(it -> right.put(rightKey(change.due()), sum(it)));
    }

    /// Whether it should have what was last written, and what stands in it was found right before.
    boolean isStillRight(DueFile file) throws IOException {
        var known = file.differs() ? null : right.get(rightKey(file));
        return known != null && KeptFile.read(file.path()).filter(it -> known == sum(it)).isPresent();
    }

    private static List<String> rightKey(DueFile file) {
        return List.of(file.program().key(), file.path().toString());
    }

    private static long sum(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return sum.getValue();
    }

    /// Does it.
    ///
    /// @param over programs of which also what somebody else changed is written over
    /// @return why files are not as they should be, by the program's id
    Map<String, Trouble> run(Set<String> over) {
        boolean mine = false;
        try {
            mine = turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return mine ? inTurn(over) : own(writes.snapshot()).stream().collect(Collectors.toMap(FollowedProgram::id, it -> busy(it.name())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    private static Trouble busy(String what) {
        return new Trouble(ProgramStanding.FAILED, Message.of("program.busy", what));
    }

    @GuardedBy("turn")
    private Map<String, Trouble> inTurn(Set<String> over) throws InterruptedException {
        var empties = own(writes.snapshot()).stream()
                .filter(it -> it.releasing() && sight.programs().emptiesFirst(it.id()))
                .filter(it -> !sight.programs().running(Set.of(it.id()), Instant.now()).isEmpty())
                .map(FollowedProgram::id)
                .collect(Collectors.toSet());
        if (!empties.isEmpty()) {
            rounds(over, empties);
            Thread.sleep(UNTIL_SEEN);
        }
        rounds(over, Set.of());
        last = Map.copyOf(troubles);
        return last;
    }

    @GuardedBy("turn")
    private void rounds(Set<String> over, Set<String> empties) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean again = true;
        var kept = new LinkedHashMap<String, Trouble>();
        int most = ATTEMPTS + own(writes.snapshot()).size();
        for (int attempt = 0; again && attempt < most; attempt++) {
            var due = due(over);
            if (due.isEmpty() && done().isEmpty()) {
                return;
            }
            var locks = new LinkedHashMap<Path, PathLock>();
            try {
                for (var it : due) {
                    lock(it, until, locks).ifPresent(trouble -> kept.put(it.path().toString(), trouble));
                }
                writes.refresh();
                var now = due(over);
                // Of programs that have one file together each is written to what the one before it has left.
                var held = new LinkedHashMap<Path, DueFile>();
                boolean more = false;
                for (var it : now) {
                    var trouble = kept.get(it.path().toString());
                    if (trouble != null) {
                        troubles.put(it.program().id(), trouble);
                    } else {
                        more |= !locks.containsKey(it.path()) || held.putIfAbsent(it.path(), it) != null;
                    }
                }
                held.keySet().retainAll(locks.keySet());
                again = once(List.copyOf(held.values()), over, empties) || more;
            } catch (OnehotException failure) {
                for (var it : due) {
                    troubles.put(it.program().id(), Trouble.failed(failure));
                }
                return;
            } finally {
                locks.values().forEach(PathLock::close);
            }
        }
    }

    @GuardedBy("turn")
    private List<DueFile> due(Set<String> over) {
        var now = writes.snapshot();
        var due = sight.look(now, own(now));
        troubles = new LinkedHashMap<>(due.troubles());
        return due.files().stream().filter(it -> it.differs() || over.contains(it.program().id())).toList();
    }

    /// Programs to be put back of which no file is left.
    private List<FollowedProgram> done() {
        return own(writes.snapshot()).stream().filter(it -> it.releasing() && it.files().isEmpty()).toList();
    }

    /// Takes the right to a file, or says why not.
    private Optional<Trouble> lock(DueFile due, long until, Map<Path, PathLock> locks) throws InterruptedException {
        if (locks.containsKey(due.path())) {
            return Optional.empty();
        }
        try {
            var lock = PathLock.take(place.locks(), due.path(), until);
            lock.ifPresent(it -> locks.put(due.path(), it));
            return lock.isPresent() ? Optional.empty() : Optional.of(busy(due.path().toString()));
        } catch (IOException failure) {
            return Optional.of(Trouble.failed(due.path(), failure));
        }
    }

    /// @return whether somebody changed one of them meanwhile, so that it has to be done again
    @GuardedBy("turn")
    private boolean once(List<DueFile> due, Set<String> over, Set<String> empties) throws InterruptedException {
        var make = maker.apply(writes.snapshot());
        var changes = new ArrayList<FileChange>();
        for (var it : due) {
            try {
                KeptFile.sweep(it.path());
                changes.add(make.make(it, over.contains(it.program().id()), empties.contains(it.program().id())));
            } catch (FileChange.TroubleException failure) {
                boolean fits = failure.trouble().standing() == ProgramStanding.WAITS_FOR_KEYS && it.isAsWantedButForKeys();
                if (!fits) {
                    troubles.put(it.program().id(), failure.trouble());
                }
            } catch (IOException failure) {
                troubles.put(it.program().id(), Trouble.failed(it.path(), failure));
            }
        }
        note(changes.stream().filter(it -> it.keys().isPresent()).toList(), FileChange::intended);
        var now = writes.snapshot();
        // What follows no more by now has nobody who would put it back.
        changes.removeIf(it -> it.keys().isPresent() && now.program(it.due().program().key()).flatMap(row -> row.file(it.due().noted())).isEmpty());
        var failures = write(changes.stream().filter(FileChange::changes).toList());
        for (var it : failures.entrySet()) {
            troubles.put(it.getKey().due().program().id(), Trouble.failed(it.getKey().due().path(), it.getValue()));
        }
        var at = time.now();
        var done = changes.stream().filter(it -> !failures.containsKey(it)).toList();
        note(done, it -> it.written(at));
        done.forEach(this::isRight);
        done.forEach(it -> make.others().note(it.due().path(), it.keys().isPresent()));
        return failures.values().stream().anyMatch(it -> it instanceof KeptFile.ChangedException);
    }

    /// One commit, where the rows say something else.
    private void note(List<FileChange> changes, Function<FileChange, Optional<FollowedFile>> row) {
        var now = writes.snapshot();
        Map<String, Map<String, Optional<FollowedFile>>> known = new LinkedHashMap<>();
        for (var it : changes) {
            var key = it.due().program().key();
            var path = it.due().noted();
            var next = row.apply(it);
            if (!next.equals(now.program(key).flatMap(program -> program.file(path)))) {
                known.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(path, next);
            }
        }
        done().forEach(it -> known.putIfAbsent(it.key(), Map.of()));
        if (!known.isEmpty()) {
            writes.apply(new Command.RecordFiles(known), Origin.API);
        }
    }

    /// All at once: what takes long is that each has to reach the disk.
    private static Map<FileChange, IOException> write(List<FileChange> changes) throws InterruptedException {
        var failures = new LinkedHashMap<FileChange, IOException>();
        var tasks = changes.stream().<Callable<Optional<IOException>>>map(it -> () -> attempt(it)).toList();
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
        try {
            var results = threads.invokeAll(tasks, LONGEST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < changes.size(); i++) {
                var failure = outcome(results.get(i));
                if (failure.isPresent()) {
                    failures.put(changes.get(i), failure.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return failures;
    }

    private static Optional<IOException> attempt(FileChange change) {
        try {
            change.write();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(failure);
        }
    }

    private static Optional<IOException> outcome(Future<Optional<IOException>> result) {
        return switch (result.state()) {
            case SUCCESS -> result.resultNow();
            case FAILED -> Optional.of(new IOException(result.exceptionNow()));
            case CANCELLED, RUNNING -> Optional.of(new IOException("too slow"));
        };
    }
}
