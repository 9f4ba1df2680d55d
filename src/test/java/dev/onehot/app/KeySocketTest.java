package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.cli.Onehotctl;
import dev.onehot.cli.QuickKey;
import dev.onehot.core.KeyUses;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyUse;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
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

/// `onehotctl key` beside an open window: the window's answer where all is as usual, and exactly what it does without one where anything is not.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class KeySocketTest {
    private static final String PASSPHRASE = "four words or more";
    private static final String KEY = "sk-of-relay-1234567890";
    private static final int LOCKED = 5;
    private static final int CHANGED = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Path file;
    private Map<String, String> environment;
    private SettingsManager manager;
    private Optional<OnlyWindow> window = Optional.empty();
    private Provider relay;

    @BeforeEach
    void openAWindowOnAVault() throws IOException {
        file = folder.resolve("onehot.db");
        environment = Map.of("XDG_RUNTIME_DIR", folder.toString(), "ONEHOT_KEYCHAIN", "none");
        manager = SettingsManager.withoutSettings(file, LightPlaces.ofThisComputer(Map.of("ONEHOT_PASSPHRASE", PASSPHRASE, "ONEHOT_KEYCHAIN", "none")), Clock.systemUTC(), () -> {});
        manager.keys().prepare().orTimeout(20, TimeUnit.SECONDS).join();
        relay = add("Relay", "https://relay.example/v1", KEY);
        window = OnlyWindow.claimOrTell(folder.resolve("onehot"), file, Wish.SHOW);
        window.orElseThrow().listen(wish -> {}, new KeySocket(() -> Optional.of(manager)));
    }

    @AfterEach
    void closeAll() {
        closeWindow();
        manager.close();
    }

    private void closeWindow() {
        window.ifPresent(OnlyWindow::close);
        window = Optional.empty();
    }

    private Provider add(String name, String address, String key) {
        var draft = new ProviderDraft(name, "openai-compatible", address, "m", "", new KeyChange.Replace(ApiKey.of(key)));
        manager.apply(new Command.CreateProvider(draft, true), Origin.API);
        return manager.snapshot().active().orElseThrow();
    }

    /// The text that was printed, or empty when nobody answered and the command itself has to.
    private Optional<String> quick(String... arguments) {
        var out = new ByteArrayOutputStream();
        var all = new ArrayList<>(List.of("--db", file.toString()));
        all.addAll(List.of(arguments));
        boolean printed = QuickKey.printed(all.toArray(String[]::new), environment, folder, out);
        assertThat(out.size() > 0).isEqualTo(printed);
        return printed ? Optional.of(out.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    /// As [#quick], of a window that is there: on a busy machine its answer may come too late, and is then asked for again.
    private Optional<String> answered(String... arguments) {
        var answer = new AtomicReference<>(Optional.<String>empty());
        Await.until("the window answers", () -> {
            answer.set(quick(arguments));
            return answer.get().isPresent();
        });
        return answer.get();
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
        assertThat(printed(onehotctl("key", "1", "--for", "https://other.example"), CHANGED)).isEmpty();
        manager.keys().lock().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(quick("key")).isEmpty();
        assertThat(printed(onehotctl("key"), LOCKED)).isEmpty();
        assertThat(printed(withPassphrase(PASSPHRASE, "key"), 0)).isEqualTo(KEY + "\n");
    }

    @Test
    void whatIsNotPlainIsLeftToTheCommand() throws IOException {
        for (var usual : List.of("key", "key Relay", "key 1", "key --for https://relay.example/v1", "key 1 --for https://relay.example")) {
            assertThat(answered(usual.split(" "))).as(usual).contains(KEY + "\n");
        }
        for (var unusual : List.of(
                "", "status", "key --json", "key --quiet", "key Rel", "key relay", "key nobody", "key 9", "key 1 --for", "key 1 --for https://relay.example.org",
                "key 1 2", "key --for x --for y", "--json key", "key --help", "key Ünicode", "provider key", "key 1 --wait 0")) {
            assertThat(quick(unusual.split(" "))).as(unusual).isEmpty();
        }
        assertThat(QuickKey.printed(new String[] {"key"}, environment, folder, OutputStream.nullOutputStream())).as("another database").isFalse();
        // In a bound folder it is the command that says so.
        Files.writeString(folder.resolve(".onehot"), "Relay\n");
        assertThat(quick("key")).isEmpty();
        assertThat(answered("key", "Relay")).isPresent();
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
        try (var killed = Child.start(KeySocketChild.class, folder, Map.of("ONEHOT_PASSPHRASE", PASSPHRASE), folder.resolve("onehot").toString(), file.toString())) {
            assertThat(killed.readLine()).isEqualTo("open");
            assertThat(printedByWindow("key")).isEqualTo(KEY + "\n");
            killed.kill();
            killed.awaitExit();
        }
        assertThat(printed(onehotctl("key"), LOCKED)).isEmpty();
        assertThat(printed(withPassphrase(PASSPHRASE, "key"), 0)).isEqualTo(KEY + "\n");
    }

    /// One that never answers is given up, and so is one that says something else.
    @Test
    void aSocketOfSomebodyStrangeIsGivenUp() throws Exception {
        closeWindow();
        try (var strange = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            strange.bind(UnixDomainSocketAddress.of(folder.resolve("onehot").resolve(dev.onehot.disk.ShortName.ofFile(file) + ".socket")));
            assertThat(quick("key")).as("silent").isEmpty();
            // Still in the queue, before those that are answered.
            strange.accept().close();
            for (var said : List.of("", "no\n", "okay\n", "ok sk-half-a-key", "HTTP/1.1 400\r\n\r\n", "ok " + "x".repeat(20_000) + "\n")) {
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
        Files.setPosixFilePermissions(socket(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(asked()).isEqualTo("ok " + KEY);
        assertThat(asked("setpriv", "--reuid", "65534", "--clear-groups")).isEmpty();
        // One that no list of users knows.
        assertThat(asked("setpriv", "--reuid", "54321", "--clear-groups")).isEmpty();
    }

    private Path socket() throws IOException {
        try (var all = Files.list(folder.resolve("onehot"))) {
            return all.filter(it -> it.toString().endsWith(".socket")).findFirst().orElseThrow();
        }
    }

    private String asked(String... as) throws Exception {
        var command = new ArrayList<>(List.of(as));
        command.addAll(List.of("/usr/bin/python3", "-c", """
                import socket, sys
                s = socket.socket(socket.AF_UNIX)
                s.settimeout(10)
                s.connect(sys.argv[1])
                s.sendall(b"onehot-key 1 Relay\\t\\n")
                print("heard", s.recv(9000).decode())
                """, socket().toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).startsWith("heard");
        return said.substring("heard".length()).strip();
    }
}
