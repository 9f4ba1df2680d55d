package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Message;
import dev.onehot.tools.programs.Template;
import java.nio.file.Path;

/// What a person says of any file, as the text that its program is kept with.
public final class FollowDefinition {
    private static final Pattern KEY = Pattern.compile("\\{key(:clear)?}");

    private FollowDefinition() {}

    /// Whether a text would have the key in clear.
    static boolean isClear(String text) {
        return KEY.matcher(text).find();
    }

    /// A file of which these values are ours. Throws [FollowDefinitionException].
    ///
    /// @param file absolute
    /// @param texts by path, with placeholders: `{base}` or `{baseUrl}`, `{host}`, `{model}`, `{id}`, `{name}`, `{helper}` or `{key:helper}`, `{key-env}` or
    ///     `{key:env}`, `{key}` or `{key:clear}`
    public static String of(Path file, DocumentFormat format, String name, SequencedMap<String, String> texts) {
        boolean clear = texts.values().stream().anyMatch(FollowDefinition::isClear);
        boolean calls = texts.values().stream().anyMatch(it -> it.contains("helper"));
        var lines = new ArrayList<>(head(file, name));
        lines.add("format = " + format.word());
        lines.add("key = " + (clear ? "clear" : calls ? "helper" : "variable"));
        lines.add("speaks = anthropic, google, openai");
        texts.forEach((path, text) -> lines.add((isClear(text) ? "own.clear = " : "own = ") + line(path) + " = " + Template.json(text)));
        return String.join("\n", lines);
    }

    /// A `.env` file with the variables that SDKs of the provider's dialect read.
    ///
    /// @param file absolute
    public static String dotEnv(Path file, String name) {
        return String.join("\n", Stream.concat(Stream.of("like = env-file"), head(file, name).stream()).toList());
    }

    private static List<String> head(Path file, String name) {
        // The signs that tell one place from another there.
        if (!file.isAbsolute() || Stream.of(" | ", ", ").anyMatch(file.toString()::contains)) {
            throw new FollowDefinitionException(Message.of("program.definition.key", file.toString()));
        }
        return List.of("name = " + line(name), "file = " + line(file.toString()));
    }

    private static String line(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new FollowDefinitionException(Message.of("program.definition.own", text));
        }
        return text.strip();
    }
}
