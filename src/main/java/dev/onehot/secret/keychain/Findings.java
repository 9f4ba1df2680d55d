package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.secret.Answer;

/// What could be read of what a look showed.
///
/// @param found the first key that could be read
/// @param unallowed items that a person has to let this program read, as paths
/// @param refusals why nothing could be read, one for each item
record Findings(Look look, Optional<Answer> found, List<String> unallowed, List<Answer> refusals) {
    /// Nothing was looked for but what is open.
    static Findings none(Look look) {
        return new Findings(look, Optional.empty(), List.of(), List.of());
    }

    /// The reason that a person can do away with at once, or else the first.
    Optional<Answer> refusal() {
        var first = refusals.stream().findFirst();
        return refusals.stream().filter(Answer.Locked.class::isInstance).findFirst().or(() -> first);
    }

    /// What has to be unlocked before the key can be read, items or collections: the more that is known of where it is, the less.
    ///
    /// @param seen the collection where it was last
    List<String> toUnlock(Optional<String> seen) {
        if (!unallowed.isEmpty()) {
            return unallowed;
        }
        var there = seen.filter(look.locked()::contains);
        if (there.isPresent()) {
            return List.of(there.get());
        }
        return look.behind().isEmpty() ? look.locked() : look.behind();
    }
}
