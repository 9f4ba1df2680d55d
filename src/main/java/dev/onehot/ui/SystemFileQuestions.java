package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import javafx.stage.FileChooser.ExtensionFilter;

/// The system's own dialogs for files.
public final class SystemFileQuestions implements FileQuestions {
    private static final System.Logger LOG = System.getLogger(SystemFileQuestions.class.getName());

    @Override
    public Optional<Path> open(Window owner, String title, ExtensionFilter... kinds) {
        return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... kinds) {
        var chooser = chooser(title, kinds);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public void show(Path folder) {
        if (!SystemOpener.open(folder.toString())) {
            LOG.log(Level.WARNING, "No file manager could be started");
        }
    }

    private static FileChooser chooser(String title, ExtensionFilter... kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(kinds);
        return chooser;
    }
}
