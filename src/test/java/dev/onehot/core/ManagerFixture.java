package dev.onehot.core;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A manager over a new file, and a connection of its own to that file for looking and meddling.
public abstract class ManagerFixture {
    @TempDir
    protected Path folder;

    protected Path file;
    protected SettingsManager manager;
    protected Outside outside;

    @BeforeEach
    protected void openManager() {
        file = folder.resolve("onehot.db");
        beforeOpening(file);
        manager = open(file);
        outside = look(file);
    }

    /// On another store it is another database, for which `newFile` is where things of its are.
    protected SettingsManager open(Path newFile) {
        PlainFile.at(newFile);
        return SettingsManager.open(newFile);
    }

    protected Outside look(Path newFile) {
        return Outside.on(newFile);
    }

    /// For tests that need something in the file first.
    protected void beforeOpening(Path newFile) {}

    @AfterEach
    protected void closeManager() {
        outside.close();
        manager.close();
    }

    /// Applies as the window does.
    protected Outcome apply(Command command) {
        return manager.apply(command, Origin.WINDOW);
    }

    /// Undo as the window does it.
    protected Outcome undoOwn() {
        return manager.undoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
    }

    /// Redo as the window does it.
    protected Outcome redoOwn() {
        return manager.redoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
    }

    /// Takes back what came of a command.
    protected Outcome takeBack(Outcome done) {
        return apply(new Command.Undo(done.gesture().orElseThrow()));
    }

    /// Adds an inactive provider and answers its id.
    protected long add(String name) {
        return manager.addAiProvider(Drafts.named(name), false).providerId().orElseThrow();
    }

    /// Adds a provider, makes it the active one and answers its id.
    protected long addActive(String name) {
        return manager.addAiProvider(Drafts.named(name), true).providerId().orElseThrow();
    }
}
