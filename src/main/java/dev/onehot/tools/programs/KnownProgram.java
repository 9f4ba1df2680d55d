package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Presets;
import dev.onehot.model.Protocol;

/// A program of which it is known how one run of it is made to use a provider. One section of `programs.ini`, with those of its ways.
///
/// @param id stable, lower case
/// @param name what its maker calls it
/// @param commands what it is started by
/// @param packages what npm calls it, for `npx`
/// @param places where its own installer puts it under other names: the folder, and those above it
/// @param tried the package and the version that all of this was tried with
/// @param refused why it cannot be run with any provider, and the way out; empty when it can
/// @param idle first arguments with which it asks no provider for anything, beside those that every program has
/// @param bare first arguments with which it takes no arguments of ours
/// @param winning files that it obeys more than anything of ours: in the folder of the run, in the home folder with `~/`, or anywhere
/// @param agents those that it has by itself, where agents may have models of their own
/// @param agentPlaces where those are that people made: in the home folder with `~/`, where a variable says with `$`, or from the folder of the run upwards
/// @param responses whether it asks OpenAI's dialect for Responses, and not for chat completions
/// @param choice what its own settings must say where it does not take a file of ours
/// @param ways by the protocol that it speaks in each
public record KnownProgram(
        String id,
        String name,
        List<String> commands,
        List<String> packages,
        List<String> places,
        String tried,
        String refused,
        List<String> idle,
        List<String> bare,
        List<String> winning,
        List<String> agents,
        List<String> agentPlaces,
        boolean responses,
        Optional<Choice> choice,
        Map<Protocol, Way> ways) {
    private static final String HELP = "--help";
    private static final Set<String> ALWAYS_IDLE = Set.of(HELP, "-h", "--version");

    /// Something that a program does not let anybody choose for one run but root.
    ///
    /// @param homeVariable moves the home folder for it
    /// @param file its settings, below the home folder and the folder of the run
    /// @param name of the value in there, with dots
    /// @param value what it must be
    public record Choice(String homeVariable, String file, String name, String value) {}

    public KnownProgram {
        commands = List.copyOf(commands);
        packages = List.copyOf(packages);
        places = List.copyOf(places);
        idle = List.copyOf(idle);
        bare = List.copyOf(bare);
        winning = List.copyOf(winning);
        agents = List.copyOf(agents);
        agentPlaces = List.copyOf(agentPlaces);
        ways = Map.copyOf(ways);
    }

    /// Whether it asks no provider for anything with these arguments: its version, its help, a login.
    boolean isIdle(List<String> arguments) {
        if (arguments.isEmpty()) {
            return false;
        }
        var first = arguments.getFirst();
        boolean helps = arguments.getLast().equals(HELP)
                && arguments.subList(0, arguments.size() - 1).stream().noneMatch(it -> it.startsWith("-"));
        return helps || ALWAYS_IDLE.contains(first) || idle.contains(first);
    }

    /// Why it cannot use this provider; empty when it can.
    public Optional<Misfit> misfit(Supply supply) {
        if (!refused.isEmpty()) {
            return Optional.of(Misfit.any(refused));
        }
        var way = ways.get(supply.protocol());
        if (way == null) {
            return Optional.of(Misfit.protocol(this, supply));
        }
        if (responses && Presets.answersResponses(supply.address().base()).equals(Optional.of(false))) {
            return Optional.of(Misfit.responses(this, supply));
        }
        if (way.losesKey(supply)) {
            return Optional.of(Misfit.header(this, supply));
        }
        if (way.losesToken(supply)) {
            return Optional.of(Misfit.token(this, supply));
        }
        if (supply.model().isEmpty()) {
            return Optional.of(Misfit.model(this, supply));
        }
        if (supply.address().base().isEmpty()) {
            return Optional.of(Misfit.address(this, supply));
        }
        return supply.needsKey() ? Optional.of(Misfit.key(this, supply)) : Optional.empty();
    }

    /// What makes one run use this provider, which must fit.
    ///
    /// @param place where the files of the plan will be; nothing is there yet
    public RunPlan plan(Supply supply, RunPlace place) {
        return Objects.requireNonNull(ways.get(supply.protocol())).plan(this, supply, place);
    }
}
