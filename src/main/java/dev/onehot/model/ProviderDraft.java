package dev.onehot.model;

import module java.base;

/// What a person wants a provider to be: what the form and the command line send.
///
/// @param options what only some providers need
public record ProviderDraft(
        String name, String kind, String baseUrl, String model, String notes, ProviderOptions options, KeyChange key) {
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_MODEL = 300;
    public static final int LONGEST_NOTES = 20_000;

    private static final int LONGEST_KIND = 64;

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
        return new ProviderDraft(
                provider.name(),
                provider.kind(),
                provider.baseUrl(),
                provider.model(),
                provider.notes(),
                provider.options(),
                KeyChange.KEEP);
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
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", name);
        fields.put("kind", kind);
        fields.put("baseUrl", baseUrl);
        fields.put("model", model);
        fields.put("notes", notes);
        fields.putAll(options.fields());
        return fields;
    }

    public ProviderDraft withKey(KeyChange newKey) {
        return new ProviderDraft(name, kind, baseUrl, model, notes, options, newKey);
    }

    /// Everything that is wrong without looking at other providers. Pure; cheap enough for every keystroke.
    public List<Problem> problems() {
        return problems(List.of());
    }

    /// What is wrong with what this changes of `stored`. What another program wrote there is its affair, and stays as it is.
    public List<Problem> problems(Provider stored) {
        var before = of(stored).fields();
        var mine = fields();
        return problems(stored.options().headers()).stream()
                .filter(it -> !mine.containsKey(it.field()) || !Objects.equals(mine.get(it.field()), before.get(it.field())))
                .toList();
    }

    private List<Problem> problems(List<Header> stored) {
        var problems = new ArrayList<Problem>();
        Rules.filled("name", name, problems);
        Rules.line("name", name, LONGEST_NAME, problems);
        Rules.filled("kind", kind, problems);
        Rules.line("kind", kind, LONGEST_KIND, problems);
        Rules.base("baseUrl", baseUrl, problems);
        Rules.line("model", model, LONGEST_MODEL, problems);
        Rules.text("notes", notes, LONGEST_NOTES, problems);
        problems.addAll(options.problems(stored));
        if (key instanceof KeyChange.Replace(ApiKey replacement)) {
            problems.addAll(replacement.problems());
        }
        return problems;
    }
}
