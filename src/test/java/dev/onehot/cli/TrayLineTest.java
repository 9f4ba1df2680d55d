package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.PlayedBus;
import dev.onehot.testing.PlayedBus.Answer;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// `onehotctl tray`, and what has it started at login.
@EnabledOnOs(OS.LINUX)
class TrayLineTest extends CliFixture {
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";

    private PlayedBus bus;
    private Path settings;
    private final AtomicInteger registered = new AtomicInteger();
    private Optional<Thread> running = Optional.empty();

    @BeforeEach
    void desktop() throws IOException {
        var place = Files.createTempDirectory("bus");
        bus = new PlayedBus(place);
        settings = place.resolve("config");
        environment.putAll(bus.environment());
        environment.put("XDG_CONFIG_HOME", settings.toString());
        bus.appear(WATCHER, call -> {
            if (call.getName().equals("RegisterStatusNotifierItem")) {
                registered.incrementAndGet();
            }
            return Optional.of(call.getName().equals("Get") ? new Answer("v", new Variant<>(true)) : Answer.NOTHING);
        });
        for (var name : List.of("A", "B")) {
            onehotctl("provider", "add", name, "--base-url", "http://127.0.0.1:1/v1", "--no-key", name.equals("A") ? "--activate" : "--no-activate").done();
        }
    }

    @AfterEach
    void end() throws IOException {
        running.ifPresent(Thread::interrupt);
        running.ifPresent(it -> Await.until("it has ended", () -> !it.isAlive()));
        bus.close();
    }

    private CompletableFuture<Ran> tray() {
        var ran = new CompletableFuture<Ran>();
        running = Optional.of(Thread.ofPlatform().daemon().start(() -> ran.complete(onehotctl("tray"))));
        Await.until("it is shown", () -> ran.isDone() || registered.get() == 1);
        return ran;
    }

    private Object title() throws Exception {
        return ((Variant<?>) bus.call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get", "ss", "org.kde.StatusNotifierItem", "Title")[0]).getValue();
    }

    private boolean isTitle(String title) {
        try {
            return title().equals(title);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void itFollowsTheCommandLineAndEndsAtQuit() throws Exception {
        var ran = tray();
        assertThat(title()).isEqualTo("A is active");
        onehotctl("provider", "use", "B").done();
        Await.until("the other one", () -> isTitle("B is active"));
        // The first provider that the tray knows.
        bus.call("/MenuBar", "com.canonical.dbusmenu", "Event", "isvu", 100, "clicked", new Variant<>(0), new UInt32(0));
        Await.until("the switch", () -> onehotctl("status", "--json").json().at("active/name").equals("A"));
        var second = onehotctl("tray");
        assertThat(second.code()).isZero();
        assertThat(second.errors()).contains("There is a tray of Onehot already.");
        bus.call("/MenuBar", "com.canonical.dbusmenu", "Event", "isvu", 2, "clicked", new Variant<>(0), new UInt32(0));
        assertThat(ran.get(30, TimeUnit.SECONDS).code()).isZero();
    }

    @Test
    void atLoginIsASettingThatIsAlsoSoAndTheTrayEndsWithIt() throws Exception {
        var entry = settings.resolve("autostart/dev.onehot.Onehot.desktop");
        onehotctl("setting", "set", "ONEHOT_AT_LOGIN", "true").done();
        assertThat(entry).content().containsPattern("Exec=.*onehotctl\"?( --db .*)? tray --login\n");
        var ran = tray();
        onehotctl("setting", "reset", "ONEHOT_AT_LOGIN").done();
        assertThat(entry).doesNotExist();
        assertThat(ran.get(30, TimeUnit.SECONDS).code()).isZero();
    }

    @Test
    void withoutASessionItSaysSo() {
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        environment.remove("XDG_RUNTIME_DIR");
        var ran = onehotctl("tray");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.errors()).contains("there is no session bus", "Start it in a desktop's session.");
    }
}
