package dev.onehot.core.files;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.Problem;

/// The file of a person's own presets, beside the database.
public final class OwnPresetsFile {
    private static final long LARGEST = 1L << 20;

    private OwnPresetsFile() {}

    /// No file is no presets; one that cannot be read is told as a problem.
    public static OwnPresets beside(Path database) {
        var file = database.resolveSibling(OwnPresets.FILE_NAME);
        if (!Files.exists(file)) {
            return OwnPresets.NONE;
        }
        try {
            return Files.size(file) > LARGEST ? unreadable() : OwnPresets.parse(NamedFile.text(file));
        } catch (IOException unreadable) {
            return unreadable();
        }
    }

    private static OwnPresets unreadable() {
        return new OwnPresets(List.of(), List.of(Problem.of("0", "presets.unreadable")));
    }
}
