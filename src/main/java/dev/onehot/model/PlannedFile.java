package dev.onehot.model;

import java.util.Optional;

/// One file of another program that a plan would change, for a preview. Never holds a key.
///
/// @param diff unified, what may be a key is masked; the empty text when nothing changes
/// @param obstacle why it cannot be
public record PlannedFile(String path, String diff, Optional<Message> obstacle) {}
