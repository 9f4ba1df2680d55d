package dev.onehot.model;

import module java.base;

/// What a person wants a provider to be: what the form and the command line send.
///
/// @param options what only some providers need
public record ProviderDraft(
        String name, String kind, String baseUrl, String model, String notes, ProviderOptions options, KeyChange key) {
    /// White space around a line is never meant; in notes it may be.
    public ProviderDraft {
        name = name.strip();
        kind = kind.strip();
        baseUrl = baseUrl.strip();
        model = model.strip();
    }

    /// A draft without options.
    public ProviderDraft(String name, String kind, String baseUrl, String model, String notes, KeyChange key) {
        this(name, kind, baseUrl, model, notes, ProviderOptions.NONE, key);
    }

    /// A draft that changes nothing about `provider`.
    public static ProviderDraft of(Provider provider) {
        return of(provider.fields());
    }

    public ProviderDraft withName(String newName) {
        return new ProviderDraft(newName, kind, baseUrl, model, notes, options, key);
    }

    public ProviderDraft withBaseUrl(String newBaseUrl) {
        return new ProviderDraft(name, kind, newBaseUrl, model, notes, options, key);
    }

    /// The same one with an address that is a base URL, and with what else was pasted as its address in the fields for that.
    public ProviderDraft tidied() {
        var pasted = PastedAddress.of(kind, baseUrl);
        return new ProviderDraft(
                name,
                pasted.kind(),
                pasted.baseUrl(),
                model.isEmpty() ? pasted.model() : model,
                notes,
                options.withAzure(pasted.deployment(), pasted.apiVersion()),
                key);
    }

    public ProviderDraft withOptions(ProviderOptions newOptions) {
        return new ProviderDraft(name, kind, baseUrl, model, notes, newOptions, key);
    }

    /// A draft of these fields, as [Provider#fields()] gives them; what is missing is empty.
    public static ProviderDraft of(Map<String, String> fields) {
        return new ProviderDraft(
                fields.getOrDefault("name", ""),
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("baseUrl", ""),
                fields.getOrDefault("model", ""),
                fields.getOrDefault("notes", ""),
                ProviderOptions.of(fields),
                KeyChange.KEEP);
    }

    /// All of it but the key, as [Provider#fields()] gives it.
    public Map<String, String> fields() {
        return options.behind(name, kind, baseUrl, model, notes);
    }

    public ProviderDraft withKey(KeyChange newKey) {
        return new ProviderDraft(name, kind, baseUrl, model, notes, options, newKey);
    }

    /// Everything that is wrong without looking at other providers. Pure; cheap enough for every keystroke.
    public List<Problem> problems() {
        return problems(ProviderOptions.NONE);
    }

    /// What is wrong with what this changes of `stored`. What another program wrote there is its affair, and stays as it is.
    public List<Problem> problems(Provider stored) {
        var before = of(stored).fields();
        var mine = fields();
        return problems(stored.options()).stream()
                .filter(it -> !mine.containsKey(it.field()) || !Objects.equals(mine.get(it.field()), before.get(it.field())))
                .toList();
    }

    private List<Problem> problems(ProviderOptions stored) {
        var problems = new ArrayList<Problem>();
        var texts = fields();
        ProviderField.EVERYBODYS.forEach(it -> it.check(texts.getOrDefault(it.id(), ""), "", problems));
        problems.addAll(options.problems(stored));
        if (key instanceof KeyChange.Replace(ApiKey replacement)) {
            problems.addAll(replacement.problems());
        }
        return problems;
    }
}
