package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.disk.ShortName;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A process that has a database and its vault open, as a window has, and answers; and commands beside it.
abstract class InquiryFixture {
    static final String PASSPHRASE = "four words or more";
    static final String KEY = "sk-of-relay-1234567890";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    Path file;
    Path socket;
    Map<String, String> environment;
    SettingsManager manager;
    Optional<MeetingSocket> window = Optional.empty();
    Provider relay;

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

    void listen(SettingsManager open, Path at) throws IOException {
        var answers = new Answers(() -> Optional.of(open));
        window = Optional.of(MeetingSocket.open(at, answers::answer, () -> System.getLogger("test")));
    }

    @AfterEach
    void closeAll() {
        closeWindow();
        manager.close();
    }

    void closeWindow() {
        window.ifPresent(MeetingSocket::close);
        window = Optional.empty();
    }

    Map<String, String> withPassphrase() {
        var all = new HashMap<>(environment);
        all.put("ONEHOT_PASSPHRASE", PASSPHRASE);
        return all;
    }

    Provider add(String name, String address, String key) {
        var draft = new ProviderDraft(name, "openai-compatible", address, "m", "", new KeyChange.Replace(ApiKey.of(key)));
        manager.apply(new Command.CreateProvider(draft, true), Origin.API);
        return manager.snapshot().active().orElseThrow();
    }

    /// What was printed, or empty when nobody answered and the command itself has to.
    Optional<Ran> asked(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        boolean answered = Inquiry.isAnswered(onThis(arguments), environment, folder, out, errors);
        if (!answered) {
            assertThat(out.size() + errors.size()).isZero();
            return Optional.empty();
        }
        return Optional.of(new Ran(0, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8)));
    }

    String[] onThis(String... arguments) {
        return Stream.concat(Stream.of("--db", file.toString()), Stream.of(arguments)).toArray(String[]::new);
    }

    Optional<String> quick(String... arguments) {
        return asked(arguments).map(Ran::out);
    }

    /// The command itself, which has to open everything, with the passphrase.
    Ran alone(String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var program = new Program(withPassphrase(), LightPlaces::ofThisComputer, folder, InputStream.nullInputStream(), false, out, errors);
        return new Ran(program.run(onThis(arguments)), out.toString(), errors.toString());
    }

    /// As [#asked], of a window that is there: on a busy machine its answer may come too late, and is then asked for again.
    Ran answeredWhole(String... arguments) {
        var answer = new AtomicReference<>(Optional.<Ran>empty());
        Await.until("the window answers " + List.of(arguments), () -> {
            answer.set(asked(arguments));
            return answer.get().isPresent();
        });
        return answer.get().orElseThrow();
    }

    Optional<String> answered(String... arguments) {
        return Optional.of(answeredWhole(arguments).out());
    }

    /// A whole process, which has no passphrase.
    Child onehotctl(String... arguments) {
        return withPassphrase("", arguments);
    }

    Child withPassphrase(String passphrase, String... arguments) {
        var all = new HashMap<>(environment);
        all.put("ONEHOT_PASSPHRASE", passphrase);
        all.put("ONEHOT_DB", file.toString());
        return Child.start(Onehotctl.class, folder, all, arguments);
    }

    static String printed(Child child, int code) {
        try (child) {
            var out = child.rest();
            assertThat(child.awaitExit()).isEqualTo(code);
            return out;
        }
    }

    /// Asked again, as in [#answered].
    String printedByWindow(String... arguments) {
        var out = new AtomicReference<>("");
        Await.until("the window answers", () -> {
            try (var child = onehotctl(arguments)) {
                out.set(child.rest());
                return child.awaitExit() == 0;
            }
        });
        return out.get();
    }
}
