package dev.onehot.tools.programs;

import module java.base;

/// The programs that are known, by what they are called in a command line.
record ProgramNames(List<KnownProgram> programs) {
    private static final Pattern ALIAS = Pattern.compile("^(?:@?[^@]+@)?npm:");
    private static final Pattern MODULE = Pattern.compile(".*node_modules[/\\\\]((?:@[^/\\\\]+[/\\\\])?[^/\\\\]+)[/\\\\].*\\.[cm]?js");

    Optional<KnownProgram> byCommand(String word) {
        var name = CommandFiles.name(word);
        return programs.stream().filter(it -> it.commands().contains(name)).findFirst();
    }

    /// @param word a package with its version perhaps, or a command that one has
    Optional<KnownProgram> byPackage(String word) {
        var name = Programs.VERSION.matcher(ALIAS.matcher(word).replaceFirst("")).replaceFirst("");
        return programs.stream().filter(it -> it.packages().contains(name) || it.commands().contains(name)).findFirst();
    }

    /// By the names of the file and of the links that lead to it, the package that it lies in, or its place.
    Optional<KnownProgram> byFile(Path file) {
        var links = CommandFiles.links(file);
        var named = links.stream().flatMap(it -> byCommand(it.toString()).stream()).findFirst();
        return named.or(() -> programs.stream()
                        .filter(it -> it.places().stream().anyMatch(place -> isIn(links.getLast(), place)))
                        .findFirst())
                .or(() -> CommandFiles.startedPackage(file).flatMap(this::byOwnPackage));
    }

    /// By the package in a folder.
    Optional<KnownProgram> byFolder(String word, CommandFiles files) {
        return files.folder(word.replaceFirst("^file:", "")).flatMap(CommandFiles::packageIn).flatMap(this::byOwnPackage);
    }

    /// By where npm gets a package from that is not a registry: what that is called may be told by the address only.
    Optional<KnownProgram> bySource(String word) {
        return word.startsWith("@") || !word.contains("/")
                ? Optional.empty()
                : Stream.of(word.split("[/:#]", -1))
                        .map(it -> it.replaceFirst("(-\\d[^/]*)?\\.(git|tgz|tar\\.gz)$", ""))
                        .flatMap(it -> byCommand(it).stream())
                        .findFirst();
    }

    /// By the folder of its package in a path that need not be there, as scripts write it.
    Optional<KnownProgram> byModule(String path) {
        var module = MODULE.matcher(path);
        return module.matches() ? byOwnPackage(module.group(1).replace('\\', '/')) : Optional.empty();
    }

    private Optional<KnownProgram> byOwnPackage(String name) {
        return programs.stream().filter(it -> it.packages().contains(name)).findFirst();
    }

    private static boolean isIn(Path file, String place) {
        var folder = file.getParent();
        return folder != null && folder.endsWith(place);
    }
}
