package dev.onehot.cli;

import module java.base;

/// What opens the window, or brings the open one to the front.
final class WindowCommand {
    private static final String NAME = File.separatorChar == '/' ? "Onehot" : "Onehot.exe";

    private WindowCommand() {}

    /// That of this package, beside its command line; else this Java with the same modules. Blocks on the disk.
    ///
    /// @param database named by whoever started this; empty for the usual one
    static List<String> words(Map<String, String> environment, Properties properties, Optional<String> database) {
        var beside = Path.of(HelperCommand.path(environment, properties)).resolveSibling(NAME);
        var words = new ArrayList<String>();
        if (beside.isAbsolute() && Files.isExecutable(beside)) {
            words.add(beside.toString());
        } else {
            words.addAll(List.of(
                    Path.of(properties.getProperty("java.home", ""), "bin", "java").toString(), "--module-path",
                    properties.getProperty("jdk.module.path", ""), "--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc,dev.onehot",
                    "--module", "dev.onehot/dev.onehot.app.Main"));
        }
        database.ifPresent(it -> words.addAll(List.of("--db", it)));
        return words;
    }
}
