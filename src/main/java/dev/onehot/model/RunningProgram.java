package dev.onehot.model;

import java.time.Instant;

/// A process of a known program.
public record RunningProgram(String id, long pid, Instant start) {}
