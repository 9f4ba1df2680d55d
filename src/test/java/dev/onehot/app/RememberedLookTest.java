package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.desktop.SystemStyle;
import dev.onehot.desktop.SystemStyle.Accent;
import dev.onehot.testing.Await;
import dev.onehot.testing.PlayedBus;
import dev.onehot.testing.PlayedBus.Answer;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The first frame looks as the desktop wanted it last, without a question to it.
class RememberedLookTest {
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final SystemStyle DARK = new SystemStyle(Optional.of(true), true, Optional.of(new Accent(0.5, 0.25, 1)), Optional.of(false));

    @TempDir
    private Path folder;

    private final List<SystemStyle> told = new CopyOnWriteArrayList<>();

    private Path file() {
        return folder.resolve("state/look");
    }

    private String kept() {
        try {
            return Files.readString(file());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private RememberedLook open(Map<String, String> environment) {
        return new RememberedLook(folder.resolve("state"), environment, told::add);
    }

    private static void says(PlayedBus bus, int scheme) throws Exception {
        bus.appear(PORTAL, call -> call.getName().equals("ReadAll")
                ? Optional.of(new Answer("a{sa{sv}}", Map.of("org.freedesktop.appearance", Map.of("color-scheme", new Variant<>(new UInt32(scheme))))))
                : Optional.empty());
    }

    @Test
    void whatIsKnownIsToldAtOnceAndTheDesktopAskedBehindIt() throws Exception {
        try (var bus = new PlayedBus(folder)) {
            says(bus, 1);
            try (var _ = open(bus.environment())) {
                Await.until("nothing was known, so it asks by itself", () -> told.size() == 1 && Files.exists(file()));
            }
            Await.until("the first one is gone", () -> !bus.isConnected());
            bus.disappear(PORTAL);
            says(bus, 2);
            try (var look = open(bus.environment())) {
                assertThat(told).as("told before the constructor is back").hasSize(2).last().extracting(SystemStyle::dark).isEqualTo(Optional.of(true));
                assertThat(bus.isConnected()).isFalse();
                look.follow();
                Await.until("light by now", () -> told.getLast().dark().equals(Optional.of(false)));
                Await.until("that is kept", () -> kept().startsWith("false"));
            }
        }
    }

    /// Of the desktop before, or of a person's other one.
    @Test
    void whereNobodySaysWhatIsKnownIsForgotten() throws Exception {
        Files.createDirectories(file().getParent());
        for (boolean bus : List.of(true, false)) {
            Files.writeString(file(), RememberedLook.line(DARK));
            try (var played = new PlayedBus(Files.createTempDirectory(folder, "bus"));
                    var look = open(bus ? played.environment() : Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("none")))) {
                assertThat(told.getLast()).isEqualTo(DARK);
                look.follow();
                Await.until("nobody says", () -> told.getLast().equals(SystemStyle.UNKNOWN));
                Await.until("which is kept", () -> RememberedLook.parse(kept()).equals(Optional.of(SystemStyle.UNKNOWN)));
            }
        }
    }

    @Test
    void everyLookIsReadAsItWasWritten() {
        assertThat(List.of(DARK, SystemStyle.UNKNOWN, new SystemStyle(Optional.of(false), false, Optional.empty(), Optional.of(true))))
                .allSatisfy(it -> assertThat(RememberedLook.parse(RememberedLook.line(it))).contains(it));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dark", "true - - -", "true maybe - -", "true true 1,2,3 -", "true true NaN,0,0 -", "true true 0,0 -", "true true x,0,0 -", "true true - - -"})
    void anythingElseIsNothing(String line) {
        assertThat(RememberedLook.parse(line)).isEmpty();
    }
}
