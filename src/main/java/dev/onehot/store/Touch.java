package dev.onehot.store;

/// That a change touched a provider's key, or a setting.
///
/// @param what `provider` or `setting`
/// @param subject the provider's id, or the setting's key
public record Touch(long change, long gesture, String what, String subject) {}
