package dev.onehot.soak;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.app.SoakWindow;
import dev.onehot.core.EndpointAccess;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.Outside;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ten minutes of all at once on one file: two windows, two processes that write 250 times a second, the endpoint and a program that asks it, a program whose file
/// follows, the command line, and a program beside them that knows nothing of Onehot. `-Donehot.soak=60` for so many seconds, `-Donehot.soak.kills=500` to have
/// one of these processes killed again and again meanwhile.
@Tag("soak")
class SoakTest {
    private static final List<String> NAMES = List.of("Alpha", "Beta", "Gamma", "Delta");
    private static final int WRITES = 250;
    private static final int THREADS = 2;
    private static final String PASSPHRASE = "a long passphrase of a soak";

    /// Within which what a process holds is the same; a heap and its threads breathe.
    private static final double FLAT = 1.3;

    private static final long FLAT_BYTES = 12_000_000;
    private static final long FLAT_COUNT = 12;

    @TempDir
    private Path folder;

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<String, Long> refused = new ConcurrentSkipListMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<SoakProcess> processes = new ArrayList<>();
    private Path file;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void allAtOnceLoseNothingAndHoldNoMoreAtItsEndThanAtItsBeginning() throws Exception {
        long seconds = Long.getLong("onehot.soak", 600);
        int kills = Integer.getInteger("onehot.soak.kills", 0);
        file = folder.resolve("onehot.db");
        var before = new TreeMap<String, Figures>();
        int killed = 0;
        long begun = System.nanoTime();
        try (var provider = Loopback.answering(SoakTest::answer)) {
            var token = prepare(provider);
            var others = new ArrayList<Thread>();
            try {
                start();
                others.add(beside(this::writePlainly));
                others.add(beside(this::watchActive));
                others.add(beside(() -> ask(token)));
                others.add(beside(this::useCommandLine));
                long begin = System.nanoTime();
                var random = new Random(1);
                long end = begin + seconds * 1_000_000_000L;
                while (System.nanoTime() < end || killed < kills) {
                    long left = Math.max(0, end - System.nanoTime());
                    long pause = kills > killed ? Math.min(left / (kills - killed), 2_000_000_000L) : 2_000_000_000L;
                    LockSupport.parkNanos(Math.min(pause, left));
                    if (killed < kills) {
                        processes.get(random.nextInt(processes.size())).killAndRestart();
                        killed++;
                    } else if (kills == 0) {
                        measure();
                        if (before.isEmpty() && System.nanoTime() - begin > seconds * 1_000_000_000L / 4) {
                            processes.forEach(it -> before.put(it.name(), it.figures().getLast()));
                        }
                    }
                    press();
                    assertThat(wrong).isEmpty();
                }
                for (var it : processes.subList(2, 4)) {
                    it.end();
                }
                over.set(true);
                for (var it : others) {
                    assertThat(it.join(Duration.ofMinutes(2))).as("%s ends", it.getName()).isTrue();
                }
                compareAll();
            } finally {
                over.set(true);
                processes.forEach(SoakProcess::close);
            }
        }
        report((System.nanoTime() - begun) / 1_000_000_000L, killed, before);
        before.forEach(this::assertFlat);
        assertThat(wrong).isEmpty();
    }

    private Thread beside(Callable<?> body) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                body.call();
            } catch (Exception | AssertionError failure) {
                wrong.add("broken: " + failure);
            }
        });
    }

    private static Loopback.Response answer(Loopback.Request request) {
        // It says who was asked, and with whose key.
        var body = "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + request.path().split("/")[1] + "=" + request.header("authorization").replace("Bearer sk-soak-", "") + "\"},\"finish_reason\":\"stop\"}]}";
        return out -> out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
    }

    /// Providers, a program that follows on the computer of the first window, and a token for the endpoint.
    private String prepare(Loopback provider) throws Exception {
        try (var manager = open()) {
            manager.keys().prepare().get(30, TimeUnit.SECONDS);
            for (var name : NAMES) {
                var draft = new ProviderDraft(
                        name, "openai-compatible", provider.url("/" + name + "/v1"), "m-" + name, "", KeyChange.to(ApiKey.of("sk-soak-" + name)));
                manager.apply(new Command.CreateProvider(draft, true), Origin.API);
            }
            try (var free = new ServerSocket(0)) {
                manager.setSetting(OwnSettings.ENDPOINT_PORT, String.valueOf(free.getLocalPort()));
            }
            var home = Files.createDirectories(folder.resolve("window 0")).toRealPath();
            var files = new FollowedFiles(new Whereabouts(home, Map.of("PATH", "")));
            var request = new FollowRequest("opencode", "", OptionalLong.empty(), Optional.of(files.of("opencode", "").deliveries().getFirst()), "");
            manager.carryOut(manager.following(files, () -> "/opt/onehotctl", home.resolve("state/onehot")).follow(List.of(request)), Origin.CLI);
            return EndpointAccess.tokens(manager).token("soak", Origin.CLI).reveal();
        }
    }

    private SettingsManager open() {
        return new SettingsManager(
                dev.onehot.core.files.Databases.open(file),
                dev.onehot.testing.LightPlaces.of(new dev.onehot.secret.NoKeychain(), Map.of("ONEHOT_PASSPHRASE", PASSPHRASE)), Clock.systemUTC(), () -> {});
    }

    private void start() throws IOException {
        var environment = Map.of("ONEHOT_PASSPHRASE", PASSPHRASE, "ONEHOT_KEYCHAIN", "none", "XDG_RUNTIME_DIR", folder.resolve("run").toString());
        for (int n = 0; n < 2; n++) {
            var own = Files.createDirectories(folder.resolve("window " + n)).toRealPath();
            var home = new HashMap<>(environment);
            home.putAll(Map.of("HOME", own.toString(), "XDG_RUNTIME_DIR", own + "/run"));
            processes.add(new SoakProcess("window " + n, () -> Child.start(SoakWindow.class, own, home, own.toString(), file.toString()), this::hear));
        }
        for (int n = 0; n < 2; n++) {
            int process = n;
            var own = Files.createDirectories(folder.resolve("writer " + n));
            processes.add(new SoakProcess("writer " + n, () -> Child.start(
                    SoakWriter.class, own, environment, file.toString(), String.valueOf(process), String.valueOf(THREADS), String.valueOf(WRITES / 2)), it -> hear(process, it)));
        }
        var own = Files.createDirectories(folder.resolve("endpoint"));
        processes.add(new SoakProcess("endpoint", () -> Child.start(SoakServing.class, own, environment, file.toString(), PASSPHRASE), this::hear));
    }

    private void hear(String line) {
        if (line.startsWith("wrong ")) {
            wrong.add(line);
        }
    }

    private void hear(int process, String line) {
        var words = line.split(" ", 3);
        switch (words[0]) {
            case "done" -> {
                acknowledged.put(SoakWriter.counter(process, Integer.parseInt(words[1])), Long.valueOf(words[2]));
                writes.incrementAndGet();
            }
            case "refused" -> refused.merge(words[1], 1L, Long::sum);
            default -> hear(line);
        }
    }

    private void measure() {
        processes.forEach(SoakProcess::measure);
    }

    private void press() {
        assertThat(processes.get((int) (looks.get() % 2)).ask("press")).isEqualTo("pressed");
    }

    /// As a program that has the tables from the original: a setting, and by turns another one active, in one transaction.
    private Void writePlainly() {
        try (var outside = Outside.on(file)) {
            var ids = outside.texts("SELECT id FROM ai_providers ORDER BY id");
            for (long n = 1; !over.get(); n++) {
                if (!outside.tryRun("BEGIN IMMEDIATE")) {
                    // It has waited for its five seconds, as it does for whoever writes.
                    refused.merge("plain program: busy", 1L, Long::sum);
                    n--;
                    continue;
                }
                outside.run("INSERT INTO settings(key, value) VALUES ('plain', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", String.valueOf(n));
                outside.run("UPDATE ai_providers SET is_active = (id = " + ids.get((int) (n % ids.size())) + "), updated_at = datetime('now')");
                outside.run("COMMIT");
                foreign.set(n);
                LockSupport.parkNanos(100_000_000);
            }
        }
        return null;
    }

    private Void watchActive() {
        try (var outside = Outside.on(file)) {
            while (!over.get()) {
                looks.incrementAndGet();
                if (outside.activeRows() != 1) {
                    wrong.add("active rows: " + outside.activeRows());
                }
                LockSupport.parkNanos(500_000);
            }
        }
        return null;
    }

    /// Whoever answers is asked with its own key, and no other's.
    private Void ask(String token) throws Exception {
        int port;
        try (var outside = Outside.on(file)) {
            port = Integer.parseInt(outside.setting(OwnSettings.ENDPOINT_PORT));
        }
        while (!over.get()) {
            try {
                var said = SoakServing.ask(port, token);
                asked.incrementAndGet();
                var parts = said.split("=");
                if (parts.length != 2 || !parts[0].equals(parts[1])) {
                    wrong.add("another's key: " + said);
                }
            } catch (IOException killed) {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(100_000_000);
        }
        return null;
    }

    /// As typed in a shell, in this process: what a start costs is not what is tried.
    private Void useCommandLine() throws IOException {
        var own = Files.createDirectories(folder.resolve("command line"));
        for (int n = 0; !over.get(); n++) {
            var name = NAMES.get(n % NAMES.size());
            int code = dev.onehot.cli.SoakCommandLine.run(own, file, "provider", "use", name);
            if (code != 0) {
                refused.merge("command line " + code, 1L, Long::sum);
            }
            commands.incrementAndGet();
            LockSupport.parkNanos(500_000_000);
        }
        return null;
    }

    /// Window, database and file say the same; and what was acknowledged is there.
    private void compareAll() {
        try (var manager = open(); var outside = Outside.on(file)) {
            var snapshot = manager.snapshot();
            var active = snapshot.active().orElseThrow();
            var names = snapshot.providers().values().stream().map(Provider::name).sorted().toList();
            assertThat(outside.texts("SELECT provider_name FROM ai_providers WHERE is_active = 1")).containsExactly(active.name());
            for (var window : processes.subList(0, 2)) {
                Await.until("what " + window.name() + " shows", () -> window.ask("shows").equals(active.name() + " " + names));
            }
            var own = followed();
            Await.until("what stands in " + own, () -> read(own).contains("m-" + active.name()));
            for (var other : NAMES) {
                assertThat(read(own).contains("m-" + other)).as(other).isEqualTo(other.equals(active.name()));
            }
            acknowledged.forEach((counter, count) -> assertThat(Long.parseLong(outside.setting(counter))).as(counter).isBetween(count, count + 1));
            assertThat(Long.parseLong(outside.setting("plain"))).isEqualTo(foreign.get());
            outside.assertSound();
        }
    }

    private Path followed() {
        try (var all = Files.walk(folder.resolve("window 0"))) {
            return all.filter(it -> it.toString().contains("/opencode/") && Files.isRegularFile(it) && read(it).contains("m-")).findFirst().orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void report(long seconds, int killed, Map<String, Figures> before) {
        System.out.printf("soak of %d s: %,d writes acknowledged (%.0f a second), %,d by a plain program, %,d commands, %,d requests answered, %,d not, refused %s;"
                        + " %d kills; %,d looks at who is active, always one; windows, database and files the same at the end%n",
                seconds, writes.get(), writes.get() / (double) seconds, foreign.get(), commands.get(), asked.get(), unanswered.get(), refused, killed, looks.get());
        before.forEach((name, figures) -> System.out.printf("  %s: after a quarter %s; at the end %s%n", name, figures, figures(name).getLast()));
    }

    private List<Figures> figures(String name) {
        return processes.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().figures();
    }

    /// Of the last looks the least: between two collections there is always something.
    private void assertFlat(String name, Figures first) {
        var last = figures(name).reversed().stream().limit(5).toList();
        assertThat(last.stream().mapToLong(Figures::heap).min().orElseThrow()).as("heap of %s", name).isLessThan((long) (first.heap() * FLAT) + FLAT_BYTES);
        assertThat(last.stream().mapToLong(Figures::files).min().orElseThrow()).as("files of %s", name).isLessThanOrEqualTo(first.files() + FLAT_COUNT);
        assertThat(last.stream().mapToLong(Figures::threads).min().orElseThrow()).as("threads of %s", name).isLessThanOrEqualTo(first.threads() + FLAT_COUNT);
    }
}
