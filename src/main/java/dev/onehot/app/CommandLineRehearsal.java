package dev.onehot.app;

import dev.onehot.cli.CommandRehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Does what the command line's cache is for: the usual commands, and handing over to an open window.
///
/// Run by the build with an empty folder as its argument.
public final class CommandLineRehearsal {
    private CommandLineRehearsal() {}

    public static void main(String[] arguments) throws IOException {
        CommandRehearsal.main(arguments);
        var meeting = Path.of(arguments[0], "run");
        var database = Path.of(arguments[0], "onehot.db");
        try (var only = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            only.listen(wish -> {});
            if (HandOver.run(meeting, new String[] {"--db", database.toString(), "mine.onehot"}, Map.of()) != 0) {
                // The build must not go on with a cache of half a play.
                throw new IOException("the hand-over was not heard");
            }
        }
    }
}
