package dev.onehot.model;

import module java.base;

/// What becomes of values in a program's file that somebody else changed, when they are right and ours are not.
///
/// @param model becomes the provider's; empty where none of them is the model, or they are several
/// @param left paths that are not ours any more
/// @param refused paths that say where a key goes, or what goes there: they are ours, or the program does not follow
public record TakenOver(Optional<String> model, List<String> left, List<String> refused) {
    /// Nothing was changed.
    public static final TakenOver NOTHING = new TakenOver(Optional.empty(), List.of(), List.of());

    public TakenOver {
        left = List.copyOf(left);
        refused = List.copyOf(refused);
    }
}
