package dev.onehot.cli;

import module java.base;

import dev.onehot.core.HomeFolder;
import dev.onehot.tools.OwnAgents;
import dev.onehot.tools.OwnSetting;
import dev.onehot.tools.programs.KnownProgram;
import dev.onehot.tools.programs.KnownProgram.Choice;
import dev.onehot.tools.programs.RunPlace;
import dev.onehot.tools.programs.Supply;
import dev.onehot.tools.programs.Supply.KeyWay;

/// What a program's own files say around one run of it: in the home folder, in the folder of the run, and above that. Only reads.
final class RunSurroundings {
    private static final String IN_HOME = "~/";
    private static final String BY_VARIABLE = "$";

    /// Write permission of the group and of everybody else.
    private static final int OTHERS_WRITE = 0_022;

    private final Map<String, String> environment;
    private final Path home = HomeFolder.ofSystem();
    private final Path here;

    /// @param here the folder of the run
    RunSurroundings(Map<String, String> environment, Path here) {
        this.environment = environment;
        this.here = here;
    }

    /// Where the program is run, without a folder for files yet.
    RunPlace place(KnownProgram program) {
        var found = OwnAgents.in(program.agentPlaces().stream().flatMap(this::places).distinct().toList());
        return new RunPlace("", found.agents(), found.modes());
    }

    /// Files that the program obeys more than us, where they are.
    List<Path> winning(KnownProgram program) {
        return program.winning().stream()
                .map(it -> it.startsWith(IN_HOME) ? home.resolve(it.substring(IN_HOME.length())) : here.resolve(it))
                .filter(Files::exists)
                .toList();
    }

    /// The settings that have to be changed before the program takes a provider for one run; empty when it does.
    ///
    /// @param file one of ours, which it takes where nobody but root can write it
    Optional<Path> unchosen(Choice choice, Supply supply, Path file) {
        if (isRootOnly(file)) {
            return Optional.empty();
        }
        var moved = environment.getOrDefault(choice.homeVariable(), "");
        var own = (moved.isEmpty() ? home : here.resolve(moved)).resolve(choice.file());
        var all = Stream.of(own, here.resolve(choice.file())).filter(it -> !OwnSetting.text(it, choice.name()).isEmpty()).toList();
        var other = all.stream().filter(it -> !OwnSetting.text(it, choice.name()).equals(choice.value())).findFirst();
        // Towards its vendor it finds the way out by itself.
        return all.isEmpty() && supply.keyWay() != KeyWay.VENDOR ? Optional.of(own) : other;
    }

    private static boolean isRootOnly(Path file) {
        try {
            for (var each = file.toRealPath(); each != null; each = each.getParent()) {
                var attributes = Files.readAttributes(each, "unix:uid,mode");
                if (!(attributes.get("uid") instanceof Integer owner && owner == 0)
                        || !(attributes.get("mode") instanceof Integer mode && (mode & OTHERS_WRITE) == 0)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private Stream<Path> places(String text) {
        try {
            if (text.startsWith(IN_HOME)) {
                return Stream.of(home.resolve(text.substring(IN_HOME.length())));
            }
            if (text.startsWith(BY_VARIABLE)) {
                var parts = text.substring(BY_VARIABLE.length()).split("/", 2);
                var value = environment.getOrDefault(parts[0], "").strip();
                return value.isEmpty() ? Stream.of() : Stream.of(here.resolve(value).resolve(parts.length == 1 ? "" : parts[1]));
            }
        } catch (InvalidPathException noPath) {
            return Stream.of();
        }
        return upwards().stream().map(it -> it.resolve(text));
    }

    /// From the folder of the run to that of its repository.
    private List<Path> upwards() {
        var folders = new ArrayList<Path>();
        for (var each = here; each != null; each = each.getParent()) {
            folders.add(each);
            if (Files.exists(each.resolve(".git"))) {
                break;
            }
        }
        return folders;
    }
}
