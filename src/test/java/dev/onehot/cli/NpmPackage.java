package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// A package as npm has it, in a folder of its own.
final class NpmPackage {
    private static final Path PLACE = Path.of("target", "real", "npm").toAbsolutePath();
    private static final int INSTALLING_SECONDS = 600;

    private NpmPackage() {}

    /// Installs it, once; answers where its modules are.
    ///
    /// @param what its name and version
    static Path install(String what) throws IOException, InterruptedException {
        var folder = PLACE.resolve(what.replaceAll("[^A-Za-z0-9.-]", "_"));
        var done = folder.resolve("installed");
        if (Files.notExists(done)) {
            Files.createDirectories(folder);
            var npm = new ProcessBuilder("npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund", "--loglevel=error", what)
                    .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            try {
                assertThat(npm.waitFor(INSTALLING_SECONDS, TimeUnit.SECONDS)).as("npm ends").isTrue();
            } finally {
                npm.destroyForcibly();
            }
            assertThat(npm.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
            Files.createFile(done);
        }
        return folder.resolve("node_modules");
    }
}
