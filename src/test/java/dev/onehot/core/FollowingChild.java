package dev.onehot.core;

import module java.base;

import dev.onehot.model.ProgramStanding;
import dev.onehot.testing.Child;
import dev.onehot.testing.JsonFiles;

/// A process that switches as fast as it can, has the programs' files written after each, and says so.
final class FollowingChild {
    static final String[] PROGRAMS = IntStream.range(0, 12).mapToObj(it -> "program-" + it).toArray(String[]::new);

    private FollowingChild() {}

    /// @param arguments the database, the folder with the programs' files, the folder for state, how often, and which providers
    public static void main(String[] arguments) {
        var manager = SettingsManager.open(Path.of(arguments[0]));
        var following = manager.following(new JsonFiles(Path.of(arguments[1]), PROGRAMS), () -> "/opt/onehotctl", Path.of(arguments[2]));
        var providers = Stream.of(arguments).skip(4).map(Long::valueOf).toList();
        Child.tell("ready");
        Child.awaitGo();
        for (int n = 0; n < Integer.parseInt(arguments[3]); n++) {
            manager.setActiveProvider(providers.get(n % providers.size()));
            var states = following.write();
            var wrong = states.stream().filter(it -> it.standing() != ProgramStanding.FOLLOWS).map(it -> it.standing() + " " + it.reason()).distinct().toList();
            Child.tell(wrong.isEmpty() && states.size() == PROGRAMS.length ? "written" : "wrong " + wrong);
        }
        manager.close();
    }
}
