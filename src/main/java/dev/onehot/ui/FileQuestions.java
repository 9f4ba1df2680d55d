package dev.onehot.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks a person for a file. An interface, because the system's own dialogs cannot be shown without a display.
public interface FileQuestions {
    /// A file that is there; empty when the person changed their mind.
    Optional<Path> open(Window owner, String title);

    /// Where to write to.
    ///
    /// @param name that is proposed
    Optional<Path> save(Window owner, String title, String name);

    /// Shows a folder in the system's own file manager.
    void show(Path folder);
}
