package dev.onehot.model;

import java.util.List;

/// A provider that another tool, a variable or a port of this machine tells of, and that could be added.
///
/// @param source where it was found: `Codex`, `OPENAI_API_KEY`, `localhost:11434`
/// @param draft what would be added; its key may be a reference to a variable
/// @param remarks what is left out of it, or was filled in, and why; they hold no secret
/// @param inUse whether the tool asks this one, of all that it knows
public record FoundProvider(String source, ProviderDraft draft, List<Message> remarks, boolean inUse) {
    public FoundProvider {
        remarks = List.copyOf(remarks);
    }

    /// One of which nothing needs to be said.
    public FoundProvider(String source, ProviderDraft draft) {
        this(source, draft, List.of(), false);
    }

    /// Whether it lacks a key that its family usually needs.
    public boolean lacksKey() {
        return Presets.family(draft.kind()).speech().needsKey() && !(draft.key() instanceof KeyChange.Replace);
    }
}
