package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.cli.Answers;
import dev.onehot.cli.Inquiry;
import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// One window for each database, among processes that start at once, are killed, or talk nonsense.
@Execution(ExecutionMode.CONCURRENT)
class OnlyWindowTest {
    private static final int PROCESSES = 6;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temporary;

    private Path meeting;
    private Path database;
    private final BlockingQueue<Wish> wishes = new ArrayBlockingQueue<>(10);
    private final List<Child> children = new ArrayList<>();

    @BeforeEach
    void choosePlaces() {
        meeting = temporary.resolve("run");
        database = temporary.resolve("onehot.db");
    }

    @AfterEach
    void endChildren() {
        children.forEach(Child::close);
    }

    @Test
    void ofManyThatStartAtOnceOneIsFirstAndHearsAllOthers() {
        for (int i = 0; i < PROCESSES; i++) {
            children.add(Child.start(OnlyWindowChild.class, temporary, meeting.toString(), database.toString()));
        }
        children.forEach(it -> assertThat(it.readLine()).isEqualTo("ready"));
        children.forEach(Child::go);
        var first = new ArrayList<Child>();
        for (var child : children) {
            var said = child.readLine();
            // What it has heard may come before what it says of itself.
            if (said.equals("first") || said.startsWith("heard")) {
                first.add(child);
                for (int i = 1; i < PROCESSES; i++) {
                    assertThat(child.readLine()).isIn("first", "heard " + Wish.SHOW);
                }
            } else {
                assertThat(said).isEqualTo("told");
                assertThat(child.awaitExit()).isZero();
            }
        }
        assertThat(first).hasSize(1);
    }

    @Test
    void afterAKillTheNextOneIsFirst() throws IOException {
        var child = Child.start(OnlyWindowChild.class, temporary, meeting.toString(), database.toString());
        children.add(child);
        assertThat(child.readLine()).isEqualTo("ready");
        child.go();
        assertThat(child.readLine()).isEqualTo("first");
        child.kill();
        child.awaitExit();

        try (var next = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            next.listen(wishes::add, new Answers(Optional::empty));
            assertThat(Files.list(meeting).map(it -> it.getFileName().toString())).anyMatch(it -> it.endsWith(".socket"));
        }
        assertThat(Files.list(meeting).map(it -> it.getFileName().toString())).noneMatch(it -> it.endsWith(".socket"));
    }

    @Test
    void anotherDatabaseHasAnotherWindow() throws IOException {
        try (var one = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow();
                var other = OnlyWindow.claimOrTell(meeting, temporary.resolve("other.db"), Wish.SHOW).orElseThrow()) {
            assertThat(one).isNotSameAs(other);
        }
    }

    @Test
    void handingOverTakesNoLock() throws IOException, InterruptedException {
        assertThat(OnlyWindow.tell(meeting, database, Wish.SHOW)).isFalse();
        assertThat(meeting).doesNotExist();

        try (var first = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            first.listen(wishes::add, new Answers(Optional::empty));
            assertThat(OnlyWindow.tell(meeting, temporary.resolve("other.db"), Wish.SHOW)).isFalse();
            for (var wish : List.of(Wish.SHOW, Wish.PALETTE)) {
                assertThat(OnlyWindow.tell(meeting, database, wish)).isTrue();
                assertThat(wishes.poll(10, TimeUnit.SECONDS)).isEqualTo(wish);
            }
        }
    }

    @Test
    void atItsSocketCommandsAreAnsweredToo() throws IOException {
        var environment = Map.of("XDG_RUNTIME_DIR", temporary.toString());
        var out = new ByteArrayOutputStream();
        try (var manager = SettingsManager.open(database);
                var first = OnlyWindow.claimOrTell(temporary.resolve("onehot"), database, Wish.SHOW).orElseThrow()) {
            first.listen(wishes::add, new Answers(() -> Optional.of(manager)));
            var asked = new String[] {"--db", database.toString(), "status", "--json"};
            Await.until("it answers", () -> Inquiry.isAnswered(asked, environment, temporary, out, OutputStream.nullOutputStream()));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains(database.toString());
        assertThat(wishes).isEmpty();
    }

    @Test
    void nonsenseIsNotObeyedAndStopsNobody() throws IOException, InterruptedException {
        try (var first = OnlyWindow.claimOrTell(meeting, database, Wish.SHOW).orElseThrow()) {
            first.listen(wishes::add, new Answers(Optional::empty));
            for (var nonsense : List.of("", "show\n", "GET / HTTP/1.1\r\n\r\n", "x".repeat(10_000))) {
                try (var caller = call(nonsense)) {
                    assertThat(caller.read(ByteBuffer.allocate(10))).as(nonsense).isNegative();
                } catch (IOException brokenOff) {
                    // It did not even want to hear the end of it.
                    assertThat(nonsense).hasSizeGreaterThan(4096);
                }
            }
            assertThat(wishes).isEmpty();
            try (var caller = call("onehot 1 something-newer\n")) {
                assertThat(caller.read(ByteBuffer.allocate(10))).isEqualTo(6);
            }
            assertThat(wishes.poll(10, TimeUnit.SECONDS)).isEqualTo(Wish.SHOW);
        }
    }

    @Test
    void aWindowThatDoesNotAnswerIsGivenUp() throws IOException {
        // Another process's lock and a socket that accepts and says nothing.
        var child = Child.start(OnlyWindowChild.class, temporary, meeting.toString(), database.toString());
        children.add(child);
        assertThat(child.readLine()).isEqualTo("ready");
        child.go();
        assertThat(child.readLine()).isEqualTo("first");
        var socket = socket();
        Files.delete(socket);
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            assertThatExceptionOfType(OnlyWindow.NotAnswering.class)
                    .isThrownBy(() -> OnlyWindow.claimOrTell(meeting, database, Wish.SHOW));
        }
    }

    private SocketChannel call(String text) throws IOException {
        var caller = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        caller.write(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        caller.shutdownOutput();
        return caller;
    }

    private Path socket() throws IOException {
        try (var all = Files.list(meeting)) {
            return all.filter(it -> it.toString().endsWith(".socket")).findFirst().orElseThrow();
        }
    }
}
