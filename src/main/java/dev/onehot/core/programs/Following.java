package dev.onehot.core.programs;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.core.files.Plan;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.disk.KeptFile;
import dev.onehot.model.ApiKey;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.FollowableProgram;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HelperCall;
import dev.onehot.model.OnehotException;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.RunningProgram;
import dev.onehot.model.SessionBehavior;
import dev.onehot.model.WantedFile;

/// Programs that follow the switch: which there are, how they are, and how one comes to follow, stays with a provider, or follows no longer.
///
/// What is wanted is committed as any other change; [#write] makes the files so. It is safe from any thread, and blocks on the disk.
public final class Following {
    /// So often a program is looked at anew because others write its files all the time.
    private static final int LOOKS = 10;

    private final Writes writes;
    private final ProgramFiles programs;
    private final ThisPlace place;
    private final Due.Sight sight;
    private final Function<Snapshot, FileChange.Maker> maker;
    private final FileWriting writing;

    /// @param database that programs' helpers name
    /// @param key of a provider for a program, both by id, in clear; throws [dev.onehot.model.KeysException] while it is not to be had
    /// @param command absolute path of the command that programs call for a key
    /// @param state folder for what Onehot remembers
    public Following(
            Writes writes, KeySealer sealer, DatabasePlace database, BiFunction<String, Long, ApiKey> key, ProgramFiles programs, Supplier<String> command, Path state) {
        this.writes = writes;
        this.programs = programs;
        this.place = new ThisPlace(state);
        var file = database.word();
        this.sight = new Due.Sight(programs, (program, it) -> new HelperCall(command.get(), file, it.id(), program.id()));
        this.maker = now -> new FileChange.Maker(programs, sealer, now.protection(), key, new OtherDatabase(place.locks(), file));
        this.writing = new FileWriting(writes, sight, maker, place, Clock.systemUTC());
    }

    /// Those that are known, and those that follow, as they are now.
    public List<ProgramState> list() {
        var now = writes.snapshot();
        var all = new LinkedHashMap<String, FollowableProgram>();
        programs.known().forEach(it -> all.put(it.id(), it));
        shown(now).forEach(it -> all.computeIfAbsent(it.id(), any -> known(it)));
        return states(now, all.values());
    }

    /// One of them. Throws [OnehotException] when there is none of this id.
    public ProgramState state(String id) {
        var now = writes.snapshot();
        var row = shown(now).filter(it -> it.id().equals(id)).findFirst();
        return states(now, List.of(row.map(this::known).orElseGet(() -> programs.of(id, "")))).getFirst();
    }

    /// Those of other places only until they are to be put back there.
    private Stream<FollowedProgram> shown(Snapshot now) {
        return now.programs().values().stream().filter(it -> !it.releasing() || it.place().equals(place.id()));
    }

    /// What it is; of one of a newer Onehot no more than its name.
    private FollowableProgram known(FollowedProgram program) {
        try {
            return programs.of(program.id(), program.definition());
        } catch (OnehotException unknownHere) {
            return new FollowableProgram(program.id(), program.name(), List.of(), List.of(program.delivery()), SessionBehavior.UNKNOWN, "", List.of());
        }
    }

    private List<ProgramState> states(Snapshot now, Collection<FollowableProgram> all) {
        var here = now.programs().isEmpty()
                ? Map.<String, FollowedProgram>of()
                : writing.own(now).stream().collect(Collectors.toMap(FollowedProgram::id, it -> it));
        var asked = all.stream().filter(it -> here.containsKey(it.id())).toList();
        var sessions = sessions(asked, here);
        return all.stream()
                .map(it -> Optional.ofNullable(here.get(it.id()))
                        .map(row -> state(now, row, it, programs.isFound(it.id()), settled(now, row), sessions))
                        .orElseGet(() -> elsewhere(now, it)))
                .toList();
    }

    private ProgramState elsewhere(Snapshot now, FollowableProgram known) {
        boolean found = programs.isFound(known.id());
        var elsewhere = shown(now).filter(it -> it.id().equals(known.id())).findFirst();
        if (elsewhere.isPresent()) {
            var it = elsewhere.get();
            return new ProgramState(known, found, elsewhere, ProgramStanding.ELSEWHERE, paths(it), provider(it), List.of(), Optional.empty());
        }
        var would = new FollowedProgram("", known.id(), known.name(), OptionalLong.empty(), known.deliveries().getFirst(), "", false, List.of());
        var files = sight.look(now, List.of(would)).files().stream().map(it -> it.path().toString()).toList();
        return new ProgramState(
                known, found, Optional.empty(), found ? ProgramStanding.PLAIN : ProgramStanding.NOT_FOUND, files, OptionalLong.empty(), List.of(), Optional.empty());
    }

    /// What keeps its files from being as they should be. What another Onehot is just writing looks like drift until its rows are read.
    private Optional<Trouble> settled(Snapshot now, FollowedProgram program) {
        var row = Optional.of(program);
        var at = now;
        for (int attempt = 0; attempt < LOOKS && row.isPresent(); attempt++) {
            var trouble = trouble(at, row.get());
            if (trouble.filter(it -> it.standing() == ProgramStanding.DRIFTED).isEmpty()) {
                return trouble;
            }
            writes.refresh();
            var then = writes.snapshot();
            var next = then.program(program.key());
            // A row may be as it was again when somebody has switched to and fro.
            if (next.equals(row) && then.revision() == at.revision()) {
                return trouble;
            }
            at = then;
            row = next;
        }
        return Optional.empty();
    }

    /// Reads its files, and changes nothing.
    private Optional<Trouble> trouble(Snapshot now, FollowedProgram program) {
        var due = sight.look(now, List.of(program));
        var make = maker.apply(now);
        for (var file : due.files()) {
            try {
                if (writing.isStillRight(file)) {
                    continue;
                }
                var change = make.make(file, false, false);
                if (!change.changes()) {
                    writing.isRight(change);
                } else {
                    var obstacle = KeptFile.obstacle(file.path()).map(it -> new Trouble(ProgramStanding.FAILED, Trouble.words(file.path(), it)));
                    var known = obstacle.or(() -> writing.last(program.id()));
                    if (known.isPresent()) {
                        return known;
                    }
                }
            } catch (IOException failure) {
                return Optional.of(Trouble.failed(file.path(), failure));
            } catch (FileChange.TroubleException failure) {
                if (failure.trouble().standing() != ProgramStanding.WAITS_FOR_KEYS || !file.isAsWantedButForKeys()) {
                    return Optional.of(failure.trouble());
                }
            }
        }
        return Optional.ofNullable(due.troubles().get(program.id()));
    }

    private ProgramState state(
            Snapshot now, FollowedProgram program, FollowableProgram known, boolean found, Optional<Trouble> trouble, List<RunningProgram> running) {
        var since = written(program);
        boolean writes = trouble.isEmpty() && !program.releasing();
        var sessions = !writes
                ? List.<RunningProgram>of()
                : running.stream().filter(it -> it.id().equals(program.id()) && since.filter(it.start()::isBefore).isPresent()).toList();
        return new ProgramState(
                known, found, Optional.of(program), trouble.map(Trouble::standing).orElseGet(() -> standing(program, known, sessions)), paths(program),
                provider(program), sessions, trouble.map(Trouble::reason), writes ? sight.beaten(now, program) : List.of());
    }

    private static ProgramStanding standing(FollowedProgram program, FollowableProgram known, List<RunningProgram> sessions) {
        if (!sessions.isEmpty() && known.session() != SessionBehavior.NEW) {
            return ProgramStanding.NEEDS_RESTART;
        }
        return program.pinned().isPresent() ? ProgramStanding.PINNED : ProgramStanding.FOLLOWS;
    }

    /// Those that began before the files were last written, of programs that do not take that over.
    private List<RunningProgram> sessions(List<FollowableProgram> all, Map<String, FollowedProgram> here) {
        var asked = all.stream().filter(it -> it.session() != SessionBehavior.LIVE).map(FollowableProgram::id).toList();
        var last = asked.stream().flatMap(it -> written(Objects.requireNonNull(here.get(it))).stream()).max(Comparator.naturalOrder());
        return last.map(it -> programs.running(asked, it)).orElse(List.of());
    }

    /// The end of the second in which one of its files was last written.
    private static Optional<Instant> written(FollowedProgram program) {
        return program.files().stream().map(FollowedFile::writtenAt).max(Comparator.naturalOrder()).filter(it -> !it.isEmpty())
                .map(it -> LocalDateTime.parse(it.replace(' ', 'T')).toInstant(ZoneOffset.UTC).plusSeconds(1));
    }

    private static List<String> paths(FollowedProgram program) {
        return program.files().stream().map(FollowedFile::path).toList();
    }

    private static OptionalLong provider(FollowedProgram program) {
        return program.files().stream().map(FollowedFile::provider).filter(OptionalLong::isPresent).findFirst().orElse(OptionalLong.empty());
    }

    /// Makes files what the committed rows say, and tells how every program that follows here is then. Where nothing follows, at once and without the
    /// disk. Fails for no file's sake.
    public List<ProgramState> write() {
        return write(Set.of());
    }

    /// As [#write()].
    ///
    /// @param over programs of which also what somebody else changed is written over
    List<ProgramState> write(Set<String> over) {
        if (writes.snapshot().programs().isEmpty()) {
            return List.of();
        }
        var troubles = writing.run(over);
        var now = writes.snapshot();
        var own = writing.own(now).stream().collect(Collectors.toMap(FollowedProgram::id, it -> it, (one, _) -> one, LinkedHashMap::new));
        var known = own.values().stream().map(this::known).toList();
        var sessions = sessions(known, own);
        return known.stream()
                .map(it -> {
                    var program = Objects.requireNonNull(own.get(it.id()));
                    // Where nothing was to be written nobody has looked yet whether somebody else did.
                    var trouble = Optional.ofNullable(troubles.get(it.id())).or(() -> settled(now, program));
                    return state(now, program, it, true, trouble, sessions);
                })
                .toList();
    }

    /// What the first file of a request would have at this moment; empty where no provider is active, or that one does not fit. Throws [OnehotException]
    /// for a wrong definition.
    public Optional<WantedFile> wanted(FollowRequest request) {
        var now = writes.snapshot();
        var due = sight.look(now, ProgramPlan.asked(programs, place.id(), now, List.of(request)));
        return due.files().stream().flatMap(it -> it.wanted().stream()).findFirst();
    }

    /// Has programs follow, or follow otherwise. Throws [OnehotException] for one that is not known, or a wrong definition.
    public Plan follow(List<FollowRequest> requests) {
        return plan(ProgramPlan.Gesture.FOLLOW, now -> ProgramPlan.asked(programs, place.id(), now, requests));
    }

    /// Has their files put back; those of programs that follow at other places only, when Onehot runs there.
    public Plan release(Collection<String> ids) {
        return plan(ProgramPlan.Gesture.RELEASE, now -> ids.stream().flatMap(it -> released(now, it)).map(it -> it.withReleasing(true)).toList());
    }

    private Stream<FollowedProgram> released(Snapshot now, String id) {
        var here = now.program(FollowedProgram.key(place.id(), id));
        var elsewhere = shown(now).filter(it -> it.id().equals(id)).toList();
        return here.isEmpty() && !elsewhere.isEmpty() ? elsewhere.stream() : followed(now, List.of(id));
    }

    /// Writes over what somebody else changed.
    public Plan apply(Collection<String> ids) {
        return plan(ProgramPlan.Gesture.APPLY, now -> followed(now, ids).toList(), Set.copyOf(ids));
    }

    /// Has what somebody else changed in its files be right: the model becomes the provider's, what else names it is not ours any more. What says where a key
    /// goes is refused.
    public Plan takeOver(String id) {
        return new TakeOverPlan(now -> followed(now, List.of(id)).findFirst().orElseThrow(), sight, maker, () -> write(Set.of())).plan(writes.snapshot());
    }

    /// Has a program stay with a provider.
    ///
    /// @param provider empty: the active one again
    public Plan pin(String id, OptionalLong provider) {
        return plan(ProgramPlan.Gesture.PIN, now -> followed(now, List.of(id)).map(it -> it.withPinned(provider)).toList());
    }

    private Stream<FollowedProgram> followed(Snapshot now, Collection<String> ids) {
        return ids.stream().map(it -> now.program(FollowedProgram.key(place.id(), it)).orElseThrow(() -> ProgramException.notFollowed(it)));
    }

    private Plan plan(ProgramPlan.Gesture gesture, Function<Snapshot, List<FollowedProgram>> wanted) {
        return plan(gesture, wanted, Set.of());
    }

    private Plan plan(ProgramPlan.Gesture gesture, Function<Snapshot, List<FollowedProgram>> wanted, Set<String> over) {
        return new ProgramPlan(gesture, place.id(), wanted, programs, sight, maker, () -> write(over)).plan(writes.snapshot());
    }
}
