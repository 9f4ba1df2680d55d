package dev.onehot.app;

import module java.base;

import dev.onehot.cli.HelperCommand;
import dev.onehot.core.HomeFolder;
import dev.onehot.core.ProgramsThread;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ProgramState;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The programs that follow the switch, for as long as a window has this database open. What is known of them is read when somebody asks, and not before:
/// where nothing follows, a start has nothing of it.
///
/// Any thread.
final class WindowPrograms implements AutoCloseable {
    private final SettingsManager manager;
    private final Path state;
    private final Map<String, String> environment;
    private @Nullable Following following;
    private @Nullable ProgramsThread thread;
    private boolean closed;

    /// @param state the folder for what Onehot remembers
    /// @param environment the process's variables
    WindowPrograms(SettingsManager manager, Path state, Map<String, String> environment) {
        this.manager = manager;
        this.state = state;
        this.environment = environment;
    }

    /// What they are asked through: the same for everybody here.
    synchronized Following following() {
        var made = following;
        if (made == null) {
            var here = new Whereabouts(HomeFolder.of(environment, System.getProperties()), environment);
            made = manager.following(new FollowedFiles(here), () -> HelperCommand.path(environment, System.getProperties()), state);
            following = made;
        }
        return made;
    }

    /// From now on their files are written after whatever is committed, by whomever.
    ///
    /// @param told how they are then, on a thread of its own
    synchronized void begin(Consumer<List<ProgramState>> told) {
        if (!closed) {
            thread = new ProgramsThread(manager, this::following, told);
        }
    }

    @Override
    public void close() {
        var ends = end();
        if (ends != null) {
            ends.close();
        }
    }

    private synchronized @Nullable ProgramsThread end() {
        closed = true;
        return thread;
    }
}
