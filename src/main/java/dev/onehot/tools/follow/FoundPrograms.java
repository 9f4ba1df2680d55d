package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.tools.programs.InstalledCommands;
import java.nio.file.Path;

/// Whether a program is on this machine. Safe on any thread; blocks on the disk.
public final class FoundPrograms {
    /// A window that the desktop starts does not get what a shell puts in front of PATH.
    private static final List<String> USUAL = List.of("/usr/local/bin", "/opt/homebrew/bin");

    private final InstalledCommands commands;

    /// @param environment the process's variables
    /// @param home where installers put commands, too
    public FoundPrograms(Map<String, String> environment, Path home) {
        var path = environment.entrySet().stream().filter(it -> it.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue);
        var own = Stream.of(".local/bin", ".npm-global/bin", ".bun/bin").map(it -> home.resolve(it).toString());
        var folders = Stream.of(path, own, USUAL.stream()).flatMap(it -> it).collect(Collectors.joining(File.pathSeparator));
        this.commands = InstalledCommands.on(folders, home);
    }

    /// Whether one of these is there.
    ///
    /// @param names what it is started by
    /// @param places files or folders that only this program makes
    public boolean has(Collection<String> names, Collection<Path> places) {
        return names.stream().anyMatch(commands::has) || places.stream().anyMatch(Files::exists);
    }
}
