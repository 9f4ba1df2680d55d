package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Header;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderField;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// The options of the fields that are stored as they are given, named as in the window and in `provider show --json`. An empty text removes what is
/// there; because it cannot be given in every shell, there is `--clear`.
final class FieldOptions {
    private static final SortedMap<String, ProviderField> WORDS = new TreeMap<>(Stream.of(ProviderField.values())
            .filter(it -> !it.word().isEmpty())
            .collect(Collectors.toMap(ProviderField::word, it -> it)));

    private final Map<ProviderField, OptionSpec> options = new EnumMap<>(ProviderField.class);
    private final OptionSpec clear = several("--clear")
            .paramLabel("FIELD")
            .splitRegex(",")
            .converters(FieldOptions::word)
            .completionCandidates(WORDS.keySet())
            .description("Remove what stands in a field, before anything else that is said; may be repeated. One of ${COMPLETION-CANDIDATES}.")
            .build();

    @Mixin
    private CommandSpec mixed = CommandSpec.create().addOption(clear);

    FieldOptions() {
        for (var field : ProviderField.values()) {
            var said = field.option();
            if (!said.label().isEmpty()) {
                var name = "--" + said.word();
                var option = field.shape() == ProviderField.Shape.LINES ? several(name) : OptionSpec.builder(name).type(String.class);
                options.put(field, option.paramLabel(said.label()).description(said.help()).build());
            }
        }
        options.values().forEach(mixed::addOption);
    }

    private static OptionSpec.Builder several(String name) {
        return OptionSpec.builder(name).type(List.class).auxiliaryTypes(String.class);
    }

    private static String word(String given) {
        if (!WORDS.containsKey(given)) {
            throw new TypeConversionException("expected one of " + String.join(", ", WORDS.keySet()) + " but was " + given);
        }
        return given;
    }

    private static List<String> lines(OptionSpec option) {
        return Optional.<List<String>>ofNullable(option.getValue()).orElse(List.of());
    }

    /// `draft` without what is to be removed.
    ProviderDraft cleared(ProviderDraft draft) {
        var texts = draft.fields();
        lines(clear).forEach(it -> texts.remove(Objects.requireNonNull(WORDS.get(it)).id()));
        return ProviderDraft.of(texts).withKey(draft.key());
    }

    /// `draft` with what was said. What is wrong, [ProviderDraft#problems()] tells.
    ProviderDraft over(ProviderDraft draft) {
        var texts = draft.fields();
        options.forEach((field, option) -> {
            if (field.shape() == ProviderField.Shape.LINES && field != ProviderField.HEADERS) {
                var before = texts.getOrDefault(field.id(), "").lines().toList();
                var lines = NamedLines.over(field, before, it -> it.replaceFirst(" .*", ""), (name, value) -> name + " " + value, lines(option));
                texts.put(field.id(), String.join("\n", lines));
            } else if (option.getValue() instanceof String text) {
                texts.put(field.id(), text);
            }
        });
        // What is wrong in one may read as another one.
        var headers = NamedLines.over(
                ProviderField.HEADERS, draft.options().headers(), Header::name, Header::new, lines(Objects.requireNonNull(options.get(ProviderField.HEADERS))));
        var after = ProviderDraft.of(texts).withKey(draft.key());
        return after.withOptions(after.options().withHeaders(headers));
    }
}
