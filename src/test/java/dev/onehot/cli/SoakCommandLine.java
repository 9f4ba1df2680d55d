package dev.onehot.cli;

import module java.base;

import dev.onehot.testing.LightPlaces;

/// The command line of a soak, as [RealProgram#prepare] carries it out.
public final class SoakCommandLine {
    private SoakCommandLine() {}

    /// Answers the exit code.
    public static int run(Path folder, Path database, String... arguments) {
        var environment = Map.of("ONEHOT_DB", database.toString(), "ONEHOT_KEYCHAIN", "none", "XDG_STATE_HOME", folder.toString(), "HOME", folder.toString());
        return new Program(environment, LightPlaces::ofThisComputer, Path.of(""), InputStream.nullInputStream(), false, new StringWriter(), new StringWriter())
                .run(arguments);
    }
}
