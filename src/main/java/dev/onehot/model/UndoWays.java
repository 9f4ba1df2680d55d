package dev.onehot.model;

import java.util.Optional;

/// What the next undo and the next redo would take back; empty where there is nothing.
///
/// @param undo the newest change that stands
/// @param redo the newest undo, unless something new was done since
public record UndoWays(Optional<PastGesture> undo, Optional<PastGesture> redo) {}
