package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Message;

/// A command that was carried out and is durable.
///
/// @param revision the first revision that shows it
/// @param gesture what it is called in the history, for [Command.Undo]; empty when it recorded nothing
/// @param providerId the provider that it was about, if it was about one
/// @param remarks what is to be said about it: what was undone, and what of it could not be brought back
public record Outcome(long revision, OptionalLong gesture, OptionalLong providerId, List<Message> remarks) {
    public Outcome {
        remarks = List.copyOf(remarks);
    }
}
