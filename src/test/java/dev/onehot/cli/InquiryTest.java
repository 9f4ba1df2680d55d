package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.core.KeyUses;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.disk.ShortName;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyUse;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Version;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Mutator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl key`, `env` and `status` beside a process that has the database open: its answer where all is as usual, to the byte what the command prints by itself,
/// and exactly what that does and says where anything is not.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class InquiryTest {
    private static final String PASSPHRASE = "four words or more";
    private static final String KEY = "sk-of-relay-1234567890";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Path file;
    private Path socket;
    private Map<String, String> environment;
    private SettingsManager manager;
    private Optional<MeetingSocket> window = Optional.empty();
    private Provider relay;

    @BeforeEach
    void openAWindowOnAVault() throws IOException {
        file = folder.resolve("onehot.db");
        socket = Files.createDirectories(folder.resolve("onehot")).resolve(ShortName.ofFile(file) + ".socket");
        environment = Map.of("XDG_RUNTIME_DIR", folder.toString(), "ONEHOT_KEYCHAIN", "none", "HOME", folder.resolve("home").toString(), "PATH", "/bin");
        manager = SettingsManager.withoutSettings(file, LightPlaces.ofThisComputer(withPassphrase()), Clock.systemUTC(), () -> {});
        manager.keys().prepare().orTimeout(20, TimeUnit.SECONDS).join();
        relay = add("Relay", "https://relay.example/v1", KEY);
        listen(manager, socket);
    }

    private void listen(SettingsManager open, Path at) throws IOException {
        var answers = new Answers(() -> Optional.of(open));
        window = Optional.of(MeetingSocket.open(at, answers::answer, () -> System.getLogger("test")));
    }

    @AfterEach
    void closeAll() {
        closeWindow();
        manager.close();
    }

    private void closeWindow() {
        window.ifPresent(MeetingSocket::close);
        window = Optional.empty();
    }

    private Map<String, String> withPassphrase() {
        var all = new HashMap<>(environment);
        all.put("ONEHOT_PASSPHRASE", PASSPHRASE);
        return all;
    }

    private Provider add(String name, String address, String key) {
        var draft = new ProviderDraft(name, "openai-compatible", address, "m", "", new KeyChange.Replace(ApiKey.of(key)));
        manager.apply(new Command.CreateProvider(draft, true), Origin.API);
        return manager.snapshot().active().orElseThrow();
    }

    /// What was printed, or empty when nobody answered and the command itself has to.
    private Optional<Ran> asked(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        boolean answered = Inquiry.isAnswered(onThis(arguments), environment, folder, out, errors);
        if (!answered) {
            assertThat(out.size() + errors.size()).isZero();
            return Optional.empty();
        }
        return Optional.of(new Ran(0, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8)));
    }

    private String[] onThis(String... arguments) {
        return Stream.concat(Stream.of("--db", file.toString()), Stream.of(arguments)).toArray(String[]::new);
    }

    private Optional<String> quick(String... arguments) {
        return asked(arguments).map(Ran::out);
    }

    /// The command itself, which has to open everything, with the passphrase.
    private Ran alone(String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var program = new Program(withPassphrase(), LightPlaces::ofThisComputer, folder, InputStream.nullInputStream(), false, out, errors);
        return new Ran(program.run(onThis(arguments)), out.toString(), errors.toString());
    }

    /// As [#asked], of a window that is there: on a busy machine its answer may come too late, and is then asked for again.
    private Ran answeredWhole(String... arguments) {
        var answer = new AtomicReference<>(Optional.<Ran>empty());
        Await.until("the window answers " + List.of(arguments), () -> {
            answer.set(asked(arguments));
            return answer.get().isPresent();
        });
        return answer.get().orElseThrow();
    }

    private Optional<String> answered(String... arguments) {
        return Optional.of(answeredWhole(arguments).out());
    }

    /// A whole process, which has no passphrase.
    private Child onehotctl(String... arguments) {
        return withPassphrase("", arguments);
    }

    private Child withPassphrase(String passphrase, String... arguments) {
        var all = new HashMap<>(environment);
        all.put("ONEHOT_PASSPHRASE", passphrase);
        all.put("ONEHOT_DB", file.toString());
        return Child.start(Onehotctl.class, folder, all, arguments);
    }

    private static String printed(Child child, int code) {
        try (child) {
            var out = child.rest();
            assertThat(child.awaitExit()).isEqualTo(code);
            return out;
        }
    }

    /// Asked again, as in [#answered].
    private String printedByWindow(String... arguments) {
        var out = new AtomicReference<>("");
        Await.until("the window answers", () -> {
            try (var child = onehotctl(arguments)) {
                out.set(child.rest());
                return child.awaitExit() == 0;
            }
        });
        return out.get();
    }

    /// Only the window has the vault open.
    @Test
    void aProcessHasTheKeyOfTheWindowForAsLongAsThatHasIt() {
        assertThat(printedByWindow("key")).isEqualTo(KEY + "\n");
        assertThat(printedByWindow("key", "Relay", "--for", "https://relay.example")).isEqualTo(KEY + "\n");
        assertThat(printed(onehotctl("key", "1", "--for", "https://other.example"), Exit.CONFLICT)).isEmpty();
        manager.keys().lock().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(quick("key")).isEmpty();
        assertThat(printed(onehotctl("key"), Exit.KEYS)).isEmpty();
        assertThat(printed(withPassphrase(PASSPHRASE, "key"), 0)).isEqualTo(KEY + "\n");
    }

    /// Whatever the short way takes: what succeeds is answered, and every failure is left to the command.
    @Test
    void theAnswerIsWhatTheCommandPrints() throws IOException {
        add("Alpha", "", "");
        add("Alpine", "https://alpine.example", "sk-of-alpine");
        for (var line : PlainLineTest.USUAL) {
            var words = line.split(" ");
            var alone = alone(words);
            boolean plain = line.chars().allMatch(it -> it < 128);
            if (alone.code() == 0 && plain) {
                assertThat(answeredWhole(words)).as(line).isEqualTo(alone);
            } else {
                assertThat(asked(words)).as(line).isEmpty();
            }
        }
        Files.writeString(folder.resolve(".onehot"), "Relay\n");
        for (var line : List.of("key", "env", "key --json", "key --quiet", "env --shell cmd", "status")) {
            assertThat(answeredWhole(line.split(" "))).as(line).isEqualTo(alone(line.split(" ")));
        }
        // Headers are filled in as the caller's environment says.
        alone("provider", "edit", "Relay", "--header", "X-Where={env:PATH}", "--kind", "anthropic").done();
        assertThat(answeredWhole("env", "Relay")).isEqualTo(alone("env", "Relay"));
        Files.writeString(folder.resolve(".onehot"), "Nobody\n");
        assertThat(quick("key")).isEmpty();
        assertThat(answered("key", "Relay")).isPresent();
    }

    @Test
    void whatIsNotPlainIsLeftToTheCommand() {
        for (var unusual : PlainLineTest.UNUSUAL) {
            assertThat(quick(unusual.split(" "))).as(unusual).isEmpty();
        }
        var nowhere = OutputStream.nullOutputStream();
        assertThat(Inquiry.isAnswered(new String[] {"key"}, environment, folder, nowhere, nowhere)).as("another database").isFalse();
    }

    /// A file whose socket is another's, or that cannot be written any more, or is gone.
    @Test
    void anotherDatabaseOrVersionOrAFileThatIsGoneGetsNoAnswer() throws Exception {
        assertThat(answered("status")).isPresent();
        var other = folder.resolve("other.db");
        try (var elsewhere = SettingsManager.open(other)) {
            closeWindow();
            listen(elsewhere, socket);
            assertThat(quick("status")).isEmpty();
        }
        closeWindow();
        listen(manager, socket);
        assertThat(said("onehot-ask 1 0.0.0 3\nabc")).as("another version").isEmpty();
        assertThat(said("onehot-ask 1 " + Version.CURRENT + " 3\nabc")).as("no question").isEmpty();
        assertThat(said("onehot-ask 1 " + Version.CURRENT + " 9999999\nabc")).as("too long").isEmpty();
        assertThat(said("onehot-key 1 \t\n")).as("as before").isEmpty();
        assertThat(answered("status")).isPresent();
        Files.delete(file);
        assertThat(quick("status")).isEmpty();
    }

    /// What it answers to these bytes, after which nothing comes.
    private String said(String question) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// An endpoint without a window has a socket of its own, which does not outlast it.
    @Test
    void anEndpointAnswersToo() throws IOException {
        closeWindow();
        var meeting = socket.resolveSibling("");
        try (var _ = Answers.ofEndpoint(manager, meeting, file)) {
            assertThat(answered("key")).contains(KEY + "\n");
            assertThat(answeredWhole("status")).isEqualTo(alone("status"));
        }
        assertThat(quick("key")).isEmpty();
        assertThat(meeting).isEmptyDirectory();
    }

    /// The window looks into the folder of the one that asks.
    @Test
    void aProgramThatIsLedElsewhereThereGetsNoKey() throws IOException {
        var asked = new String[] {"key", "1", "--for", "https://relay.example", "--by", "claude-code"};
        assertThat(answered(asked)).contains(KEY + "\n");
        Files.createDirectories(folder.resolve(".claude"));
        Files.writeString(folder.resolve(".claude/settings.json"), "{\"env\": {\"ANTHROPIC_BASE_URL\": \"https://elsewhere.example\"}}");
        assertThat(quick(asked)).isEmpty();
        assertThat(answered("key", "1", "--for", "https://relay.example", "--by", "codex")).contains(KEY + "\n");
        assertThat(quick("key", "1", "--by", "a", "--by", "b")).isEmpty();
        Files.delete(folder.resolve(".claude/settings.json"));
        assertThat(answered(asked)).contains(KEY + "\n");
    }

    @Test
    void whatAnotherProcessDidAMomentAgoHolds() {
        var other = add("Other", "https://other.example/v1", "sk-of-other");
        try (var elsewhere = SettingsManager.open(file)) {
            for (int i = 0; i < 20; i++) {
                elsewhere.apply(new Command.ActivateProvider(relay.id()), Origin.CLI);
                assertThat(answered("key")).contains(KEY + "\n");
                elsewhere.apply(new Command.ActivateProvider(other.id()), Origin.CLI);
                assertThat(answered("key")).contains("sk-of-other\n");
            }
            var moved = ProviderDraft.of(relay).withBaseUrl("https://moved.example/v1");
            elsewhere.apply(new Command.UpdateProvider(relay.id(), moved, Command.ANY), Origin.CLI);
            assertThat(quick("key", "1", "--for", "https://relay.example/v1")).isEmpty();
            elsewhere.apply(new Command.DeleteProvider(relay.id(), Command.ANY), Origin.CLI);
            assertThat(quick("key", "1")).isEmpty();
        }
    }

    /// Its variable is the caller's, and the window may have another one of that name.
    @Test
    void aKeyOfAVariableIsNotTheWindowsToGive() {
        add("Variable", "https://variable.example/v1", "env:PATH");
        assertThat(quick("key")).isEmpty();
        add("Nothing", "https://nothing.example/v1", "");
        assertThat(quick("key")).isEmpty();
    }

    /// Not the key: whose it was, and how often.
    @Test
    void thatAKeyWasToldIsRecordedAWhileLater() {
        var other = add("Other", "https://other.example/v1", "sk-of-other");
        var revision = manager.snapshot().revision();
        for (int i = 0; i < 5; i++) {
            assertThat(answered("key", "Relay")).isPresent();
        }
        assertThat(answered("key", "Other")).isPresent();
        assertThat(quick("key", "nobody")).isEmpty();
        Await.until("it is recorded", () -> KeyUses.of(manager).stream().mapToLong(KeyUse::count).sum() >= 6);
        assertThat(KeyUses.of(manager)).extracting(KeyUse::provider).containsExactlyInAnyOrder(relay.id(), other.id());
        assertThat(KeyUses.of(manager)).filteredOn(it -> it.provider() == relay.id()).allMatch(it -> it.count() >= 5);
        assertThat(manager.snapshot().revision()).isEqualTo(revision);
    }

    @Test
    void manyAtOnceAreAnswered() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<String>> asking = () -> quick("key", "Relay");
            var answers = callers.invokeAll(Collections.nCopies(100, asking), 30, TimeUnit.SECONDS);
            for (var answer : answers) {
                // What comes too late is left to the command.
                answer.resultNow().ifPresent(it -> assertThat(it).isEqualTo(KEY + "\n"));
            }
        }
        assertThat(answered("key", "Relay")).contains(KEY + "\n");
    }

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
        var mutator = new Mutator(21, List.of("onehot 1 show\n".getBytes(StandardCharsets.UTF_8)));
        for (int round = 0; round < 60; round++) {
            try (var caller = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                caller.write(ByteBuffer.wrap(mutator.next("onehot-key 1 Relay\t\n".getBytes(StandardCharsets.UTF_8))));
                caller.shutdownOutput();
                var said = new String(Channels.newInputStream(caller).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(said.replace("ok " + KEY + "\n", "")).as("round %s", round).hasSizeLessThan(8);
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
