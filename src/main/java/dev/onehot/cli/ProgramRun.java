package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Provider;
import dev.onehot.tools.programs.KnownProgram;
import dev.onehot.tools.programs.Misfit;
import dev.onehot.tools.programs.RunPlace;
import dev.onehot.tools.programs.RunPlan;
import dev.onehot.tools.programs.StartedProgram.Known;
import dev.onehot.tools.programs.StartedProgram.Unclear;
import dev.onehot.tools.programs.Supply;

/// One run of a program that is known: what makes it use the provider, whatever it was set up for before.
final class ProgramRun {
    private final Session session;
    private final Known called;
    private final Supply supply;
    private final RunSurroundings surroundings;
    private final RunPlace place;

    private ProgramRun(Session session, Known called, Supply supply) {
        this.session = session;
        this.called = called;
        this.supply = supply;
        this.surroundings = new RunSurroundings(session.environment(), called.folder());
        this.place = surroundings.place(called.program());
    }

    /// Throws [Refusal] when the program cannot be made to use the provider: then nothing was started.
    static ProgramRun of(Session session, Snapshot snapshot, Known called, Provider provider, ApiKey key) {
        var supply = Supply.of(provider.speaking(called.program().ways().keySet()), key, session.environment());
        called.program().misfit(supply).ifPresent(it -> {
            throw refusal(it, called.program(), snapshot, session);
        });
        return new ProgramRun(session, called, supply);
    }

    private static Refusal refusal(Misfit misfit, KnownProgram program, Snapshot snapshot, Session session) {
        var advice = misfit.advice().isEmpty() ? otherProvider(program, snapshot, session) : misfit.advice();
        return misfit.lacksKey()
                ? new Refusal(Exit.KEYS, "no-key", misfit.message(), advice)
                : new Refusal(Exit.FAILED, "does-not-fit", misfit.message(), advice);
    }

    /// Names those that it would be started with.
    private static String otherProvider(KnownProgram program, Snapshot snapshot, Session session) {
        var fitting = snapshot.providers().values().stream()
                .filter(it -> program.misfit(Supply.of(it.speaking(program.ways().keySet()), standIn(it), session.environment())).isEmpty())
                .map(Provider::name)
                .limit(5)
                .toList();
        return fitting.isEmpty()
                ? "Add a provider that does; many vendors have an address for each of these APIs."
                : "Name one that does: onehotctl run NAME -- " + program.commands().getFirst() + ", where NAME is " + String.join(" or ", fitting) + ".";
    }

    /// Whether it has a key can be told without opening it.
    private static ApiKey standIn(Provider provider) {
        return ApiKey.of(provider.key().isPresent() ? "x" : "");
    }

    /// Why it is not started, when something in front of it would change a variable that it needs.
    Optional<Unclear> lost(List<Variable> own) {
        var last = new TreeMap<String, Variable>();
        variables(own, called.program().plan(supply, place)).forEach(it -> last.put(it.name(), it));
        var bySet = last.values().stream()
                .collect(Collectors.partitioningBy(it -> it.value().isPresent(), Collectors.mapping(Variable::name, Collectors.toSet())));
        return called.lost(bySet.getOrDefault(true, Set.of()), bySet.getOrDefault(false, Set.of()));
    }

    /// Says what there is to say, and runs it. Answers the exit code, when it returns at all.
    ///
    /// @param own what every program is told
    /// @param around what is set for this run whatever stands in front of the program
    int run(List<Variable> own, List<Variable> around) {
        var draft = called.program().plan(supply, place);
        if (draft.files().isEmpty()) {
            return start(own, around, draft, Optional.empty());
        }
        try {
            var folder = RunFolder.in(DataDirectory.of(session.environment(), System.getProperties()), session.environment());
            var plan = called.program().plan(supply, place.at(folder.path().toString()));
            folder.write(plan.files());
            requireChosen(folder, plan);
            return start(own, around, plan, Optional.of(folder));
        } catch (IOException failed) {
            throw new Refusal(
                    Exit.FAILED,
                    "no-folder",
                    called.program().name() + " was not started: its configuration for this run could not be written: " + failed.getMessage() + ".",
                    "Make room, or make the folder writable.");
        }
    }

    private int start(List<Variable> own, List<Variable> around, RunPlan plan, Optional<RunFolder> folder) {
        Stream.of(plan.remarks(), winning(), bypass().map(_ -> LoopbackProxy.BYPASSED).stream().toList())
                .flatMap(List::stream)
                .forEach(session::remark);
        var words = new ArrayList<>(called.front());
        if (called.rest().isEmpty() || !called.program().bare().contains(called.rest().getFirst())) {
            words.addAll(plan.arguments());
        }
        words.addAll(called.rest());
        session.out().flush();
        session.errors().flush();
        var variables = variables(own, plan);
        variables.addAll(around);
        return Execution.run(words, variables, folder);
    }

    private List<Variable> variables(List<Variable> own, RunPlan plan) {
        var variables = new ArrayList<>(own);
        variables.add(Variable.of("ONEHOT_API_KEY", supply.key()));
        plan.variables().forEach((name, value) -> variables.add(new Variable(name, value)));
        bypass().ifPresent(variables::addAll);
        called.variables().forEach((name, value) -> variables.add(Variable.of(name, value)));
        return variables;
    }

    private Optional<List<Variable>> bypass() {
        return LoopbackProxy.bypassed(supply.address().base(), session.environment());
    }

    /// Throws [Refusal] when the program would pass our files over, and its own settings do not do instead.
    private void requireChosen(RunFolder folder, RunPlan plan) {
        var program = called.program();
        program.choice().ifPresent(choice -> plan.files().keySet().forEach(name -> surroundings.unchosen(choice, supply, folder.path().resolve(name)).ifPresent(it -> {
            folder.close();
            throw new Refusal(
                    Exit.FAILED,
                    "does-not-fit",
                    program.name() + " was not started: how it signs in is a choice of its own, which only root can make for one run, and it has not chosen to use a key.",
                    "Set " + choice.name() + " to " + choice.value() + " in " + it + " once; address, key and model stay those of each run.");
        })));
    }

    /// What is said of files that the program obeys more than us.
    private List<String> winning() {
        return surroundings.winning(called.program()).stream()
                .map(it -> called.program().name() + " obeys " + it + " more than this; what that says of providers holds.")
                .toList();
    }
}
