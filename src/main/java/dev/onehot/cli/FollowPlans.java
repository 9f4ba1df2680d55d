package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Plan;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import org.jspecify.annotations.Nullable;

/// Carries out what is to become of programs that follow, or says why it cannot be.
final class FollowPlans {
    private FollowPlans() {}

    /// The plan; made again with keys open when it cannot be carried out and they were not: one in clear may be meant, or stand in the file.
    static Plan open(Session session, SettingsManager manager, Supplier<Plan> make) {
        var plan = make.get();
        var protection = manager.snapshot().protection();
        if (plan.problems().isEmpty() || protection.shared() || protection.master().isEmpty() || manager.keys().state().isUsable()) {
            return plan;
        }
        KeyAccess.open(session, manager);
        return make.get();
    }

    static List<String> problems(Plan plan) {
        return plan.problems().stream().map(it -> it.field() + ": " + it.message().text(Locale.ROOT)).distinct().toList();
    }

    /// Carries it out, and says how these programs are then.
    ///
    /// @param named as they were before; none for a file that comes to follow
    static int carryOut(Session session, SettingsManager manager, Collection<ProgramState> named, Supplier<Plan> make) {
        var before = manager.snapshot().programs().keySet();
        var plan = sound(open(session, manager, make));
        var done = manager.carryOut(plan, Origin.CLI);
        var states = new ArrayList<ProgramState>();
        named.forEach(it -> states.add(now(session, it)));
        manager.snapshot().programs().forEach((key, it) -> {
            if (named.isEmpty() && !before.contains(key)) {
                // It has got its id only now.
                states.add(session.following().state(it.id()));
            }
        });
        return say(session, plan, true, states, done.outcome().revision());
    }

    /// Of any file nothing is known any more when it has been given back.
    private static ProgramState now(Session session, ProgramState before) {
        var id = before.program().id();
        boolean gone = before.followed().filter(it -> !it.definition().isEmpty()).isPresent()
                && session.snapshot().programs().values().stream().noneMatch(it -> it.id().equals(id));
        return gone
                ? new ProgramState(
                        before.program(), before.found(), Optional.empty(), ProgramStanding.PLAIN, before.files(), OptionalLong.empty(), List.of(), Optional.empty())
                : session.following().state(id);
    }

    /// Throws [Refusal] with all that is wrong.
    static Plan sound(Plan plan) {
        if (!plan.problems().isEmpty()) {
            throw new Refusal(Exit.FAILED, "program", String.join(" ", problems(plan)), "Nothing was changed.");
        }
        return plan;
    }

    /// With the name of the program that it is of, where several can be meant.
    private static List<String> remarks(Plan plan, List<ProgramState> states) {
        return plan.remarks().stream()
                .distinct()
                .flatMap(remark -> {
                    var names = states.stream().filter(it -> it.program().remarks().contains(remark)).map(it -> ProgramShapes.name(it) + ": ").toList();
                    return (names.isEmpty() ? Stream.of("") : names.stream()).map(it -> it + remark.text(Locale.ROOT));
                })
                .toList();
    }

    /// @param done whether it was carried out
    /// @param states of the programs that it is about
    static int say(Session session, Plan plan, boolean done, List<ProgramState> states, long revision) {
        var shapes = new ProgramShapes(session.snapshot());
        var remarks = remarks(plan, states);
        Supplier<Map<String, @Nullable Object>> document = () -> JsonOutput.object(
                "done", done,
                "files", plan.files().stream().map(ProgramShapes::file).toList(),
                "remarks", remarks,
                "programs", shapes.programs(states),
                "revision", revision);
        return session.show(document, out -> {
            if (done) {
                states.forEach(it -> session.say(shapes.line(it)));
            } else {
                plan.files().forEach(it -> out.text(it.diff()));
                session.say("Nothing was changed.");
            }
            remarks.forEach(session::remark);
        });
    }
}
