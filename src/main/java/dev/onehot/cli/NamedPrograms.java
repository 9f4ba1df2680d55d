package dev.onehot.cli;

import module java.base;

import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;

/// Finds the program that somebody means, as [Names] finds providers.
final class NamedPrograms {
    private NamedPrograms() {}

    /// Throws [Refusal] when there is none that could follow, or more than one at the first step that finds any.
    static ProgramState named(Session session, String given) {
        var beginning = given.strip().toLowerCase(Locale.ROOT);
        if (beginning.isEmpty()) {
            throw Refusal.usage("The name of a program is missing.", "See onehotctl program list.");
        }
        List<Predicate<String>> steps = List.of(beginning::equals, it -> it.startsWith(beginning));
        var all = session.following().list();
        for (var step : steps) {
            var found = all.stream()
                    .filter(it -> step.test(it.program().id()) || step.test(ProgramShapes.name(it).toLowerCase(Locale.ROOT)))
                    .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            if (found.size() > 1) {
                throw ambiguous(given, found);
            }
        }
        throw Refusal.missing(
                "There is no program " + given + " that could follow.",
                "See onehotctl program list; any file can, too: onehotctl program follow --file PATH. Every command can be run: onehotctl run -- COMMAND.");
    }

    /// Whether it follows on this computer.
    static boolean isHere(ProgramState it) {
        return it.followed().isPresent() && it.standing() != ProgramStanding.ELSEWHERE;
    }

    private static Refusal ambiguous(String given, List<ProgramState> found) {
        var candidates = found.stream().map(it -> ProgramShapes.name(it) + " (" + it.program().id() + ")").collect(Collectors.joining(", "));
        return new Refusal(Exit.USAGE, "ambiguous", given + " could be " + candidates + ".", "Write more of the name, or the id.");
    }
}
