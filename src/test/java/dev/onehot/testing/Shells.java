package dev.onehot.testing;

import module java.base;

/// Programs that this machine has or has not.
public final class Shells {
    private Shells() {}

    /// Where `name` is on the search path.
    public static Optional<Path> find(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
