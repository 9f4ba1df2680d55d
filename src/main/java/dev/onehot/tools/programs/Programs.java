package dev.onehot.tools.programs;

import dev.onehot.model.Protocol;
import dev.onehot.tools.programs.Supply.KeyWay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The programs that Onehot knows, read from `programs.ini` when a command is run. Safe on any thread.
public final class Programs {
    private static final Pattern ENDING = Pattern.compile("\\.(?:exe|cmd|bat|ps1)$");
    private static final Pattern VERSION = Pattern.compile("(?<=.)@[^@/]*$");

    /// Start what npm has by its package, which is the first word that is no option.
    private static final List<String> RUNNERS = List.of("npx", "bunx");

    /// Keys behind which several words may stand, with commas.
    private static final List<String> WORDS = List.of("unset", "empty", "sends");

    private Programs() {}

    /// A command line of a program that is known.
    ///
    /// @param words how many words of it start the program: one, or those of a runner and the package
    public record Called(KnownProgram program, int words) {}

    public static List<KnownProgram> all() {
        return Sections.load();
    }

    /// The program that `command` starts; empty when it is not known.
    public static Optional<Called> find(List<String> command) {
        var first = name(command.getFirst());
        var all = all();
        if (RUNNERS.contains(first)) {
            for (int i = 1; i < command.size(); i++) {
                if (!command.get(i).startsWith("-")) {
                    var asked = VERSION.matcher(command.get(i)).replaceFirst("");
                    int words = i + 1;
                    return all.stream()
                            .filter(it -> it.packages().contains(asked) || it.commands().contains(asked))
                            .findFirst()
                            .map(it -> new Called(it, words));
                }
            }
        }
        return all.stream().filter(it -> it.commands().contains(first)).findFirst().map(it -> new Called(it, 1));
    }

    private static String name(String word) {
        var file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return ENDING.matcher(file.toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /// The file as it is written: sections of lines, a key in front of each.
    private static final class Sections {
        private final LinkedHashMap<String, List<String[]>> lines = new LinkedHashMap<>();

        static List<KnownProgram> load() {
            try (InputStream in = Objects.requireNonNull(Programs.class.getResourceAsStream("programs.ini"))) {
                var sections = new Sections();
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(sections::read);
                return sections.programs();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private void read(String line) {
            if (line.isBlank() || line.startsWith("#")) {
                return;
            }
            if (line.startsWith("[")) {
                lines.put(line.substring(1, line.length() - 1), new ArrayList<>());
                return;
            }
            Objects.requireNonNull(lines.lastEntry()).getValue().add(line.split(" = ", 2));
        }

        private List<KnownProgram> programs() {
            return lines.keySet().stream().filter(it -> !it.contains("/")).map(this::program).toList();
        }

        private KnownProgram program(String id) {
            var ways = new HashMap<Protocol, Way>();
            for (var protocol : Protocol.values()) {
                var section = lines.get(id + "/" + protocol.name().toLowerCase(Locale.ROOT));
                if (section != null) {
                    ways.put(protocol, new Way(section.stream().flatMap(it -> lines(it).stream()).toList()));
                }
            }
            var packages = words(id, "package");
            return new KnownProgram(
                    id,
                    text(id, "name"),
                    words(id, "command"),
                    packages.stream().map(it -> VERSION.matcher(it).replaceFirst("")).toList(),
                    packages.isEmpty() ? "" : packages.getFirst(),
                    text(id, "refused"),
                    words(id, "bare"),
                    words(id, "wins"),
                    words(id, "agent"),
                    words(id, "agents"),
                    choice(text(id, "choice")),
                    ways);
        }

        /// Names that are unset may stand in one line.
        private static List<Way.Line> lines(String[] line) {
            var key = line[0].split("\\.", 2);
            var when = key.length == 1 ? Optional.<KeyWay>empty() : Optional.of(KeyWay.valueOf(key[1].toUpperCase(Locale.ROOT)));
            var texts = WORDS.contains(key[0]) ? split(line[1]) : List.of(line[1]);
            return texts.stream().map(it -> new Way.Line(key[0], when, it)).toList();
        }

        private String text(String id, String key) {
            return Objects.requireNonNull(lines.get(id)).stream().filter(it -> it[0].equals(key)).map(it -> it[1]).findFirst().orElse("");
        }

        private List<String> words(String id, String key) {
            return Objects.requireNonNull(lines.get(id)).stream().filter(it -> it[0].equals(key)).flatMap(it -> split(it[1]).stream()).toList();
        }

        private static Optional<KnownProgram.Choice> choice(String text) {
            var parts = text.split(" ", 4);
            return parts.length < 4 ? Optional.empty() : Optional.of(new KnownProgram.Choice(parts[0], parts[1], parts[2], parts[3]));
        }

        private static List<String> split(String text) {
            return Arrays.stream(text.split(",", -1)).map(String::strip).filter(it -> !it.isEmpty()).toList();
        }
    }
}
