package dev.onehot.desktop;

import module java.base;

import dev.onehot.bus.BusConnection;
import dev.onehot.bus.BusMessage;
import dev.onehot.bus.BusMessage.Variant;
import dev.onehot.bus.BusRefusedException;
import dev.onehot.desktop.ShortcutState.Kind;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// A key that works wherever the person is, as the portal of a Linux desktop gives it: which one is asked of the person by the desktop.
///
/// One process of ours has it; the next one waits in the bus' own queue. One thread waits for the bus; nothing wakes at rest.
final class GlobalShortcut implements AutoCloseable {
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts";
    private static final String REQUEST = "org.freedesktop.portal.Request";
    private static final String SESSION = "org.freedesktop.portal.Session";
    private static final String REGISTRY = "org.freedesktop.host.portal.Registry";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final String APPLICATION = "dev.onehot.Onehot";
    private static final String ONLY = APPLICATION + ".Shortcut";
    private static final String ID = "palette";

    /// What the desktop may offer; in the form that it has for keys.
    private static final String PREFERRED = "CTRL+ALT+k";

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /// Until the portal has answered, which the bus may have to start first. What it asks the person comes later, as a signal.
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final String description;
    private final Consumer<ShortcutState> told;
    private final Runnable pressed;
    private final BlockingQueue<BusMessage> heard = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile @Nullable BusConnection bus;
    private volatile boolean closed;

    /// The thread's own.
    private boolean owner;

    private String awaited = "";
    private String session = "";
    private int tokens;

    /// Begins at once.
    ///
    /// @param description what the key does, in the person's language
    /// @param told how it stands, now and whenever that changes
    /// @param pressed run when the key is pressed; as `told` on a thread of this, and is not to wait
    GlobalShortcut(Map<String, String> environment, String description, Consumer<ShortcutState> told, Runnable pressed) {
        this.environment = Map.copyOf(environment);
        this.description = description;
        this.told = told;
        this.pressed = pressed;
        this.thread = Thread.ofPlatform().daemon().name("shortcut").start(this::follow);
    }

    private void follow() {
        try (var connection = BusConnection.open(environment, LIMIT, new Heard())) {
            bus = connection;
            connection.hearOwner(LIMIT, PORTAL);
            connection.hear(LIMIT, "type='signal',interface='" + SHORTCUTS + "',path='" + PATH + "'");
            connection.hear(LIMIT, "type='signal',interface='" + REQUEST + "',member='Response'");
            connection.hear(LIMIT, "type='signal',interface='" + SESSION + "',member='Closed'");
            if (connection.askBus(LIMIT, "RequestName", "su", ONLY, 0L).value(0, Long.class).orElse(0L) == 1) {
                begin(connection);
            } else {
                told.accept(ShortcutState.of(Kind.ELSEWHERE));
            }
            while (!closed) {
                var message = heard.poll(1, TimeUnit.DAYS);
                if (message != null) {
                    take(connection, message);
                }
            }
        } catch (IOException noBus) {
            tell(Kind.ABSENT, noBus);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Kind kind, Exception why) {
        System.getLogger(GlobalShortcut.class.getName()).log(Level.DEBUG, "no shortcut", why);
        if (!closed) {
            told.accept(ShortcutState.of(kind));
        }
    }

    private void take(BusConnection connection, BusMessage message) throws IOException {
        var first = message.value(0, String.class).orElse("");
        if (message.is(BusConnection.BUS, "NameAcquired")) {
            if (!owner && first.equals(ONLY)) {
                begin(connection);
            }
        } else if (message.is(BusConnection.BUS, "NameOwnerChanged")) {
            if (owner && first.equals(PORTAL) && !message.value(2, String.class).orElse("").isEmpty()) {
                begin(connection);
            }
        } else if (message.is(REQUEST, "Response") && message.path().equals(awaited)) {
            answered(connection, message);
        } else if (message.is(SHORTCUTS, "Activated") && first.equals(session) && message.value(1, String.class).equals(Optional.of(ID))) {
            pressed.run();
        } else if (message.is(SHORTCUTS, "ShortcutsChanged") && first.equals(session)) {
            told.accept(bound(message.value(1, List.class).orElse(List.of())));
        } else if (message.is(SESSION, "Closed") && message.path().equals(session)) {
            told.accept(ShortcutState.of(Kind.REFUSED));
        }
    }

    private void begin(BusConnection connection) throws IOException {
        owner = true;
        session = "";
        try {
            register(connection);
            connection.ask(ANSWER, BusMessage.call(PORTAL, PATH, PROPERTIES, "Get", "ss", SHORTCUTS, "version"));
            request(connection, "CreateSession", "a{sv}", Map.of("handle_token", token(), "session_handle_token", token()));
            told.accept(ShortcutState.of(Kind.ASKED));
        } catch (BusRefusedException | SocketTimeoutException none) {
            tell(Kind.ABSENT, none);
        }
    }

    /// Says which application this is, where the portal wants to be told: it asks once for each.
    private static void register(BusConnection connection) throws IOException {
        try {
            connection.ask(ANSWER, BusMessage.call(PORTAL, PATH, REGISTRY, "Register", "sa{sv}", APPLICATION, Map.of()));
        } catch (BusRefusedException olderPortal) {
            System.getLogger(GlobalShortcut.class.getName()).log(Level.DEBUG, "not registered", olderPortal);
        }
    }

    private Variant token() {
        return Variant.text("onehot" + ProcessHandle.current().pid() + "_" + ++tokens);
    }

    private void request(BusConnection connection, String member, String signature, Object... values) throws IOException {
        awaited = connection.ask(ANSWER, BusMessage.call(PORTAL, PATH, SHORTCUTS, member, signature, values)).value(0, String.class).orElse("");
    }

    private void answered(BusConnection connection, BusMessage message) throws IOException {
        boolean given = message.value(0, Long.class).orElse(1L) == 0;
        var results = message.value(1, Map.class).orElse(Map.of());
        if (given && session.isEmpty() && inner(results.get("session_handle")) instanceof String handle) {
            session = handle;
            var wanted = List.of(ID, Map.of("description", Variant.text(description), "preferred_trigger", Variant.text(PREFERRED)));
            try {
                request(connection, "BindShortcuts", "oa(sa{sv})sa{sv}", session, List.of(wanted), "", Map.of("handle_token", token()));
            } catch (BusRefusedException | SocketTimeoutException none) {
                tell(Kind.REFUSED, none);
            }
        } else {
            told.accept(given ? bound(inner(results.get("shortcuts"))) : ShortcutState.of(Kind.REFUSED));
        }
    }

    /// Of those that there are now, which may be none.
    private static ShortcutState bound(@Nullable Object shortcuts) {
        return (shortcuts instanceof List<?> list ? list : List.of()).stream()
                .filter(it -> it instanceof List<?> one && one.size() == 2 && ID.equals(one.getFirst()))
                .map(it -> ((List<?>) it).getLast() instanceof Map<?, ?> facts && inner(facts.get("trigger_description")) instanceof String trigger ? trigger : "")
                .map(it -> new ShortcutState(Kind.BOUND, it))
                .findFirst()
                .orElse(ShortcutState.of(Kind.REFUSED));
    }

    private static @Nullable Object inner(@Nullable Object value) {
        return value instanceof Variant variant ? variant.value() : value;
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
            heard.add(signal);
        }

        @Override
        public void ended() {
            thread.interrupt();
        }
    }
}
