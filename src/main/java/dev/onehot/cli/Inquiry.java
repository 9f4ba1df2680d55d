package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.disk.ShortName;
import dev.onehot.model.Version;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// `onehotctl key`, `env` and `status` while a process has the database open, a window or the endpoint: that one is asked over its socket, because programs call
/// for these often.
///
/// Only a [PlainLine], and only what is as usual; whatever is not, a failure too, is left to the command itself. What this needs is little, so that the process is
/// short: no options, no database, no patterns, no functions as values.
public final class Inquiry implements Runnable {
    /// Begins the line that asks: then come the version, a space, and how many bytes follow. In them, each ended by a NUL: the file of the database, the folder in
    /// which the command runs, how many arguments there are, these, and the environment.
    static final String GREETING = "onehot-ask 1 ";

    /// Begins the line that answers: then come how many bytes of standard error follow, a space, and how many of standard output after them. Where the command
    /// itself has to do it: any other line, or none.
    static final String ANSWER = "ok ";

    /// What is added to the short name of a database: a window's socket, and that of an endpoint without one.
    private static final String[] SOCKETS = {".socket", Answers.SOCKET};

    private static final int DEADLINE_MILLIS = 2000;
    private static final int LONGEST_LINE = 64;
    private static final int LONGEST_ANSWER = 1 << 22;

    private final String[] arguments;
    private final Map<String, String> environment;
    private final OutputStream out;
    private final OutputStream errors;
    private volatile @Nullable SocketChannel late;

    private Inquiry(String[] arguments, Map<String, String> environment, OutputStream out, OutputStream errors) {
        this.arguments = arguments;
        this.environment = environment;
        this.out = out;
        this.errors = errors;
    }

    /// Prints the answer and answers true, or does nothing. Blocks for two seconds at most.
    ///
    /// @param folder in which the command runs; absolute
    /// @param out where results go
    /// @param errors where remarks go
    public static boolean isAnswered(String[] arguments, Map<String, String> environment, Path folder, OutputStream out, OutputStream errors) {
        return File.separatorChar == '/' && new Inquiry(arguments, environment, out, errors).isAnswered(folder);
    }

    private boolean isAnswered(Path folder) {
        var line = PlainLine.read(arguments);
        if (line.isEmpty() || !isPlain(arguments)) {
            return false;
        }
        var given = line.get().database();
        var database = given == null ? environment.getOrDefault("ONEHOT_DB", "") : given;
        boolean named = !database.isBlank();
        if (named && !isPlain(database)) {
            return false;
        }
        try {
            var meeting = DataDirectory.meeting(environment, System.getProperties());
            var file = named ? folder.resolve(database) : DataDirectory.database(environment, System.getProperties());
            var name = ShortName.ofFile(file);
            for (var suffix : SOCKETS) {
                var socket = meeting.resolve(name.concat(suffix));
                if (Files.exists(socket) && ask(socket, file, folder)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException unusual) {
            // Said by the command, if it finds it too.
            return false;
        }
    }

    private static boolean isPlain(String[] words) {
        for (var word : words) {
            if (!isAscii(word)) {
                return false;
            }
        }
        return true;
    }

    /// Neither an address, nor of letters that not every locale has.
    private static boolean isPlain(String database) {
        return isAscii(database) && database.indexOf(':') < 0;
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < ' ' || word.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private boolean ask(Path socket, Path file, Path folder) throws IOException {
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
            var question = ByteBuffer.wrap(question(file, folder));
            while (question.hasRemaining()) {
                channel.write(question);
            }
            return hand(channel);
        } catch (IOException nobody) {
            // What was left by a process that was killed.
            return false;
        }
    }

    private byte[] question(Path file, Path folder) {
        var words = new StringBuilder();
        words.append(file).append('\0').append(folder).append('\0').append(arguments.length).append('\0');
        for (var argument : arguments) {
            words.append(argument).append('\0');
        }
        for (var variable : environment.entrySet()) {
            words.append(variable.getKey()).append('=').append(variable.getValue()).append('\0');
        }
        var bytes = words.toString().getBytes(StandardCharsets.UTF_8);
        var line = GREETING.concat(Version.CURRENT).concat(" ").concat(Integer.toString(bytes.length)).concat("\n").getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(line, line.length + bytes.length);
        System.arraycopy(bytes, 0, all, line.length, bytes.length);
        return all;
    }

    /// The answer is never a text of ours: its bytes are handed on and forgotten, when all of them are here.
    private boolean hand(SocketChannel channel) throws IOException {
        var line = ByteBuffer.allocate(LONGEST_LINE);
        int end = -1;
        while (end < 0 && line.hasRemaining() && channel.read(line) >= 0) {
            end = lineEnd(line);
        }
        int first = end < 0 ? -1 : number(line, ANSWER.length(), ' ');
        int second = first < 0 ? -1 : number(line, ANSWER.length() + Integer.toString(first).length() + 1, '\n');
        if (second < 0 || !isBegun(line) || first + second > LONGEST_ANSWER) {
            return false;
        }
        var answer = ByteBuffer.allocate(first + second);
        int came = line.position() - end - 1;
        try {
            answer.put(line.array(), end + 1, Math.min(came, answer.remaining()));
            while (answer.hasRemaining()) {
                if (channel.read(answer) < 0) {
                    return false;
                }
            }
            errors.write(answer.array(), 0, first);
            out.write(answer.array(), first, second);
            out.flush();
            return true;
        } finally {
            Arrays.fill(line.array(), (byte) 0);
            Arrays.fill(answer.array(), (byte) 0);
        }
    }

    private static int lineEnd(ByteBuffer line) {
        for (int i = 0; i < line.position(); i++) {
            if (line.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBegun(ByteBuffer line) {
        for (int i = 0; i < ANSWER.length(); i++) {
            if (line.get(i) != ANSWER.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// That from `at` to the next `end`; less than none where there is none.
    private static int number(ByteBuffer line, int at, char end) {
        int number = 0;
        for (int i = at; i < line.position() && number <= LONGEST_ANSWER; i++) {
            int digit = line.get(i) - '0';
            if (line.get(i) == end) {
                return i == at ? -1 : number;
            }
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return -1;
    }

    /// Ends the question when it takes too long.
    @Override
    public void run() {
        try {
            Thread.sleep(DEADLINE_MILLIS);
            var asked = late;
            if (asked != null) {
                asked.close();
            }
        } catch (InterruptedException | IOException over) {
            // It has ended by itself.
        }
    }
}
