package dev.onehot.model;

/// In which language a file of another program is written.
public enum DocumentFormat implements Worded {
    /// Without comments and trailing commas.
    JSON,
    /// With comments and trailing commas.
    JSONC,
    TOML,
    /// Lines `NAME=value`.
    DOTENV,
    YAML,
    /// A file that is all ours: one value at the empty path, a JSON string with its text.
    WHOLE
}
