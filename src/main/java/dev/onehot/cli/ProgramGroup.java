package dev.onehot.cli;

import module java.base;

import dev.onehot.core.KeyUses;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with programs that follow the switch.
@Command(
        name = "program",
        description = "Have programs follow the switch: Onehot owns a few keys in their own files, writes them at each switch, and gives the files back.")
final class ProgramGroup extends Group {
    @Command(name = "list", description = "List the programs that follow, and those that could: installed ones first.")
    int list() {
        session().reading();
        var shapes = new ProgramShapes(session().snapshot());
        var all = session().following().list().stream().sorted(Comparator.comparingInt(ProgramGroup::rank)).toList();
        return session().show(() -> JsonOutput.object("programs", shapes.programs(all)), out -> {
            var table = new Table("PROGRAM", "NAME", "STATE", "PROVIDER", "FILE");
            all.forEach(it -> table.row(it.program().id(), ProgramShapes.name(it), it.standing().word(), shapes.providerName(it), String.join(", ", it.files())));
            table.print(out);
            all.stream().filter(it -> it.reason().isPresent() || !it.beaten().isEmpty()).forEach(it -> out.line(shapes.line(it)));
        });
    }

    private static int rank(ProgramState it) {
        return it.standing() == ProgramStanding.NOT_FOUND ? 2 : it.standing() == ProgramStanding.PLAIN ? 1 : 0;
    }

    @Command(name = "show", description = "Show one program: its files, its way, what a running session does, and what has to be known.")
    int show(@Parameters(paramLabel = "PROGRAM", description = "Its id, its name, or the beginning of one.") String name) {
        var manager = session().reading();
        var state = NamedPrograms.named(session(), name);
        var document = new ProgramShapes(session().snapshot()).program(state);
        document.put("keyTakenAt", ProgramShapes.taken(state, KeyUses.last(manager)));
        document.put("dialects", state.program().dialects().stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList());
        document.put("remarks", Planned.texts(state.program().remarks()));
        return session().show(() -> JsonOutput.object("program", document), out -> FieldLines.print(out, document));
    }

    @Command(name = "diff", description = "Print what would be written into a program's files. Exit code 1 when there is something.")
    int diff(@Parameters(paramLabel = "PROGRAM", description = "Its id, its name, or the beginning of one.") String name) {
        var manager = session().reading();
        var state = NamedPrograms.named(session(), name);
        var id = state.program().id();
        var following = session().following();
        var plan = FollowPlans.open(session(), manager, () -> NamedPrograms.isHere(state) ? following.apply(List.of(id)) : following.follow(List.of(FollowRequest.of(id))));
        session().show(
                () -> JsonOutput.object("program", id, "files", plan.files().stream().map(ProgramShapes::file).toList(), "problems", FollowPlans.problems(plan)),
                out -> plan.files().forEach(it -> out.text(it.diff())));
        if (!session().json()) {
            FollowPlans.problems(plan).forEach(session()::remark);
        }
        return plan.problems().isEmpty() && plan.files().stream().allMatch(it -> it.diff().isEmpty()) ? Exit.DONE : Exit.FAILED;
    }

    @Command(name = "pin", description = "Have a program that follows stay with a provider, whichever is active; or follow the active one again.")
    int pin(
            @Parameters(index = "0", paramLabel = "PROGRAM", description = "Its id, its name, or the beginning of one.") String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", defaultValue = "", description = "The provider.") String provider,
            @Option(names = "--active", description = "The active one again.") boolean active) {
        if (active != provider.isEmpty()) {
            throw Refusal.usage("Write onehotctl program pin PROGRAM NAME, or onehotctl program pin PROGRAM --active.", "");
        }
        var manager = session().reading();
        var state = NamedPrograms.named(session(), name);
        var id = state.program().id();
        var meant = active ? OptionalLong.empty() : OptionalLong.of(Names.provider(manager.snapshot(), provider).id());
        return FollowPlans.carryOut(session(), manager, List.of(state), () -> session().following().pin(id, meant));
    }

    @Command(name = "release", description = "Give programs' files back: as they were, or without our keys where they were changed since. Before Onehot is"
            + " uninstalled: onehotctl program release --all.")
    int release(
            @Parameters(arity = "0..*", paramLabel = "PROGRAM", description = "Ids, names, or beginnings of names.") @Nullable List<String> names,
            @Option(names = "--all", description = "All that follow here.") boolean all) {
        var given = names == null ? List.<String>of() : names;
        if (given.isEmpty() != all) {
            throw Refusal.usage("Write onehotctl program release PROGRAM…, or onehotctl program release --all.", "");
        }
        return change(given, ids -> session().following().release(ids));
    }

    @Command(name = "apply", description = "Write our keys again where a program or a person changed them: all that follow, unless programs are named.")
    int apply(@Parameters(arity = "0..*", paramLabel = "PROGRAM", description = "Ids, names, or beginnings of names.") @Nullable List<String> names) {
        return change(names == null ? List.of() : names, ids -> session().following().apply(ids));
    }

    @Command(name = "take-over", description = "What was changed by hand in a program's file is right: a model becomes the provider's, and what else names a model"
            + " is not Onehot's any more. What says where a key goes is refused. One undo takes it back.")
    int takeOver(@Parameters(paramLabel = "PROGRAM", description = "Its id, its name, or the beginning of one.") String name) {
        return change(List.of(name), ids -> session().following().takeOver(ids.getFirst()));
    }

    /// @param names none for all that follow here
    private int change(List<String> names, Function<List<String>, dev.onehot.core.files.Plan> plan) {
        var manager = session().reading();
        var states = names.isEmpty()
                ? session().following().list().stream().filter(NamedPrograms::isHere).toList()
                : names.stream().map(it -> NamedPrograms.named(session(), it)).distinct().toList();
        var ids = states.stream().map(it -> it.program().id()).toList();
        if (ids.isEmpty()) {
            return session().done(JsonOutput.object("done", false, "files", List.of(), "remarks", List.of(), "programs", List.of(), "revision", manager.snapshot().revision()),
                    "No program follows.");
        }
        return FollowPlans.carryOut(session(), manager, states, () -> plan.apply(ids));
    }
}
