package dev.onehot.model;

/// One provider as it is stored. Never holds its key.
///
/// @param id the row's id in `ai_providers`; never reused
/// @param name unique, without regard to case, among those that Onehot wrote
/// @param kind id of a [ProviderKind]; inferred from the name where a row came from another program
/// @param baseUrl empty for the kind's own
/// @param model the default model, empty for none
/// @param createdAt UTC, `YYYY-MM-DD HH:MM:SS`, as SQLite writes it
/// @param updatedAt as `createdAt`
/// @param version the revision in which this process saw what a draft edits change last; a draft carries it to find conflicts
public record Provider(
        long id,
        String name,
        String kind,
        String baseUrl,
        String model,
        String notes,
        MaskedKey key,
        boolean active,
        String createdAt,
        String updatedAt,
        long version) {

    /// Whether a draft made from `other` would still start from what is stored here. The active flag and the times are not edited.
    public boolean sameDraft(Provider other) {
        return name.equals(other.name)
                && kind.equals(other.kind)
                && baseUrl.equals(other.baseUrl)
                && model.equals(other.model)
                && notes.equals(other.notes)
                && key.equals(other.key);
    }

    public Provider withVersion(long newVersion) {
        return new Provider(id, name, kind, baseUrl, model, notes, key, active, createdAt, updatedAt, newVersion);
    }

    /// The same provider with another active flag.
    ///
    /// @param at the time of the change; a provider that is only made inactive keeps its own
    public Provider withActive(boolean nowActive, String at) {
        return new Provider(id, name, kind, baseUrl, model, notes, key, nowActive, createdAt, at, version);
    }
}
