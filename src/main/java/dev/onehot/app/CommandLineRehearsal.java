package dev.onehot.app;

import module java.base;

import dev.onehot.cli.Answers;
import dev.onehot.cli.CommandRehearsal;
import dev.onehot.cli.Inquirer;
import dev.onehot.cli.Inquiry;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.disk.WorkFolder;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.Presets;
import dev.onehot.model.ProviderDraft;

/// Does what the command line's cache is for: the usual commands, and what is asked of an open window.
///
/// Run by the build with an empty folder as its argument.
public final class CommandLineRehearsal {
    private static final long DEADLINE_SECONDS = 20;

    private CommandLineRehearsal() {}

    public static void main(String[] arguments) throws Exception {
        CommandRehearsal.main(arguments);
        // Nobody is.
        var _ = Inquirer.isAnswered(arguments);
        // Not in the folder of the build, whose path may be longer than the name of a socket can be.
        try (var folder = WorkFolder.temporary()) {
            handOver(folder.path(), Path.of(arguments[0], "onehot.db"));
        }
    }

    /// @param runtime as systems have it for a session, with the folder where windows are met
    private static void handOver(Path runtime, Path database) throws Exception {
        var environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
        var meeting = Folders.of(environment, System.getProperties()).meeting();
        try (var manager = SettingsManager.open(database); var only = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            only.listen(wish -> {}, new Answers(() -> Optional.of(manager)));
            // The build must not go on with a cache of half a play.
            if (HandOver.run(meeting, new String[] {"--db", database.toString(), "mine.onehot"}, Map.of()) != 0) {
                throw new IOException("the hand-over was not heard");
            }
            manager.keys().share(Origin.API).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            var draft = new ProviderDraft("Asked", Presets.FALLBACK, "https://asked.example/v1", "", "", new KeyChange.Replace(ApiKey.of("sk-rehearsal")));
            manager.apply(new Command.CreateProvider(draft, true), Origin.API);
            var asking = new String[] {"--db", database.toString(), "key", "Asked", "--for", draft.baseUrl()};
            var nowhere = OutputStream.nullOutputStream();
            if (File.separatorChar == '/' && !Inquiry.isAnswered(asking, environment, runtime, nowhere, nowhere)) {
                throw new IOException("the key was not told");
            }
        }
    }
}
