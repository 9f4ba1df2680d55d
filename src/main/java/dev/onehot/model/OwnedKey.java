package dev.onehot.model;

import module java.base;

/// One key of another program's file that is ours as long as the program follows.
///
/// @param path of the key in the file, as `env.ANTHROPIC_BASE_URL`
/// @param original raw text in the file's own language that stood there before we first wrote; empty: nothing stood there. In the database it is sealed where `secret`
///     and keys are encrypted; whoever reads files gets it open
/// @param insertion what we put around it; empty when a value was replaced
/// @param written canonical JSON of what was last written, or `sha256:SALT:HEX` for a key in clear; empty when never
/// @param intended as `written`, for what is being written: noted before the first file is replaced, so that after a kill our own half is known for ours
/// @param secret whether its original or its value may be a key
public record OwnedKey(
        String path, Optional<String> original, Optional<Insertion> insertion, Optional<String> written, Optional<String> intended, boolean secret) {

    /// The same with another original.
    public OwnedKey withOriginal(Optional<String> other) {
        return new OwnedKey(path, other, insertion, written, intended, secret);
    }

    /// What was intended stands in the file now.
    public OwnedKey asWritten() {
        return intended.isEmpty() ? this : new OwnedKey(path, original, insertion, intended, Optional.empty(), secret);
    }

    /// Neither what stood there nor what stands there.
    @Override
    public String toString() {
        return "OwnedKey[" + path + "]";
    }
}
