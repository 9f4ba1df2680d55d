package dev.onehot.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Writes the theme as Onehot shows it: without the rules of controls that it never makes, and compiled, for the JavaFX that will read it. More than half of
/// AtlantaFX's rules are such, and each is looked at for each control. And once more with nothing but what the first frame shows.
///
/// Run by every build, beside it, with the libraries on the class path. Arguments: the file of the style classes to leave out, that of those of the first frame,
/// the folder to write into.
final class Theme {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)(\\{[^{}]*})");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([\\w-]+)");

    private Theme() {}

    public static void main(String[] arguments) throws IOException {
        var leftOut = classes(arguments[0]);
        var first = classes(arguments[1]);
        var folder = Files.createDirectories(Path.of(arguments[2]));
        for (var name : List.of("dark", "light")) {
            write(folder, name, only(leftOut.negate(), whole(name)));
            write(folder, "first-" + name, only(first, whole(name)));
        }
    }

    private static Predicate<String> classes(String file) throws IOException {
        return Pattern.compile(String.join("|", Files.readAllLines(Path.of(file)))).asMatchPredicate();
    }

    private static void write(Path folder, String name, String rules) throws IOException {
        var css = folder.resolve(name + ".css");
        Files.writeString(css, rules);
        Stylesheet.convertToBinary(css.toFile(), folder.resolve(name + ".bss").toFile());
        Files.delete(css);
    }

    private static String whole(String name) throws IOException {
        try (var css = Theme.class.getResourceAsStream("/atlantafx/base/theme/primer-" + name + ".css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The rules of which every style class is wanted.
    private static String only(Predicate<String> wanted, String css) {
        return RULE.matcher(COMMENT.matcher(css).replaceAll("")).results().map(rule -> {
            var selectors = Stream.of(rule.group(1).split(",")).map(String::strip)
                    .filter(it -> STYLE_CLASS.matcher(it).results().map(style -> style.group(1)).allMatch(wanted))
                    .collect(Collectors.joining(","));
            return selectors.isEmpty() ? "" : selectors + rule.group(2);
        }).collect(Collectors.joining("\n"));
    }
}
