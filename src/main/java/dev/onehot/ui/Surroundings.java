package dev.onehot.ui;

import module java.base;

import dev.onehot.core.HomeFolder;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.programs.Following;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import javafx.util.Duration;

/// What is found around the window: variables, the files of other tools, servers on this machine, and the dialogs of the system. Given, so
/// that tests say what is there.
///
/// @param environment the process's variables
/// @param home the person's home directory, where other tools keep their files
/// @param localServers families whose servers are looked for at their usual places: asked for when they are, since the catalog is in a file that the first frame does without
/// @param files asks the person for files
/// @param drafts the file that keeps what is typed and not saved; empty for none
/// @param heap how much memory there is for all settings, in bytes
/// @param display how long the display takes to show what was drawn; more than nothing
/// @param endpoint the endpoint of the shown database in this process
/// @param databases what other databases this window can show
/// @param following what the programs of this machine are asked through: called when a screen needs it, not on the FX thread
public record Surroundings(
        Map<String, String> environment,
        Path home,
        Supplier<List<Preset>> localServers,
        FileQuestions files,
        Optional<Path> drafts,
        long heap,
        Duration display,
        EndpointHere endpoint,
        DatabaseChoice databases,
        Function<SettingsManager, Following> following) {
    private static final Duration USUAL_DISPLAY = Duration.millis(50);

    /// One that nobody looks at.
    private static final Duration NO_DISPLAY = Duration.millis(1);

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Keeps no drafts, and has no display.
    public Surroundings(Map<String, String> environment, Path home, List<Preset> localServers, FileQuestions files) {
        this(environment, home, () -> localServers, files, Optional.empty(), Runtime.getRuntime().maxMemory(), NO_DISPLAY, EndpointHere.NONE, DatabaseChoice.NONE, Surroundings::noPrograms);
    }

    /// With the system's own dialogs.
    public Surroundings(Map<String, String> environment, Path home, List<Preset> localServers) {
        this(environment, home, localServers, new SystemFileQuestions());
    }

    public static Surroundings ofSystem() {
        return new Surroundings(
                System.getenv(),
                HomeFolder.ofSystem(),
                () -> Presets.all().stream().filter(it -> it.isFamily() && it.isLocal()).toList(),
                new SystemFileQuestions(),
                Optional.empty(),
                Runtime.getRuntime().maxMemory(),
                USUAL_DISPLAY,
                EndpointHere.NONE,
                DatabaseChoice.NONE,
                Surroundings::noPrograms);
    }

    public Surroundings withDrafts(Path file) {
        return new Surroundings(environment, home, localServers, files, Optional.of(file), heap, display, endpoint, databases, following);
    }

    public Surroundings withHeap(long bytes) {
        return new Surroundings(environment, home, localServers, files, drafts, bytes, display, endpoint, databases, following);
    }

    public Surroundings withFollowing(Function<SettingsManager, Following> programs) {
        return new Surroundings(environment, home, localServers, files, drafts, heap, display, endpoint, databases, programs);
    }

    public Surroundings withEndpoint(EndpointHere here) {
        return new Surroundings(environment, home, localServers, files, drafts, heap, display, here, databases, following);
    }

    public Surroundings withDatabases(DatabaseChoice others) {
        return new Surroundings(environment, home, localServers, files, drafts, heap, display, endpoint, others, following);
    }

    private static Following noPrograms(SettingsManager manager) {
        throw new IllegalStateException("nobody said how programs are asked for: " + manager.place().name());
    }

    /// Nothing is around.
    public static Surroundings empty(Path home) {
        return new Surroundings(Map.of(), home, List.of()).withDrafts(home.resolve("drafts"));
    }
}
