package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Provider;

/// Finds the provider that somebody means: by id or exact name, by a name that differs in case only, by the beginning of one.
final class Names {
    private Names() {}

    /// Throws when there is none, or more than one at the first of these steps that finds any.
    static Provider provider(Snapshot snapshot, String given) {
        if (given.isBlank()) {
            throw Refusal.usage("The name of a provider is missing.", "See onehotctl provider list.");
        }
        var beginning = given.toLowerCase(Locale.ROOT);
        List<Predicate<Provider>> steps = List.of(
                it -> String.valueOf(it.id()).equals(given) || it.name().equals(given),
                it -> it.name().equalsIgnoreCase(given),
                it -> it.name().toLowerCase(Locale.ROOT).startsWith(beginning));
        for (var step : steps) {
            var found = snapshot.providers().values().stream().filter(step).toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            if (found.size() > 1) {
                throw ambiguous(given, found);
            }
        }
        throw Refusal.missing("There is no provider " + given + ".", "See onehotctl provider list.");
    }

    /// The active provider when `given` is empty, otherwise the one that is meant.
    static Provider activeOr(Snapshot snapshot, String given) {
        if (!given.isEmpty()) {
            return provider(snapshot, given);
        }
        return snapshot.active()
                .orElseThrow(() -> Refusal.missing(
                        "No provider is active.", "Choose one with onehotctl provider use NAME, or name one here."));
    }

    private static Refusal ambiguous(String given, List<Provider> found) {
        var candidates =
                found.stream().map(it -> it.name() + " (" + it.id() + ")").collect(Collectors.joining(", "));
        return new Refusal(
                Exit.USAGE, "ambiguous", given + " could be " + candidates + ".", "Write more of the name, or the id.");
    }
}
