package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.testing.Child;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A session bus whose messages are spoiled on their way, byte by byte, or that hangs up in the middle of one: the keyring answers with one of its
/// answers, soon and with little memory, and the next connection is as good as ever. In a process of its own, whose threads may end as they like.
class HostileBusTest {
    private static final int FEW = 12;
    private static final int MANY = 1_500;

    @TempDir
    private Path folder;

    @Test
    void whateverTheBusSaysThereIsAnAnswer() {
        ask(FEW);
    }

    /// `mvn -Pproof verify`.
    @Tag("proof")
    @Timeout(3_600)
    @Test
    void alsoToMuchMoreOfIt() {
        ask(MANY);
    }

    private void ask(int rounds) {
        try (var child = Child.start(Asking.class, folder, folder.toString(), String.valueOf(rounds))) {
            var said = child.rest().lines().toList();
            said.stream().filter(it -> rounds > FEW && it.startsWith("asked")).forEach(System.out::println);
            assertThat(said).filteredOn(it -> it.startsWith("wrong")).isEmpty();
            assertThat(said).contains("end;");
        }
    }

    /// The child.
    static final class Asking {
        private static final byte[] SECRET = {1, 2, 3, 4};
        private static final long LATE = 30_000_000_000L;
        /// So much the bus says for one reading, in bytes.
        private static final int SAID = 2_500;

        private Asking() {}

        public static void main(String[] arguments) throws Exception {
            Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
            var folder = Path.of(arguments[0]);
            var counts = new TreeMap<String, Integer>();
            var right = folder.resolve("bus");
            try (var desktop = new ForeignKeyring(right); var spoiling = new Spoiling(right, folder.resolve("spoiled"))) {
                try (var store = store(right)) {
                    store.write("a1", SECRET);
                }
                for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                    spoiling.random = new Random(round);
                    long begin = System.nanoTime();
                    try (var store = store(folder.resolve("spoiled"))) {
                        counts.merge(store.read("a1", Optional.empty()).getClass().getSimpleName(), 1, Integer::sum);
                    } catch (RuntimeException | Error failure) {
                        Child.tell("wrong, round " + round + ": " + failure + " " + Stream.of(failure.getStackTrace()).limit(4).toList());
                    }
                    if (System.nanoTime() - begin > LATE) {
                        Child.tell("wrong, round " + round + ": late");
                    }
                }
                try (var store = store(right)) {
                    if (!(store.read("a1", Optional.empty()) instanceof Answer.Found(_, var secret, _)) || !Arrays.equals(secret, SECRET)) {
                        Child.tell("wrong: lost");
                    }
                }
            }
            Child.tell("asked " + counts);
            Child.tell("end");
            // Whatever is left of spoiled connections.
            Runtime.getRuntime().halt(0);
        }

        private static FreedesktopKeyring store(Path bus) {
            var limit = Duration.ofSeconds(5);
            return new FreedesktopKeyring(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus), new Patience(limit, Duration.ofMillis(150), Duration.ofSeconds(1), Duration.ofMillis(20)));
        }
    }

    /// Carries everything there and back, but not as it was.
    private static final class Spoiling implements AutoCloseable {
        private final Path to;
        private final ServerSocketChannel server;
        private volatile Random random = new Random(0);

        Spoiling(Path to, Path from) throws IOException {
            this.to = to;
            this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(from));
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            try {
                while (true) {
                    var client = server.accept();
                    var bus = SocketChannel.open(UnixDomainSocketAddress.of(to));
                    var chance = new Random(random.nextLong());
                    Thread.ofVirtual().start(() -> carry(client, bus, (_, _) -> true));
                    int first = chance.nextInt(Asking.SAID);
                    boolean hangsUp = chance.nextInt(4) == 0;
                    Thread.ofVirtual().start(() -> carry(bus, client, (at, bytes) -> spoil(at, bytes, first, hangsUp, chance)));
                }
            } catch (IOException closed) {
                return;
            }
        }

        /// Answers whether the rest comes.
        private static boolean spoil(long at, ByteBuffer bytes, int first, boolean hangsUp, Random chance) {
            for (int i = 0; i < bytes.limit(); i++) {
                boolean isFirst = at + i == first;
                if (isFirst && hangsUp) {
                    bytes.limit(i);
                    return false;
                }
                if (isFirst || at + i > first && chance.nextInt(400) == 0) {
                    bytes.put(i, (byte) (chance.nextBoolean() ? chance.nextInt() : bytes.get(i) ^ 1 << chance.nextInt(8)));
                }
            }
            return true;
        }

        @FunctionalInterface
        private interface Way {
            boolean lets(long at, ByteBuffer bytes);
        }

        private static void carry(SocketChannel from, SocketChannel to, Way way) {
            var bytes = ByteBuffer.allocate(4_096);
            try (from; to) {
                boolean goesOn = true;
                for (long at = 0; goesOn && from.read(bytes.clear()) >= 0; ) {
                    int length = bytes.flip().limit();
                    goesOn = way.lets(at, bytes);
                    at += length;
                    while (bytes.hasRemaining()) {
                        to.write(bytes);
                    }
                }
            } catch (IOException gone) {
                return;
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
