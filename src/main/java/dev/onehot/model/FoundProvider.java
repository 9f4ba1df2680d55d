package dev.onehot.model;

/// A provider that another tool, a variable or a port of this machine tells of, and that could be added.
///
/// @param source where it was found: `Codex`, `OPENAI_API_KEY`, `localhost:11434`
/// @param draft what would be added; its key may be a reference to a variable
public record FoundProvider(String source, ProviderDraft draft) {
    /// Whether it lacks a key that its family usually needs.
    public boolean lacksKey() {
        return Presets.family(draft.kind()).speech().needsKey() && !(draft.key() instanceof KeyChange.Replace);
    }
}
