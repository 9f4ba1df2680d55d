package dev.onehot.relay;

import module java.base;

import dev.onehot.relay.turn.Piece;

/// What came of one request. Never holds anything of its content.
///
/// @param program name of the caller's token; empty for nobody's
/// @param provider by its id; 0 where nobody was asked
/// @param model as the provider was asked
/// @param status of HTTP that the program got; 499 when the program left
/// @param usage as far as the provider told it
/// @param error what a person may read when it failed, without a key; else empty
public record Served(Instant at, Duration took, String program, long provider, String model, int status, Piece.Usage usage, String error) {}
