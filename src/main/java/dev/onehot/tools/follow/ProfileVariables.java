package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;

/// What the files that a person's shell reads at its start set for good, as far as that is told without running them: a plain value at the beginning of a line.
///
/// @param values by name
/// @param files which one says so last, by name
record ProfileVariables(Map<String, String> values, Map<String, Path> files) {
    private static final long MOST = 1_000_000;
    private static final Map<String, List<String>> PROFILES = Map.of(
            "bash", List.of(".profile", ".bash_profile", ".bashrc"),
            "zsh", List.of(".zshenv", ".zprofile", ".zshrc"),
            "fish", List.of(".config/fish/config.fish"));
    private static final String NAME = "([A-Za-z_][A-Za-z0-9_]*)";
    private static final Pattern PLAIN = Pattern.compile(
            "(?:export " + NAME + "=|set -(?:gx|xg|Ux|xU) " + NAME + " )(?:'([^']*)'|\"([^\"$`\\\\]*)\"|([^\\s'\"`$;&|<>()#\\\\~*]+))\\s*(?:#.*)?");
    private static final Pattern TOUCHED = Pattern.compile("\\b" + NAME + "\\b");
    private static final Pattern READS = Pattern.compile("(?:^|[\\s;&|])(?:\\.|source|eval)\\s");

    /// Of the shell that the person has. Blocks on the disk.
    static ProfileVariables of(Whereabouts here) {
        var found = new ProfileVariables(new HashMap<>(), new HashMap<>());
        var shell = here.environment().getOrDefault("SHELL", "");
        for (var name : PROFILES.getOrDefault(shell.substring(shell.lastIndexOf('/') + 1), List.of())) {
            found.read(here.home().resolve(name));
        }
        return found;
    }

    private void read(Path file) {
        try {
            if (Files.isRegularFile(file)) {
                NamedFile.bytes(file, MOST).map(it -> new String(it, StandardCharsets.UTF_8)).ifPresent(text -> text.lines().forEach(it -> line(file, it)));
            }
        } catch (IOException unreadable) {
            // Nothing can be told of it.
        }
    }

    private void line(Path file, String line) {
        var plain = PLAIN.matcher(line);
        if (plain.matches()) {
            var name = Objects.requireNonNullElse(plain.group(1), plain.group(2));
            values.put(name, Stream.of(3, 4, 5).map(plain::group).filter(Objects::nonNull).findFirst().orElse(""));
            files.put(name, file);
        } else if (!line.strip().startsWith("#")) {
            // What else is done with a name leaves nobody sure; another file that is read, ours among them, may set any.
            if (READS.matcher(line).find()) {
                values.clear();
            }
            TOUCHED.matcher(line).results().forEach(it -> values.remove(it.group()));
        }
    }
}
