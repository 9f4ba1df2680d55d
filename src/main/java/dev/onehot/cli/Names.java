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

    /// The one that is named; else the one that this folder is bound to, which is said; else the active one.
    static Provider here(Session session, Snapshot snapshot, String given) {
        var binding = given.isEmpty() ? FolderBinding.of(session.folder()) : Optional.<FolderBinding>empty();
        if (binding.isEmpty()) {
            return activeOr(snapshot, given);
        }
        var provider = bound(snapshot, binding.get());
        session.remark(provider.name() + ", as " + binding.get().file() + " says.");
        return provider;
    }

    /// By whole name or id only: what stands in a file stays there, while names that begin so come and go.
    static Provider bound(Snapshot snapshot, FolderBinding binding) {
        var given = binding.provider();
        var found = snapshot.providers().values().stream()
                .filter(it -> String.valueOf(it.id()).equals(given) || it.name().equalsIgnoreCase(given))
                .toList();
        if (found.size() > 1) {
            throw ambiguous(given, found);
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> Refusal.missing(
                        "There is no provider " + given + ", to which " + binding.file() + " binds this folder.",
                        "Say onehotctl bind NAME there, or remove the file; or name a provider in the command."));
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
