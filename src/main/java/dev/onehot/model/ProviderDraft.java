package dev.onehot.model;

import java.util.ArrayList;
import java.util.List;

/// What a person wants a provider to be: what the form and the command line send.
public record ProviderDraft(String name, String kind, String baseUrl, String model, String notes, KeyChange key) {
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

    /// A draft that changes nothing about `provider`.
    public static ProviderDraft of(Provider provider) {
        return new ProviderDraft(
                provider.name(),
                provider.kind(),
                provider.baseUrl(),
                provider.model(),
                provider.notes(),
                KeyChange.KEEP);
    }

    public ProviderDraft withName(String newName) {
        return new ProviderDraft(newName, kind, baseUrl, model, notes, key);
    }

    /// Everything that is wrong without looking at other providers. Pure; cheap enough for every keystroke.
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        Rules.filled("name", name, problems);
        Rules.line("name", name, LONGEST_NAME, problems);
        Rules.filled("kind", kind, problems);
        Rules.line("kind", kind, LONGEST_KIND, problems);
        Rules.url("baseUrl", baseUrl, Rules.WEB, problems);
        Rules.line("model", model, LONGEST_MODEL, problems);
        Rules.text("notes", notes, LONGEST_NOTES, problems);
        if (key instanceof KeyChange.Replace(ApiKey replacement)) {
            problems.addAll(replacement.problems());
        }
        return problems;
    }
}
