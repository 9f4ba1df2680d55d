package dev.onehot.model;

/// How a message to a model is put, and how its answer looks.
public enum Protocol {
    /// `POST …/chat/completions` with `messages`.
    OPENAI,
    /// `POST …/messages` with `max_tokens` and `messages`.
    ANTHROPIC,
    /// `POST …/models/…:generateContent` with `contents`.
    GOOGLE
}
