package dev.onehot.ui;

import module java.base;

import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// Asks a person for a file. An interface, because the system's own dialogs cannot be shown without a display.
public interface FileQuestions {
    /// A file that is there; empty when the person changed their mind.
    ///
    /// @param kinds of files to choose among, the first of them to begin with; none for all files
    Optional<Path> open(Window owner, String title, ExtensionFilter... kinds);

    /// Where to write to.
    ///
    /// @param name that is proposed
    /// @param kinds of files, as above
    Optional<Path> save(Window owner, String title, String name, ExtensionFilter... kinds);

    /// Shows a folder in the system's own file manager.
    void show(Path folder);
}
