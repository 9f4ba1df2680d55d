package dev.onehot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.desktop.SystemStyle.Accent;
import dev.onehot.testing.Await;
import dev.onehot.testing.PlayedBus;
import dev.onehot.testing.PlayedBus.Answer;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a desktop's portal says of colours, contrast and motion, over a real socket.
class PortalSettingsTest {
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String APPEARANCE = "org.freedesktop.appearance";
    private static final String GNOME = "org.gnome.desktop.interface";

    @TempDir
    private Path folder;

    private final List<SystemStyle> told = new CopyOnWriteArrayList<>();

    private static Function<MethodCall, Optional<Answer>> portal(Map<String, Map<String, Variant<?>>> settings) {
        return call -> call.getName().equals("ReadAll") ? Optional.of(new Answer("a{sa{sv}}", settings)) : Optional.empty();
    }

    private static Map<String, Map<String, Variant<?>>> dark() {
        return Map.of(
                APPEARANCE, Map.of(
                        "color-scheme", new Variant<>(new UInt32(1)),
                        "contrast", new Variant<>(new UInt32(1)),
                        "accent-color", new Variant<>(new Object[] {0.5, 0.25, 1.0}, "(ddd)")),
                GNOME, Map.of("enable-animations", new Variant<>(false), "font-name", new Variant<>("Cantarell 11"), "text-scaling-factor", new Variant<>(1.25)));
    }

    private SystemStyle last() {
        return told.isEmpty() ? SystemStyle.UNKNOWN : told.getLast();
    }

    @Test
    void allThatIsSaidIsTaken() throws Exception {
        try (var bus = new PlayedBus(folder)) {
            bus.appear(PORTAL, portal(dark()));
            try (var _ = new PortalSettings(bus.environment(), told::add)) {
                Await.until("the portal's answer", () -> !told.isEmpty());
                assertThat(last()).isEqualTo(new SystemStyle(Optional.of(true), true, Optional.of(new Accent(0.5, 0.25, 1)), Optional.of(true)));
            }
        }
    }

    @Test
    void whatChangesIsFollowedAndWhatMeansNothingIsNothing() throws Exception {
        try (var bus = new PlayedBus(folder)) {
            bus.appear(PORTAL, portal(dark()));
            try (var _ = new PortalSettings(bus.environment(), told::add)) {
                Await.until("the portal's answer", () -> !told.isEmpty());
                change(bus, APPEARANCE, "color-scheme", new Variant<>(new UInt32(2)));
                change(bus, APPEARANCE, "contrast", new Variant<>(new UInt32(0)));
                change(bus, APPEARANCE, "accent-color", new Variant<>(new Object[] {-1.0, -1.0, -1.0}, "(ddd)"));
                change(bus, GNOME, "enable-animations", new Variant<>(true));
                Await.until("the last change", () -> last().still().equals(Optional.of(false)));
                assertThat(last()).isEqualTo(new SystemStyle(Optional.of(false), false, Optional.empty(), Optional.of(false)));
                change(bus, APPEARANCE, "color-scheme", new Variant<>(new UInt32(0)));
                // Of another type than the specification says, and a variant in a variant as old portals have it.
                change(bus, APPEARANCE, "contrast", new Variant<>("much"));
                change(bus, APPEARANCE, "reduced-motion", new Variant<>(new Variant<>(new UInt32(1)), "v"));
                Await.until("the last change", () -> last().still().equals(Optional.of(true)));
                assertThat(last()).isEqualTo(new SystemStyle(Optional.empty(), false, Optional.empty(), Optional.of(true)));
            }
        }
    }

    @Test
    void aPortalThatComesLaterIsAsked() throws Exception {
        try (var bus = new PlayedBus(folder); var _ = new PortalSettings(bus.environment(), told::add)) {
            Await.until("both rules", () -> bus.rules.size() == 2);
            bus.appear(PORTAL, portal(dark()));
            Await.until("the portal's answer", () -> last().dark().equals(Optional.of(true)));
            bus.disappear(PORTAL);
            bus.appear(PORTAL, portal(Map.of(APPEARANCE, Map.of("color-scheme", new Variant<>(new UInt32(2))))));
            Await.until("the next portal's answer", () -> last().equals(new SystemStyle(Optional.of(false), false, Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void withoutABusOrWithAFrozenOneNothingIsKnownAndItEnds() throws Exception {
        try (var frozen = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(folder.resolve("frozen")))) {
            assertThat(frozen.isOpen()).isTrue();
            for (var address : List.of("unix:path=" + folder.resolve("frozen"), "unix:path=" + folder.resolve("none"), "unix:abstract=/x", "nonsense")) {
                var portal = new PortalSettings(Map.of("DBUS_SESSION_BUS_ADDRESS", address), told::add);
                Await.until(address + " is given up", portal::isOver);
                assertThat(told).containsExactly(SystemStyle.UNKNOWN);
                told.clear();
            }
        }
    }

    @Test
    void itEndsWithTheBusAndWhenItIsClosed() throws Exception {
        var bus = new PlayedBus(folder);
        bus.appear(PORTAL, portal(dark()));
        var first = new PortalSettings(bus.environment(), told::add);
        Await.until("the portal's answer", () -> told.size() == 1);
        first.close();
        Await.until("the end", () -> first.isOver() && !bus.isConnected());
        var second = new PortalSettings(bus.environment(), told::add);
        Await.until("the portal's answer", () -> told.size() == 2);
        bus.close();
        Await.until("the end", second::isOver);
        assertThat(last().dark()).as("what was said last stays").contains(true);
    }

    private static void change(PlayedBus bus, String namespace, String key, Variant<?> value) {
        bus.signal(PATH, "org.freedesktop.portal.Settings", "SettingChanged", "ssv", namespace, key, value);
    }
}
