package dev.onehot.model;

/// Who serves a database on this computer.
///
/// @param process its number
/// @param address where it answers
public record EndpointHolder(String process, String address) {}
