package dev.onehot.tools.programs;

import module java.base;

/// Where one run takes place.
///
/// @param folder for the files of its plan
/// @param agents names of the program's agents, of which each may ask for a model of its own
/// @param modes names of those that are written as modes
public record RunPlace(String folder, SortedSet<String> agents, SortedSet<String> modes) {
    public RunPlace {
        agents = new TreeSet<>(agents);
        modes = new TreeSet<>(modes);
    }

    RunPlace with(Collection<String> more) {
        var all = new TreeSet<>(agents);
        all.addAll(more);
        return new RunPlace(folder, all, modes);
    }

    /// The same, with the files at this folder.
    public RunPlace at(String path) {
        return new RunPlace(path, agents, modes);
    }
}
