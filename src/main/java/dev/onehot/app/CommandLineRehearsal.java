package dev.onehot.app;

import module java.base;

import dev.onehot.cli.CommandRehearsal;
import dev.onehot.disk.WorkFolder;

/// Does what the command line's cache is for: the usual commands, and handing over to an open window.
///
/// Run by the build with an empty folder as its argument.
public final class CommandLineRehearsal {
    private CommandLineRehearsal() {}

    public static void main(String[] arguments) throws IOException {
        CommandRehearsal.main(arguments);
        // Not in the folder of the build, whose path may be longer than the name of a socket can be.
        try (var folder = WorkFolder.temporary()) {
            handOver(folder.path(), Path.of(arguments[0], "onehot.db"));
        }
    }

    private static void handOver(Path meeting, Path database) throws IOException {
        try (var only = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            only.listen(wish -> {}, new KeySocket(Optional::empty));
            if (HandOver.run(meeting, new String[] {"--db", database.toString(), "mine.onehot"}, Map.of()) != 0) {
                // The build must not go on with a cache of half a play.
                throw new IOException("the hand-over was not heard");
            }
        }
    }
}
