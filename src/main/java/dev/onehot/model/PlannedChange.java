package dev.onehot.model;

import module java.base;

/// One thing that a restore or an import would change, for a preview. Never holds a key or a secret value.
///
/// @param name a setting's key, or a provider's name
/// @param provider whether it is about a provider
/// @param before what is there now; empty for nothing. Of a provider, the fields that differ
/// @param after what would be there; empty for nothing
/// @param keyChanges whether the key of a provider would be another one
/// @param also what would change beside a provider's fields: its further keys, what its key is called, where it stands
public record PlannedChange(
        String name, boolean provider, Optional<String> before, Optional<String> after, boolean keyChanges, List<Message> also) {
    public PlannedChange {
        also = List.copyOf(also);
    }

    public PlannedChange(String name, boolean provider, Optional<String> before, Optional<String> after, boolean keyChanges) {
        this(name, provider, before, after, keyChanges, List.of());
    }

    /// What would happen to it.
    public enum Action {
        ADD,
        CHANGE,
        REMOVE
    }

    public Action action() {
        if (before.isEmpty()) {
            return Action.ADD;
        }
        return after.isEmpty() ? Action.REMOVE : Action.CHANGE;
    }
}
