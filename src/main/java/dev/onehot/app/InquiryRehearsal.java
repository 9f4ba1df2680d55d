package dev.onehot.app;

import module java.base;

import dev.onehot.cli.Inquirer;

/// Does what the small cache is for: asks [AnswersRehearsal] in all ways, and tells it of a later start. Its argument is the same folder.
public final class InquiryRehearsal {
    private InquiryRehearsal() {}

    public static void main(String[] arguments) throws IOException {
        var database = Path.of(arguments[0], "onehot.db").toString();
        for (var command : new String[] {"status", "key", "env"}) {
            // The build must not go on with a cache of half a play.
            if (File.separatorChar == '/' && !Inquirer.isAnswered(new String[] {"--db", database, command})) {
                throw new IOException("nobody answered " + command);
            }
        }
        if (HandOver.run(Folders.of(System.getenv(), System.getProperties()).meeting(), new String[] {"--db", database, "mine.onehot"}, Map.of()) != 0) {
            throw new IOException("the hand-over was not heard");
        }
    }
}
