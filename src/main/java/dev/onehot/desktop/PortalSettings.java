package dev.onehot.desktop;

import module java.base;

import dev.onehot.bus.BusConnection;
import dev.onehot.bus.BusMessage;
import dev.onehot.bus.BusMessage.Variant;
import dev.onehot.desktop.SystemStyle.Accent;
import org.jspecify.annotations.Nullable;

/// Follows how a Linux desktop wants programs to look, as its portal tells every toolkit: JavaFX reads the theme of GTK 3 only, which GNOME's dark style
/// leaves as it is.
///
/// Where there is no session bus, no portal, or none that answers in time, that nothing is known is told. One thread waits for the bus; nothing wakes at rest.
public final class PortalSettings implements AutoCloseable {
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String SETTINGS = "org.freedesktop.portal.Settings";
    private static final String APPEARANCE = "org.freedesktop.appearance";
    private static final String GNOME = "org.gnome.desktop.interface";

    /// Until a bus that works has taken us in.
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Until the portal has answered, which the bus may have to start first.
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final Consumer<SystemStyle> told;
    private final Thread thread;
    /// What the portal has said, by namespace and key. Owned by whoever holds this lock.
    private final Map<String, Object> values = new HashMap<>();
    private final Semaphore again = new Semaphore(1);
    private volatile @Nullable BusConnection bus;
    private volatile boolean closed;

    /// Begins at once.
    ///
    /// @param told hears what is known, now and whenever it changes; on a thread that is not to wait
    public PortalSettings(Map<String, String> environment, Consumer<SystemStyle> told) {
        this.environment = Map.copyOf(environment);
        this.told = told;
        this.thread = Thread.ofPlatform().daemon().name("portal").start(this::follow);
    }

    private void follow() {
        try (var connection = BusConnection.open(environment, CONNECT, new Heard())) {
            bus = connection;
            connection.hear(CONNECT, "type='signal',interface='" + SETTINGS + "',member='SettingChanged',path='" + PATH + "'");
            connection.hearOwner(CONNECT, PORTAL);
            // Woken when another portal has come in the place of this one, and at the end.
            while (!closed) {
                again.tryAcquire(1, TimeUnit.DAYS);
                if (!closed) {
                    read(connection);
                }
            }
        } catch (ClosedChannelException ended) {
            // What was said last stays.
        } catch (IOException noBus) {
            told.accept(SystemStyle.UNKNOWN);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(BusConnection connection) throws IOException {
        try {
            var answer = connection.ask(ANSWER, BusMessage.call(PORTAL, PATH, SETTINGS, "ReadAll", "as", List.of(APPEARANCE, GNOME)));
            answer.value(0, Map.class).ifPresent(this::take);
        } catch (ClosedChannelException ended) {
            throw ended;
        } catch (IOException noPortal) {
            // As on many desktops; to make a logger for that takes longer than to ask.
            told.accept(SystemStyle.UNKNOWN);
        }
    }

    private void take(Map<?, ?> namespaces) {
        synchronized (values) {
            values.clear();
            namespaces.forEach((namespace, keys) -> {
                if (keys instanceof Map<?, ?> all) {
                    all.forEach((key, value) -> put(namespace, key, value));
                }
            });
        }
        tell();
    }

    private void put(Object namespace, Object key, Object value) {
        if (value instanceof Variant variant) {
            // The older way to ask answers with a variant in a variant, and some portals everywhere.
            var inner = variant.value() instanceof Variant wrapped ? wrapped.value() : variant.value();
            values.put(namespace + " " + key, inner);
        }
    }

    private void tell() {
        SystemStyle now;
        synchronized (values) {
            now = new SystemStyle(dark(), values.get(APPEARANCE + " contrast") instanceof Long contrast && contrast == 1, accent(), still());
        }
        told.accept(now);
    }

    private Optional<Boolean> dark() {
        return values.get(APPEARANCE + " color-scheme") instanceof Long scheme && (scheme == 1 || scheme == 2) ? Optional.of(scheme == 1) : Optional.empty();
    }

    private Optional<Accent> accent() {
        if (values.get(APPEARANCE + " accent-color") instanceof List<?> parts && parts.size() == 3
                // Out of range says that there is none.
                && parts.stream().allMatch(it -> it instanceof Double part && part >= 0 && part <= 1)) {
            return Optional.of(new Accent((Double) parts.get(0), (Double) parts.get(1), (Double) parts.get(2)));
        }
        return Optional.empty();
    }

    private Optional<Boolean> still() {
        if (values.get(APPEARANCE + " reduced-motion") instanceof Long reduced) {
            return Optional.of(reduced == 1);
        }
        return values.get(GNOME + " enable-animations") instanceof Boolean enabled ? Optional.of(!enabled) : Optional.empty();
    }

    /// Whether nothing is waited for any more.
    boolean isOver() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var open = bus;
        if (open != null) {
            open.close();
        }
    }

    private final class Heard implements BusConnection.Listener {
        @Override
        public void signal(BusMessage signal) {
            if (signal.is(BusConnection.BUS, "NameOwnerChanged")) {
                if (!signal.value(2, String.class).orElse("").isEmpty()) {
                    again.release();
                }
            } else if (signal.is(SETTINGS, "SettingChanged") && signal.values().size() == 3) {
                synchronized (values) {
                    put(signal.values().get(0), signal.values().get(1), signal.values().get(2));
                }
                tell();
            }
        }

        @Override
        public void ended() {
            thread.interrupt();
        }
    }
}
