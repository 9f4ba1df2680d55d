package dev.onehot.model;

import module java.base;

/// A file of a program that follows, and what of it is ours.
///
/// @param path absolute, links resolved: the identity of the target
/// @param existed whether it was there before we first wrote
/// @param provider for which it was last written
/// @param writtenAt UTC, `YYYY-MM-DD HH:MM:SS`; the empty text when never
/// @param keys in the order in which they were put in
public record FollowedFile(String path, DocumentFormat format, boolean existed, OptionalLong provider, String writtenAt, List<OwnedKey> keys) {
    public FollowedFile {
        keys = List.copyOf(keys);
    }

    /// The same with these keys.
    public FollowedFile withKeys(List<OwnedKey> others) {
        return new FollowedFile(path, format, existed, provider, writtenAt, others);
    }
}
