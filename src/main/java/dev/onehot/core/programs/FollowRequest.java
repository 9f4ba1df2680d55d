package dev.onehot.core.programs;

import module java.base;

import dev.onehot.model.KeyDelivery;

/// What a person wants to follow.
///
/// @param id of a known program; the empty text for any file, which gets one
/// @param name what a person calls it; the empty text for the known program's own
/// @param pinned the provider that it is to stay with; empty: the active one
/// @param delivery how it is to get the key; empty: the best way that puts none in clear
/// @param definition of any file, otherwise the empty text
public record FollowRequest(String id, String name, OptionalLong pinned, Optional<KeyDelivery> delivery, String definition) {
    /// A known program with the active provider, and the key by the best way.
    public static FollowRequest of(String id) {
        return new FollowRequest(id, "", OptionalLong.empty(), Optional.empty(), "");
    }
}
