package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Message;
import dev.onehot.model.UnreadableFileException;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What can be told of a file by its name and its content. Pure.
///
/// @param format empty where neither tells
/// @param paths where values stand in it, in their order
/// @param problem why it cannot be read as the format that it should have
public record FileLook(Optional<DocumentFormat> format, List<String> paths, Optional<Message> problem) {
    private static final int MOST_PATHS = 200;
    private static final Pattern VARIABLE = Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=");

    /// In which order a content is tried that no name says anything of: the stricter first.
    private static final List<DocumentFormat> TRIED = List.of(DocumentFormat.JSON, DocumentFormat.JSONC, DocumentFormat.TOML, DocumentFormat.YAML);

    private static final Map<String, Pattern> FAMILIAR = Map.of(
            "{baseUrl}", Pattern.compile("(?i)(?:.*[_-])?(?:base_?url|api_?base|api_?url|endpoint)"),
            "{model}", Pattern.compile("(?i)(?:.*[_-])?model(?:_?name|_?id)?"));

    public FileLook {
        paths = List.copyOf(paths);
    }

    /// Looks.
    ///
    /// @param there empty where there is no such file
    /// @param chosen what a person says that it is; empty: it is to be told
    public static FileLook of(Path file, Optional<byte[]> there, Optional<DocumentFormat> chosen) {
        var content = there.orElse(new byte[0]);
        var format = chosen.or(() -> told(file, content));
        var problem = format.flatMap(it -> problem(it, content));
        var paths = problem.isPresent() ? Optional.<List<String>>empty() : format.map(it -> paths(it, content));
        return new FileLook(format, paths.orElse(List.of()), problem);
    }

    /// What of it a person probably wants to follow, by the names in it.
    public List<AnyFile.Value> familiar() {
        return FAMILIAR.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(each -> paths.stream().filter(it -> each.getValue().matcher(last(it)).matches()).limit(1).map(it -> new AnyFile.Value(it, each.getKey())))
                .toList();
    }

    private static String last(String path) {
        return KeyPath.of(path).steps().getLast() instanceof KeyPath.Name(var name) ? name : "";
    }

    /// The format that its name says.
    public static Optional<DocumentFormat> named(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        var word = name.startsWith(".env") || name.endsWith(".env") ? "dotenv" : name.substring(name.lastIndexOf('.') + 1).replaceFirst("^yml$", "yaml");
        return Stream.of(DocumentFormat.values()).filter(it -> it != DocumentFormat.WHOLE && it.name().equalsIgnoreCase(word)).findFirst();
    }

    private static Optional<DocumentFormat> told(Path file, byte[] content) {
        var named = named(file);
        if (named.equals(Optional.of(DocumentFormat.JSON)) && problem(DocumentFormat.JSON, content).isPresent()) {
            return problem(DocumentFormat.JSONC, content).isEmpty() ? Optional.of(DocumentFormat.JSONC) : named;
        }
        if (named.isPresent() || content.length == 0) {
            return named;
        }
        var text = text(content);
        if (text.lines().map(String::strip).filter(it -> !it.isEmpty() && !it.startsWith("#")).allMatch(it -> VARIABLE.matcher(it).lookingAt())
                && text.lines().noneMatch(it -> it.contains(" = "))) {
            return Optional.of(DocumentFormat.DOTENV);
        }
        return TRIED.stream().filter(it -> problem(it, content).isEmpty() && !paths(it, content).isEmpty()).findFirst();
    }

    private static Optional<Message> problem(DocumentFormat format, byte[] content) {
        try {
            LosslessText.of(format, content);
            return Optional.empty();
        } catch (UnreadableFileException unreadable) {
            return Optional.of(unreadable.what());
        }
    }

    private static List<String> paths(DocumentFormat format, byte[] content) {
        if (format == DocumentFormat.DOTENV) {
            return VARIABLE.matcher(text(content)).results().map(it -> it.group(1)).distinct().limit(MOST_PATHS).toList();
        }
        try {
            var found = new ArrayList<String>();
            LosslessText.of(format, content).get(KeyPath.ROOT).ifPresent(it -> gather(KeyPath.ROOT, JsonMapper.shared().readTree(it), found));
            return found;
        } catch (UnreadableFileException | JacksonException none) {
            return List.of();
        }
    }

    private static void gather(KeyPath at, JsonNode node, List<String> found) {
        for (var member : node.properties()) {
            var path = at.then(member.getKey());
            if (member.getValue().isObject()) {
                gather(path, member.getValue(), found);
            } else if (member.getValue().isValueNode() && found.size() < MOST_PATHS) {
                found.add(path.toString());
            }
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
    }
}
