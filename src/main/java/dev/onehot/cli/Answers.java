package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.KeyUses;
import dev.onehot.core.SettingsManager;
import dev.onehot.disk.ShortName;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.Provider;
import dev.onehot.model.Version;

/// What a process that has a database open answers to a [Inquiry]: what the command itself would print at this moment, to the same user, and nothing else.
///
/// No key is kept; that it was told is recorded. Whatever is unusual gets no answer, so that the command does, and says, what it does without this process: another
/// database or version, a failure, keys that are locked or of a variable, a file that cannot be written any more.
public final class Answers {
    /// What the socket of an endpoint without a window adds to the short name of its database.
    static final String SOCKET = ".answer";

    /// Callers that are answered at once; others wait.
    private static final int AT_ONCE = 64;

    private static final long DEADLINE_SECONDS = 2;

    /// More than a system lets an environment and arguments be.
    private static final int LONGEST = 1 << 23;

    private final Supplier<Optional<SettingsManager>> manager;
    private final KeyUses uses = new KeyUses();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// For as long as it is open.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// What a caller is, and asks.
    private record Asked(Path file, Path folder, List<String> arguments, Map<String, String> environment) {}

    /// @param manager what is open at this moment; empty while nothing is
    public Answers(Supplier<Optional<SettingsManager>> manager) {
        this.manager = manager;
    }

    /// Answers on a socket of its own, for an endpoint without a window, which holds the lock of `database`. Where there can be no socket, commands do without.
    ///
    /// @param meeting folder where processes meet
    static Listening ofEndpoint(SettingsManager manager, Path meeting, Path database) {
        var answers = new Answers(() -> Optional.of(manager));
        try {
            var socket = MeetingSocket.open(
                    meeting.resolve(ShortName.ofFile(database) + SOCKET),
                    answers::answer,
                    () -> System.getLogger(Answers.class.getName()));
            return () -> {
                socket.close();
                answers.record();
            };
        } catch (IOException | UnsupportedOperationException noSocket) {
            return () -> {};
        }
    }

    /// Answers one caller, if its line asks for this. Blocks; not on the FX thread.
    public void answer(MeetingSocket.Caller caller, HeardLine line) throws IOException {
        if (!line.text().startsWith(Inquiry.GREETING)) {
            return;
        }
        var words = line.text().substring(Inquiry.GREETING.length()).split(" ", -1);
        if (words.length != 2 || !words[0].equals(Version.CURRENT) || !words[1].matches("[0-9]{1,7}") || !caller.isSameUser()) {
            return;
        }
        var asked = asked(line.rest(caller.channel(), Math.min(Integer.parseInt(words[1]), LONGEST)));
        var printed = printed(asked);
        if (printed.isPresent()) {
            var answer = ByteBuffer.wrap(printed.get());
            while (answer.hasRemaining()) {
                caller.channel().write(answer);
            }
            Arrays.fill(printed.get(), (byte) 0);
        }
    }

    private static Asked asked(byte[] bytes) throws IOException {
        try {
            var parts = List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
            int first = 3 + Integer.parseInt(parts.get(2));
            var environment = new HashMap<String, String>();
            for (var variable : parts.subList(first, parts.size() - 1)) {
                int sign = variable.indexOf('=', 1);
                environment.put(variable.substring(0, sign), variable.substring(sign + 1));
            }
            return new Asked(Path.of(parts.get(0)), Path.of(parts.get(1)), parts.subList(3, first), environment);
        } catch (IllegalArgumentException | IndexOutOfBoundsException garbled) {
            throw new IOException("not as a question is", garbled);
        }
    }

    private Optional<byte[]> printed(Asked asked) {
        boolean entered = false;
        try {
            entered = places.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS);
            return (entered ? manager.get() : Optional.<SettingsManager>empty()).filter(it -> isAsUsual(it, asked.file())).flatMap(it -> printed(it, asked));
        } catch (RuntimeException unusual) {
            // Said by the command, if it finds it too.
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    private static boolean isAsUsual(SettingsManager open, Path file) {
        var own = open.place().beside();
        boolean writable = Files.isWritable(own) && Files.isWritable(own.toAbsolutePath().resolveSibling(""));
        return writable && open.place().isFile() && open.obstacle().isEmpty() && ShortName.ofFile(file).equals(ShortName.ofFile(own));
    }

    /// The line that answers, and what follows it.
    private Optional<byte[]> printed(SettingsManager open, Asked asked) {
        // What another process committed a moment ago holds already.
        open.refresh();
        var out = new StringWriter();
        var errors = new StringWriter();
        var session = Session.over(open, DatabaseName.of(asked.file()), asked.environment(), asked.folder(), out, errors, it -> reveal(open, it));
        var action = PlainLine.read(asked.arguments().toArray(String[]::new)).flatMap(it -> it.action(session));
        if (action.isEmpty() || action.get().run() != Exit.DONE) {
            return Optional.empty();
        }
        var remarks = errors.toString().getBytes(StandardCharsets.UTF_8);
        var results = out.toString().getBytes(StandardCharsets.UTF_8);
        var line = (Inquiry.ANSWER + remarks.length + " " + results.length + "\n").getBytes(StandardCharsets.US_ASCII);
        var all = ByteBuffer.allocate(line.length + remarks.length + results.length).put(line).put(remarks).put(results).array();
        Arrays.fill(results, (byte) 0);
        return Optional.of(all);
    }

    private ApiKey reveal(SettingsManager open, Provider provider) {
        if (provider.key().source() instanceof KeySource.Environment) {
            // The caller's own value counts.
            throw new Refusal(Exit.KEYS, "no-key", provider.name() + " has the key of a variable.", "");
        }
        var key = open.revealKey(provider.id());
        if (!key.isEmpty()) {
            uses.add(open, provider.id());
        }
        return key;
    }

    /// Has in the database whose keys were told. Blocks.
    public void record() {
        uses.record();
    }
}
