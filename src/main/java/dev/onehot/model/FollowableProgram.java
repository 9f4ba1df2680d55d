package dev.onehot.model;

import module java.base;

/// What a program that can follow is, as our data or a person's definition has it.
///
/// @param dialects which of them it speaks
/// @param deliveries how it can get the key, the best first
/// @param tried version and date with which it was tried on the real program, as `2.1.328, 2026-11-29`; empty: it could not be tried
/// @param remarks what beats our file, and what the person has to do, as sentences
public record FollowableProgram(
        String id, String name, List<Protocol> dialects, List<KeyDelivery> deliveries, SessionBehavior session, String tried, List<Message> remarks) {
    public FollowableProgram {
        dialects = List.copyOf(dialects);
        deliveries = List.copyOf(deliveries);
        remarks = List.copyOf(remarks);
    }
}
