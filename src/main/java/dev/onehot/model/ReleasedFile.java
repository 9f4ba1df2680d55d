package dev.onehot.model;

import java.util.Optional;

/// What a file becomes when its program follows no longer.
///
/// @param content empty when it is `gone`, or nothing changes
/// @param gone whether it is removed: it was not there before, and nothing else is in it
/// @param diff as that of [FilePatch]
public record ReleasedFile(Optional<byte[]> content, boolean gone, String diff) {}
