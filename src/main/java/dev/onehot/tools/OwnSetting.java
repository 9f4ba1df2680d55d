package dev.onehot.tools;

import java.nio.file.Path;

/// One value in the settings of another program. Only reads.
public final class OwnSetting {
    private OwnSetting() {}

    /// The text at `name`, which has dots between the names of objects; empty when the file has none, or cannot be read. Blocks on the disk.
    public static String text(Path file, String name) {
        return TextFile.text(file).map(it -> Trees.at(Trees.json(it), name.split("\\.", -1)).asString("").strip()).orElse("");
    }
}
