package dev.onehot.core;

import module java.base;

import dev.onehot.model.ProgramStanding;
import dev.onehot.testing.Child;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;

/// Twelve real programs' files, and a process that switches as fast as it can, has the programs' files written after each, and says so.
final class FollowingChild {
    /// Those that speak OpenAI's API.
    static final List<String> PROGRAMS =
            List.of("codex", "qwen-code", "opencode", "kilo", "pi", "continue", "copilot-cli", "crush", "zed", "vs-code", "aider", "cline");

    private FollowingChild() {}

    static FollowedFiles files(Path home) {
        return new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
    }

    /// @param arguments the database, the home folder, the folder for state, how often, and which providers
    public static void main(String[] arguments) {
        var manager = SettingsManager.open(Path.of(arguments[0]));
        var following = manager.following(files(Path.of(arguments[1])), () -> "/opt/onehotctl", Path.of(arguments[2]));
        var providers = Stream.of(arguments).skip(4).map(Long::valueOf).toList();
        Child.tell("ready");
        Child.awaitGo();
        for (int n = 0; n < Integer.parseInt(arguments[3]); n++) {
            manager.setActiveProvider(providers.get(n % providers.size()));
            var states = following.write();
            var wrong = states.stream().filter(it -> it.standing() != ProgramStanding.FOLLOWS).map(it -> it.standing() + " " + it.reason()).distinct().toList();
            Child.tell(wrong.isEmpty() && states.size() == PROGRAMS.size() ? "written" : "wrong " + wrong);
        }
        manager.close();
    }
}
