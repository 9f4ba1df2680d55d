package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.disk.ShortName;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// `onehotctl key` while a window is open on the database: asks that one over its socket, because programs that follow call for keys often.
///
/// Only the plain form of the command, and only what is as usual; whatever is not, a failure too, is left to the command itself. What this needs is little, so
/// that the process is short: no options, no database, no patterns, no functions as values.
public final class QuickKey implements Runnable {
    /// Begins the line that asks: then come a name or an id, empty for the active one, a tab, and the address that the key is for, empty for any; where a program
    /// asks, a tab, its id, a tab, and the folder in which it does.
    public static final String GREETING = "onehot-key 1 ";

    /// Begins the line that answers, before the key. No key: any other line, or none.
    public static final String ANSWER = "ok ";

    private static final int DEADLINE_MILLIS = 2000;
    private static final int LONGEST = 9000;

    private @Nullable String database;
    private @Nullable String name;
    private @Nullable String address;
    private @Nullable String program;
    private @Nullable SocketChannel late;

    private QuickKey() {}

    /// Prints the key and answers true, or does nothing. Blocks for two seconds at most.
    ///
    /// @param folder in which the command runs; absolute
    /// @param out where a key goes
    public static boolean printed(String[] arguments, Map<String, String> environment, Path folder, OutputStream out) {
        var asked = new QuickKey();
        if (File.separatorChar != '/' || !asked.isPlain(arguments, environment) || (asked.name == null && isBound(folder))
                || (asked.program != null && !isPlain(folder.toString()))) {
            return false;
        }
        try {
            var meeting = DataDirectory.meeting(environment, System.getProperties());
            var file = asked.database == null ? DataDirectory.database(environment, System.getProperties()) : Path.of(asked.database);
            var socket = meeting.resolve(ShortName.ofFile(file) + ".socket");
            return Files.exists(socket) && asked.ask(socket, folder, out);
        } catch (IOException | RuntimeException unusual) {
            // Said by the command, if it finds it too.
            return false;
        }
    }

    private boolean isPlain(String[] arguments, Map<String, String> environment) {
        boolean key = false;
        for (int i = 0; i < arguments.length; i++) {
            var word = arguments[i];
            var value = i + 1 < arguments.length ? arguments[i + 1] : "";
            if (word.equals("--db") && database == null) {
                database = value;
                i++;
            } else if (word.equals("--for") && address == null) {
                address = value;
                i++;
            } else if (word.equals("--by") && program == null) {
                program = value;
                i++;
            } else if (word.equals("key") && !key) {
                key = true;
            } else if (key && name == null) {
                name = word;
            } else {
                return false;
            }
        }
        if (database == null) {
            var named = environment.get("ONEHOT_DB");
            database = named == null || named.isBlank() ? null : named;
        }
        return key && isPlain(database) && isPlain(name) && isPlain(address) && isPlain(program) && (database == null || database.indexOf(':') < 0);
    }

    /// Neither empty nor an option, and of letters that every locale has.
    private static boolean isPlain(@Nullable String word) {
        if (word == null) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < ' ' || word.charAt(i) > '~') {
                return false;
            }
        }
        return !word.isBlank() && word.charAt(0) != '-';
    }

    private static boolean isBound(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(FolderBinding.NAME), LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
        }
        return false;
    }

    private boolean ask(Path socket, Path folder, OutputStream out) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            late = channel;
            var watch = new Thread(this, "deadline");
            watch.setDaemon(true);
            watch.start();
            channel.connect(UnixDomainSocketAddress.of(socket));
            // Where the folder for temporary files has to do, somebody else's may have been there first.
            if (!channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName().equals(System.getProperty("user.name"))) {
                return false;
            }
            var line = GREETING.concat(name == null ? "" : name).concat("\t").concat(address == null ? "" : address);
            line = (program == null ? line : line.concat("\t").concat(program).concat("\t").concat(folder.toString())).concat("\n");
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            return hand(channel, out);
        }
    }

    /// The answer is never a text of ours: its bytes are handed on and forgotten.
    private static boolean hand(SocketChannel channel, OutputStream out) throws IOException {
        var answer = ByteBuffer.allocate(LONGEST);
        try {
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                int end = answer.position();
                if (end > ANSWER.length() && answer.get(end - 1) == '\n') {
                    for (int i = 0; i < ANSWER.length(); i++) {
                        if (answer.get(i) != ANSWER.charAt(i)) {
                            return false;
                        }
                    }
                    out.write(answer.array(), ANSWER.length(), end - ANSWER.length());
                    out.flush();
                    return true;
                }
            }
            return false;
        } finally {
            Arrays.fill(answer.array(), (byte) 0);
        }
    }

    /// Ends the question when it takes too long.
    @Override
    public void run() {
        try {
            Thread.sleep(DEADLINE_MILLIS);
            if (late != null) {
                late.close();
            }
        } catch (InterruptedException | IOException over) {
            // It has ended by itself.
        }
    }
}
