package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.model.Version;
import dev.onehot.testing.Child;
import dev.onehot.testing.Mutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What may go wrong between a command and the process that answers it: one is killed, is somebody else's, or says anything whatever.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class InquiryDangersTest extends InquiryFixture {
    @Test
    void afterAKillTheCommandDoesWithoutTheWindow() {
        closeWindow();
        assertThat(quick("key")).isEmpty();
        try (var killed = Child.start(AnsweringChild.class, folder, Map.of("ONEHOT_PASSPHRASE", PASSPHRASE), socket.toString(), file.toString())) {
            assertThat(killed.readLine()).isEqualTo("open");
            assertThat(printedByWindow("key")).isEqualTo(KEY + "\n");
            killed.kill();
            killed.awaitExit();
        }
        assertThat(printed(onehotctl("key"), Exit.KEYS)).isEmpty();
        assertThat(printed(withPassphrase(PASSPHRASE, "key"), 0)).isEqualTo(KEY + "\n");
    }

    /// One that never answers is given up, and so is one that says something else.
    @Test
    void aSocketOfSomebodyStrangeIsGivenUp() throws Exception {
        closeWindow();
        try (var strange = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            strange.bind(UnixDomainSocketAddress.of(socket));
            assertThat(quick("key")).as("silent").isEmpty();
            // Still in the queue, before those that are answered.
            strange.accept().close();
            for (var said : List.of("", "no\n", "okay\n", "ok 0 9\nhalf", "ok 3\nabc", "ok 0 99999999\nabc", "ok -1 3\nabc", "ok  3\nabc", "okk0 3\nabc", "HTTP/1.1 400\r\n\r\n", "ok " + "1".repeat(20_000) + "\n")) {
                var answering = Thread.ofVirtual().start(() -> answer(strange, said));
                assertThat(quick("key")).as(said).isEmpty();
                assertThat(answering.join(Duration.ofSeconds(20))).isTrue();
            }
        }
    }

    private static void answer(ServerSocketChannel server, String said) {
        try (var caller = server.accept()) {
            caller.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException gone) {
            // It had heard enough.
        }
    }

    /// Whatever this user's own programs say there.
    @Test
    void nonsenseStopsNobody() throws IOException {
        var words = String.join("\0", file.toString(), folder.toString(), "2", "key", "Relay", "");
        var question = ("onehot-ask 1 " + Version.CURRENT + " " + words.length() + "\n" + words).getBytes(StandardCharsets.UTF_8);
        var mutator = new Mutator(21, List.of("onehot 1 show\n".getBytes(StandardCharsets.UTF_8)));
        for (int round = 0; round < 60; round++) {
            try (var caller = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                caller.write(ByteBuffer.wrap(mutator.next(question)));
                caller.shutdownOutput();
                var said = new String(Channels.newInputStream(caller).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(said.replace("ok 0 " + (KEY.length() + 1) + "\n" + KEY + "\n", "")).as("round %s", round).isEmpty();
            } catch (IOException hungUp) {
                // It had heard enough.
                continue;
            }
        }
        assertThat(answered("key", "Relay")).contains(KEY + "\n");
    }

    /// Even where the folder would let them in.
    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherUserGetsNothing() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root can become somebody else.");
        assumeTrue(Stream.of("setpriv", "python3").allMatch(it -> Files.isExecutable(Path.of("/usr/bin", it))), "setpriv or python3 is not installed.");
        for (var at = folder.resolve("onehot"); at.startsWith(folder); at = at.getParent()) {
            Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(heard()).isEqualTo("ok 0 " + (KEY.length() + 1) + "\n" + KEY);
        assertThat(heard("setpriv", "--reuid", "65534", "--clear-groups")).isEmpty();
        // One that no list of users knows.
        assertThat(heard("setpriv", "--reuid", "54321", "--clear-groups")).isEmpty();
    }

    private String heard(String... as) throws Exception {
        var command = new ArrayList<>(List.of(as));
        command.addAll(List.of("/usr/bin/python3", "-c", """
                import socket, sys
                s = socket.socket(socket.AF_UNIX)
                s.settimeout(10)
                s.connect(sys.argv[1])
                q = b"\\0".join([a.encode() for a in sys.argv[3:]]) + b"\\0"
                s.sendall(b"onehot-ask 1 %s %d\\n%s" % (sys.argv[2].encode(), len(q), q))
                try:
                    print("heard", s.makefile().read())
                except ConnectionResetError:
                    print("heard")
                """, socket.toString(), Version.CURRENT, file.toString(), folder.toString(), "2", "key", "Relay"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).startsWith("heard");
        return said.substring("heard".length()).strip();
    }
}
