package dev.onehot.cli;

import module java.base;

/// Which command programs call for a key: one that is where it is for as long as this Onehot is installed.
public final class HelperCommand {
    private static final String NAME = File.separatorChar == '/' ? "onehotctl" : "onehotctl.exe";

    /// Where a package has its commands, from its own Java: Linux, macOS, Windows.
    private static final List<String> PACKAGED = List.of("../../bin", "../../../MacOS", "..");

    private HelperCommand() {}

    /// Its absolute path: that of this package, else of this checkout, else the one that is found by its name; the name itself where there is none. Blocks on
    /// the disk.
    ///
    /// @param properties for `java.home` and the module path
    public static String path(Map<String, String> environment, Properties properties) {
        var java = Path.of(properties.getProperty("java.home", ""));
        var packaged = PACKAGED.stream().map(it -> java.resolve(it).resolve(NAME).normalize());
        var built = paths(properties.getProperty("jdk.module.path", "")).filter(it -> it.endsWith(Path.of("target", "classes"))).map(it -> it.resolveSibling(NAME));
        var found = paths(environment.getOrDefault("PATH", "")).map(it -> it.resolve(NAME));
        return Stream.of(packaged, built, found)
                .flatMap(it -> it)
                .filter(it -> it.isAbsolute() && Files.isRegularFile(it) && Files.isExecutable(it))
                .findFirst()
                .map(Path::toString)
                .orElse(NAME);
    }

    private static Stream<Path> paths(String list) {
        return Arrays.stream(list.split(File.pathSeparator, -1)).filter(it -> !it.isEmpty()).flatMap(it -> {
            try {
                return Stream.of(Path.of(it));
            } catch (InvalidPathException noPath) {
                return Stream.empty();
            }
        });
    }
}
