package dev.onehot.model;

/// A further key of a provider, which is not in use.
///
/// @param id its row's id in `onehot_key`
/// @param label what a person calls it, unique within its provider
public record SpareKey(long id, String label, MaskedKey key) {
    public static final int LONGEST_LABEL = 60;
}
