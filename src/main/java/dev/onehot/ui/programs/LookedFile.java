package dev.onehot.ui.programs;

import module java.base;

import dev.onehot.core.programs.SeenFile;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Problem;
import dev.onehot.tools.follow.FileLook;
import java.nio.file.Path;

/// A person's file as it stands, and what is told of it.
record LookedFile(SeenFile seen, FileLook told) {
    /// Blocks on the disk.
    ///
    /// @param chosen the format that a person says
    static LookedFile of(Path file, Optional<DocumentFormat> chosen) {
        var seen = SeenFile.of(file);
        return new LookedFile(seen, FileLook.of(file, seen.content(), chosen));
    }

    /// What is wrong with the `file`, or with its `format`.
    Stream<Problem> problems() {
        return Stream.concat(seen.obstacle().map(it -> new Problem("file", it)).stream(), told.problem().map(it -> new Problem("format", it)).stream());
    }
}
