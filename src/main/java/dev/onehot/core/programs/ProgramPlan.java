package dev.onehot.core.programs;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.Planning;
import dev.onehot.disk.KeptFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.PlannedFile;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.Provider;

/// What is to become of programs that follow, made from their files as they are: shown before, refused where a file could not be written, and
/// carried out as one gesture. Blocks on the disk.
///
/// @param place of which files are written
/// @param wanted the programs as they would be
/// @param write makes the files so when it is committed
record ProgramPlan(
        Gesture gesture,
        String place,
        Function<Snapshot, List<FollowedProgram>> wanted,
        ProgramFiles programs,
        Due.Sight sight,
        Function<Snapshot, FileChange.Maker> maker,
        Runnable write)
        implements Plan.Source {
    enum Gesture {
        FOLLOW,
        RELEASE,
        PIN,
        APPLY
    }

    /// The programs that these requests are for. Throws what is wrong with one.
    static List<FollowedProgram> asked(ProgramFiles programs, String place, Snapshot now, List<FollowRequest> requests) {
        var asked = new ArrayList<FollowedProgram>();
        for (var it : requests) {
            var id = it.id().isEmpty() ? free(place, now, asked) : it.id();
            var known = programs.of(id, it.definition());
            var files = now.program(FollowedProgram.key(place, id)).map(FollowedProgram::files).orElse(List.of());
            // In clear only when a person says so: where nothing else is possible it does not fit, which is said in words.
            var best = known.deliveries().getFirst() == KeyDelivery.CLEAR ? KeyDelivery.HELPER : known.deliveries().getFirst();
            var delivery = it.delivery().orElse(best);
            asked.add(new FollowedProgram(place, id, it.name().isEmpty() ? known.name() : it.name(), it.pinned(), delivery, it.definition(), false, files));
        }
        return asked;
    }

    private static String free(String place, Snapshot now, List<FollowedProgram> asked) {
        return IntStream.iterate(1, it -> it + 1)
                .mapToObj(it -> "file-" + it)
                .filter(id -> now.program(FollowedProgram.key(place, id)).isEmpty() && asked.stream().noneMatch(it -> it.id().equals(id)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Plan plan(Snapshot now) {
        var planning = new Planning();
        var remarks = new ArrayList<Message>();
        for (var program : wanted.apply(now)) {
            planning.program(change(now, program), command(program));
            if (!program.place().equals(place)) {
                remarks.add(Message.of("program.elsewhere", program.name()));
                continue;
            }
            remarks.addAll(remarks(now, program));
            var due = sight.look(now, List.of(program));
            Optional.ofNullable(due.troubles().get(program.id())).ifPresent(it -> planning.problem(program.id(), it.reason()));
            for (var file : due.files()) {
                var planned = planned(now, file);
                planning.file(planned);
                planned.obstacle().ifPresent(it -> planning.problem(program.id(), it));
            }
        }
        return planning.plan(Optional.empty(), remarks, gesture == Gesture.APPLY, this);
    }

    private List<Message> remarks(Snapshot now, FollowedProgram program) {
        return switch (gesture) {
            case FOLLOW -> programs.of(program.id(), program.definition()).remarks();
            case APPLY -> List.of(Message.of("program.unkept", program.name()));
            case RELEASE -> maker.apply(now).loses(program) ? List.of(Message.of("program.lost", program.name())) : List.of();
            case PIN -> List.of();
        };
    }

    private PlannedFile planned(Snapshot now, DueFile file) {
        var path = file.path().toString();
        try {
            var change = maker.apply(now).make(file, gesture == Gesture.APPLY, false);
            var obstacle = change.changes() ? KeptFile.obstacle(file.path()) : Optional.<KeptFile.Obstacle>empty();
            return new PlannedFile(path, change.diff(), obstacle.map(it -> Trouble.words(file.path(), it)));
        } catch (FileChange.TroubleException failure) {
            return new PlannedFile(path, "", Optional.of(failure.trouble().reason()));
        } catch (IOException failure) {
            return new PlannedFile(path, "", Optional.of(Trouble.words(file.path(), failure)));
        }
    }

    /// Which provider it asks now, and which it would.
    private PlannedChange change(Snapshot now, FollowedProgram program) {
        var before = now.program(program.key()).filter(it -> !it.releasing()).flatMap(it -> provider(now, it));
        var after = program.releasing() ? Optional.<Provider>empty() : provider(now, program);
        boolean clear = !program.releasing() && program.delivery() == KeyDelivery.CLEAR;
        return new PlannedChange(program.name(), false, before.map(Provider::name), after.map(Provider::name), clear);
    }

    private static Optional<Provider> provider(Snapshot now, FollowedProgram program) {
        return Due.Sight.asked(now, program);
    }

    private Command command(FollowedProgram program) {
        return switch (gesture) {
            case FOLLOW -> new Command.FollowProgram(program.withFiles(List.of()));
            case RELEASE -> new Command.ReleaseProgram(program.place(), program.id());
            case PIN -> new Command.HoldProgram(program.place(), program.id(), program.pinned());
            case APPLY -> new Command.ApplyProgram(program.place(), program.id());
        };
    }

    @Override
    public void carriedOut() {
        write.run();
    }
}
