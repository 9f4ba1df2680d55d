package dev.onehot.tools;

/// How a tool's file refers to what stands elsewhere.
interface References {
    /// Nothing is filled in: the tool takes every text as it stands.
    References NONE = Value::of;

    /// What this text means. All of it in one variable stays a reference; a part of it is filled in.
    Value read(String text);

    /// All of it filled in, as an address needs it.
    default Value filled(String text) {
        return read(text);
    }

    /// The text for a header, in which variables stay as `{env:NAME}`.
    default Value header(String text) {
        return read(text);
    }
}
