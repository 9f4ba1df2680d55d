package dev.onehot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.desktop.ShortcutState.Kind;
import dev.onehot.testing.Await;
import dev.onehot.testing.PlayedBus;
import dev.onehot.testing.PlayedBus.Answer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The key that opens the palette from anywhere, over a bus whose portal the test plays.
@EnabledOnOs(OS.LINUX)
class ChosenShortcutTest {
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts";
    private static final String SESSION = PATH + "/session/1_1/onehot";

    @TempDir
    private Path folder;

    private SettingsManager manager;
    private PlayedBus bus;
    private final List<ShortcutState> told = new CopyOnWriteArrayList<>();
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final AtomicInteger pressed = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String bind = "";

    @BeforeEach
    void begin() throws IOException {
        manager = SettingsManager.open(folder.resolve("onehot.db"));
        bus = new PlayedBus(Files.createTempDirectory(folder, "bus"));
    }

    @AfterEach
    void end() throws IOException {
        bus.close();
        manager.close();
    }

    private ChosenShortcut shortcut() {
        return new ChosenShortcut(manager, bus.environment(), Locale.ENGLISH, told::add, pressed::incrementAndGet);
    }

    /// A portal that knows of shortcuts, or of other things only.
    private void portal(boolean shortcuts) {
        bus.appear(PORTAL, call -> shortcuts ? answer(call) : Optional.empty());
    }

    private Optional<Answer> answer(MethodCall call) {
        called.add(call.getName());
        var request = PATH + "/request/" + requests.incrementAndGet();
        return switch (call.getName()) {
            // That of a portal before it had one.
            case "Register" -> Optional.empty();
            case "Get" -> Optional.of(new Answer("v", new Variant<>(new UInt32(1))));
            case "CreateSession" -> {
                // It may be faster than its own answer.
                respond(request, 0, Map.of("session_handle", new Variant<>(SESSION)));
                yield Optional.of(new Answer("o", new DBusPath(request)));
            }
            case "BindShortcuts" -> {
                bind = request;
                yield Optional.of(new Answer("o", new DBusPath(request)));
            }
            default -> Optional.empty();
        };
    }

    private void respond(String request, int code, Map<String, Variant<?>> results) {
        bus.signal(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", new UInt32(code), results);
    }

    private void press(String session, String id) {
        bus.signal(PATH, SHORTCUTS, "Activated", "osta{sv}", new DBusPath(session), id, new UInt64(1), Map.of());
    }

    private Kind last() {
        return told.isEmpty() ? Kind.NONE : told.getLast().kind();
    }

    private void choose(boolean on) {
        manager.setSetting(OwnSettings.SHORTCUT, String.valueOf(on));
    }

    @Test
    void nobodyIsAskedBeforeItIsChosenAndTheKeyOpensThePaletteThen() {
        portal(true);
        try (var _ = shortcut()) {
            assertThat(bus.isConnected()).isFalse();
            assertThat(told).isEmpty();
            choose(true);
            Await.until("the person is asked", () -> last() == Kind.ASKED && !bind.isEmpty());
            assertThat(called).contains("Register").containsSubsequence("Get", "CreateSession", "BindShortcuts");
            respond(bind, 0, Map.of());
            Await.until("the desktop names none", () -> last() == Kind.REFUSED);
            press("/another", "palette");
            press(SESSION, "another");
            press(SESSION, "palette");
            Await.until("it is pressed", () -> pressed.get() == 1);
            choose(false);
            Await.until("it is given back", () -> last() == Kind.NONE && !bus.isConnected());
            assertThat(pressed).hasValue(1);
        }
    }

    @Test
    void whoSaysNoIsToldHowToBeAskedAgain() {
        portal(true);
        choose(true);
        try (var _ = shortcut()) {
            Await.until("the person is asked", () -> !bind.isEmpty());
            respond(bind, 1, Map.of());
            Await.until("it is said", () -> last() == Kind.REFUSED);
        }
    }

    @Test
    void withoutSuchAPortalNothingIsThereAndItIsFoundWhenOneComes() {
        portal(false);
        choose(true);
        try (var _ = shortcut()) {
            Await.until("it is said", () -> last() == Kind.ABSENT);
            portal(true);
            Await.until("the person is asked", () -> !bind.isEmpty());
        }
    }

    @Test
    void itIsOfOneProcessAndTheNextOneHasItThen() {
        portal(true);
        bus.taken.add("dev.onehot.Onehot.Shortcut");
        choose(true);
        try (var _ = shortcut()) {
            Await.until("another process has it", () -> last() == Kind.ELSEWHERE);
            bus.signal("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameAcquired", "s", "dev.onehot.Onehot.Shortcut");
            Await.until("the person is asked", () -> !bind.isEmpty());
            var given = new Object[] {"palette", Map.of("trigger_description", new Variant<>("Ctrl+Alt+K"))};
            respond(bind, 0, Map.of("shortcuts", new Variant<>(Collections.singletonList(given), "a(sa{sv})")));
            Await.until("it is given", () -> last() == Kind.BOUND);
            assertThat(told.getLast().trigger()).isEqualTo("Ctrl+Alt+K");
            bus.signal("/org/freedesktop/portal/desktop/session/1_1/onehot", "org.freedesktop.portal.Session", "Closed", "");
            Await.until("it is taken", () -> last() == Kind.REFUSED);
        }
    }

    @Test
    void withoutABusNothingIsThere() {
        choose(true);
        try (var _ = new ChosenShortcut(manager, Map.of(), Locale.ENGLISH, told::add, pressed::incrementAndGet)) {
            Await.until("it is said", () -> last() == Kind.ABSENT);
        }
    }
}
