package dev.onehot.desktop;

import module java.base;

import dev.onehot.bus.BusConnection;
import dev.onehot.bus.BusMessage;
import dev.onehot.bus.BusMessage.Variant;
import java.lang.System.Logger.Level;

/// The tray on a Linux desktop: a StatusNotifierItem with its menu, wherever somebody on the session bus collects those. Where nobody does, nothing is seen,
/// and it appears as soon as somebody comes.
///
/// Any thread.
final class ItemOnBus implements TrayFace {
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    private static final String TYPE = "org.kde.StatusNotifierItem";
    private static final String PATH = "/StatusNotifierItem";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final String NOTIFICATIONS = "org.freedesktop.Notifications";

    private static final String HOST = "StatusNotifierHostRegistered";

    /// One tray for each session.
    private static final String ONLY = "dev.onehot.Onehot.Tray";

    private static final int DO_NOT_QUEUE = 4;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /// There is one already.
    static final class Taken extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final BusConnection bus;
    private final MenuOnBus menu;
    private final Executor work;
    private final Runnable opened;
    private final Runnable gone;
    private final String name = TYPE + "-" + ProcessHandle.current().pid() + "-1";
    private volatile TrayShown shown;
    private volatile boolean seen;

    private ItemOnBus(Map<String, String> environment, TrayShown shown, Executor work, Runnable opened, Runnable gone) throws IOException {
        this.shown = shown;
        this.work = work;
        this.opened = opened;
        this.gone = gone;
        this.menu = new MenuOnBus(shown, this::choose);
        this.bus = BusConnection.open(environment, LIMIT, new Heard());
    }

    /// @param work where what takes time is done, one after the other
    /// @param opened what a click on the icon itself does
    /// @param gone run when the bus has ended, and with it the session
    /// @throws Taken when another process of this session shows a tray
    static ItemOnBus open(Map<String, String> environment, TrayShown shown, Executor work, Runnable opened, Runnable gone) throws IOException, Taken {
        var item = new ItemOnBus(environment, shown, work, opened, gone);
        try {
            if (item.bus.askBus(LIMIT, "RequestName", "su", ONLY, (long) DO_NOT_QUEUE).value(0, Long.class).orElse(0L) != 1) {
                throw new Taken();
            }
            item.bus.askBus(LIMIT, "RequestName", "su", item.name, (long) DO_NOT_QUEUE);
            item.bus.hearOwner(LIMIT, WATCHER);
            item.bus.hear(LIMIT, "type='signal',interface='" + WATCHER + "',member='" + HOST + "'");
            item.register();
            return item;
        } catch (IOException | Taken failure) {
            item.close();
            throw failure;
        }
    }

    /// Asks whoever collects items to show this one.
    private void register() {
        try {
            // Not by a call alone: that would start a watcher on a bus that can, where nobody shows what it collects.
            if (bus.askBus(LIMIT, "NameHasOwner", "s", WATCHER).value(0, Boolean.class).orElse(false)) {
                bus.ask(LIMIT, BusMessage.call(WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", name));
                var host = bus.ask(LIMIT, BusMessage.call(WATCHER, WATCHER_PATH, PROPERTIES, "Get", "ss", WATCHER, "IsStatusNotifierHostRegistered"));
                seen = host.value(0, Variant.class).map(Variant::value).orElse(true).equals(true);
            }
        } catch (IOException refused) {
            System.getLogger(ItemOnBus.class.getName()).log(Level.DEBUG, "nobody shows a tray", refused);
        }
    }

    @Override
    public boolean isSeen() {
        return seen;
    }

    @Override
    public void show(TrayShown now) {
        var before = shown;
        shown = now;
        menu.show(now).ifPresent(this::tell);
        if (!before.sentence().equals(now.sentence())) {
            tell(BusMessage.signal(PATH, TYPE, "NewToolTip", ""));
            tell(BusMessage.signal(PATH, TYPE, "NewTitle", ""));
        }
        if (!before.letter().equals(now.letter())) {
            tell(BusMessage.signal(PATH, TYPE, "NewIcon", ""));
        }
    }

    @Override
    public void complain(String title, String words) {
        tell(menu.anew());
        tell(BusMessage.call(NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS, "Notify", "susssasa{sv}i", "Onehot", 0L, "dev.onehot.Onehot",
                title, words, List.of(), Map.of(), -1));
    }

    private void tell(BusMessage message) {
        try {
            bus.tell(message);
        } catch (IOException ended) {
            System.getLogger(ItemOnBus.class.getName()).log(Level.DEBUG, "the session bus has ended", ended);
        }
    }

    private void choose(int id) {
        var asked = shown;
        work.execute(() -> asked.choose(id));
    }

    private Map<String, Variant> properties() {
        var now = shown;
        var nothing = new Variant("a(iiay)", List.of());
        return Map.ofEntries(
                Map.entry("Category", Variant.text("ApplicationStatus")), Map.entry("Id", Variant.text("onehot")),
                Map.entry("Title", Variant.text(now.sentence())), Map.entry("Status", Variant.text("Active")), Map.entry("WindowId", new Variant("i", 0)),
                Map.entry("IconName", Variant.text("")), Map.entry("IconThemePath", Variant.text("")), Map.entry("IconPixmap", new Variant("a(iiay)", TrayPixels.onBus(now))),
                Map.entry("OverlayIconName", Variant.text("")), Map.entry("OverlayIconPixmap", nothing), Map.entry("AttentionIconName", Variant.text("")),
                Map.entry("AttentionIconPixmap", nothing), Map.entry("AttentionMovieName", Variant.text("")),
                Map.entry("ToolTip", new Variant("(sa(iiay)ss)", List.of("", List.of(), now.sentence(), ""))),
                Map.entry("ItemIsMenu", new Variant("b", false)), Map.entry("Menu", new Variant("o", MenuOnBus.PATH)));
    }

    @Override
    public void close() {
        bus.close();
    }

    private final class Heard implements BusConnection.Listener {
        @Override
        public void signal(BusMessage signal) {
            if (signal.is(BusConnection.BUS, "NameOwnerChanged")) {
                seen = false;
                if (!signal.value(2, String.class).orElse("").isEmpty()) {
                    work.execute(ItemOnBus.this::register);
                }
            } else if (signal.is(WATCHER, HOST)) {
                seen = true;
            }
        }

        @Override
        public Optional<BusMessage> called(BusMessage call) {
            var answer = switch (call.type()) {
                case PROPERTIES -> get(call, call.path().equals(MenuOnBus.PATH) ? menu.properties() : properties());
                case MenuOnBus.TYPE -> menu.called(call);
                case TYPE -> pressed(call);
                default -> Optional.<BusMessage>empty();
            };
            return Optional.of(answer.orElseGet(() -> call.refusal(BusConnection.BUS + ".Error.UnknownMethod")));
        }

        private static Optional<BusMessage> get(BusMessage call, Map<String, Variant> all) {
            return switch (call.member()) {
                case "GetAll" -> Optional.of(call.answer("a{sv}", all));
                case "Get" -> call.value(1, String.class).flatMap(it -> Optional.ofNullable(all.get(it))).map(it -> call.answer("v", it));
                default -> Optional.empty();
            };
        }

        private Optional<BusMessage> pressed(BusMessage call) {
            if (call.member().equals("Activate") || call.member().equals("SecondaryActivate")) {
                work.execute(opened);
            }
            // The panel draws the menu, and of a wheel there is nothing to say.
            return Optional.of(call.answer(""));
        }

        @Override
        public void ended() {
            gone.run();
        }
    }
}
