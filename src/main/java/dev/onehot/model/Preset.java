package dev.onehot.model;

import module java.base;

/// A ready-made entry for a provider: what to fill in, and how its server is spoken to. One section of `presets.ini`.
///
/// @param id stable, lower case, for example `azure-openai`
/// @param kind id of its family; equal to `id` where it is the family itself
/// @param vendor id of the preset of the same vendor whose other address it is; equal to `id` where it is the first
/// @param own whether a person added it
/// @param aliases names by which other programs call it, in lower case
/// @param baseUrl where it usually is, perhaps with `{resource}` in it; empty when that is always the user's own
/// @param responses whether OpenAI's Responses are answered there; empty where that is not known
/// @param headers what a provider of it gets as its own headers; only own presets have any
/// @param models to begin with, the first one first
/// @param environment names of variables that hold its key
/// @param keyPage where a key is made; empty when none is needed
/// @param color of its mark, as `#rrggbb`
/// @param speech how its server is spoken to
public record Preset(
        String id,
        String name,
        String kind,
        String vendor,
        boolean own,
        Set<String> aliases,
        String baseUrl,
        Optional<Boolean> responses,
        List<Header> headers,
        List<String> models,
        List<String> environment,
        String keyPage,
        String docs,
        String color,
        String initials,
        Speech speech) {

    /// The paths, headers and habits of a family's server.
    ///
    /// @param auth the header that carries the key
    /// @param headers of every request; one whose placeholder stays empty is left out
    /// @param version what stands before a path when the base URL does not end in a version
    /// @param added what programs add to their address themselves, so that it is left out of what they are given; the longest first
    /// @param list where the models are; empty when there is no list
    /// @param publicList whether the list answers without a key
    /// @param check what proves a key where the list does not; empty for nothing
    /// @param credit where the vendor says what credit is left, then the path of the amount in the answer, then that of its currency or the currency
    /// itself; empty for nowhere
    /// @param health answers when the server is up; empty for nothing
    /// @param datedList the list when the provider has an API version; empty for the same one
    /// @param datedChat the chat when the provider has an API version; empty for the same one
    /// @param datedResponses where a Response goes when the provider has an API version; empty for nowhere
    /// @param asksFor further fields of a provider that matter here
    public record Speech(
            boolean needsKey,
            Header auth,
            List<Header> headers,
            String version,
            List<String> added,
            String list,
            boolean publicList,
            String check,
            String credit,
            String health,
            Protocol protocol,
            String chat,
            String datedList,
            String datedChat,
            String datedResponses,
            Set<String> asksFor) {}

    /// This family under an id that this version does not know.
    public Preset called(String unknown) {
        return new Preset(
                unknown, unknown, unknown, unknown, own, aliases, "", Optional.empty(), headers, models, environment, keyPage, docs, color, initials, speech);
    }

    /// Whether it is a family of its own and not a preset of another one.
    public boolean isFamily() {
        return id.equals(kind);
    }

    /// Whether its server runs on this machine.
    public boolean isLocal() {
        return baseUrl.startsWith("http://localhost:");
    }

    /// The model to begin with.
    public Optional<String> firstModel() {
        return models.stream().findFirst();
    }

    /// As it is called in a list.
    @Override
    public String toString() {
        return name;
    }

    /// What a search looks at.
    public String searchText() {
        return String.join(" ", id, name, baseUrl, String.join(" ", aliases), String.join(" ", environment)).toLowerCase(java.util.Locale.ROOT);
    }
}
