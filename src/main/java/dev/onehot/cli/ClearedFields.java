package dev.onehot.cli;

import module java.base;

import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--clear`: an empty text cannot be given in every shell.
final class ClearedFields {
    /// What an option is called, and the field that it gives.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("base-url", "baseUrl"),
            Map.entry("model", "model"),
            Map.entry("notes", "notes"),
            Map.entry("headers", "headers"),
            Map.entry("organization", "organization"),
            Map.entry("project", "project"),
            Map.entry("resource", "resource"),
            Map.entry("deployment", "deployment"),
            Map.entry("api-version", "apiVersion"),
            Map.entry("timeout", "timeoutSeconds"),
            Map.entry("proxy", "proxy"));

    @Option(
            names = "--clear",
            paramLabel = "FIELD",
            split = ",",
            converter = Words.class,
            completionCandidates = Words.class,
            description = "Remove what stands in a field, before anything else that is said; may be repeated. One of ${COMPLETION-CANDIDATES}.")
    private List<String> cleared = List.of();

    /// `draft` without them.
    ProviderDraft in(ProviderDraft draft) {
        if (cleared.isEmpty()) {
            return draft;
        }
        var options = draft.options().fields();
        cleared.forEach(it -> options.remove(FIELDS.get(it)));
        var rest = ProviderOptions.of(options);
        return new ProviderDraft(
                draft.name(),
                draft.kind(),
                cleared.contains("base-url") ? "" : draft.baseUrl(),
                cleared.contains("model") ? "" : draft.model(),
                cleared.contains("notes") ? "" : draft.notes(),
                cleared.contains("headers") ? rest : rest.withHeaders(draft.options().headers()),
                draft.key());
    }

    /// Takes the words, and offers them.
    static final class Words extends ArrayList<String> implements ITypeConverter<String> {
        private static final long serialVersionUID = 1;

        Words() {
            addAll(FIELDS.keySet());
            sort(null);
        }

        @Override
        public String convert(String value) {
            if (!contains(value)) {
                throw new TypeConversionException("expected one of " + String.join(", ", this) + " but was " + value);
            }
            return value;
        }
    }
}
