package dev.onehot.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.ChangeWatch;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.CreateProvider;
import dev.onehot.core.events.Command.DeleteProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlayedBus;
import dev.onehot.testing.PlayedBus.Answer;
import java.nio.file.Path;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tray of a Linux desktop as its panel sees it: over a real socket, in the protocol's own words.
class TrayTest {
    private static final String ITEM = "org.kde.StatusNotifierItem";
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final String MENU = "com.canonical.dbusmenu";

    @TempDir
    private Path folder;

    private PlayedBus bus;
    private SettingsManager manager;
    private Path file;
    private final List<String> registered = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private long work;

    /// An entry as a panel reads it.
    private record Read(int id, Map<String, Object> properties) {
        boolean isOn() {
            return properties.getOrDefault("toggle-state", 0).equals(1);
        }

        String label() {
            return String.valueOf(properties.getOrDefault("label", ""));
        }
    }

    @BeforeEach
    void open() throws IOException {
        bus = new PlayedBus(folder);
        file = folder.resolve("onehot.db");
        manager = SettingsManager.open(file);
        create("Anthropic", true);
        work = create("Work_gpt_4", false);
    }

    @AfterEach
    void close() throws IOException {
        manager.close();
        bus.close();
    }

    private long create(String name, boolean activate) {
        manager.apply(new CreateProvider(new ProviderDraft(name, "openai", "", "m", "", KeyChange.KEEP), activate), Origin.API);
        return manager.snapshot().inOrder().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().id();
    }

    private void watcherComes() {
        bus.appear(WATCHER, call -> {
            if (call.getName().equals("RegisterStatusNotifierItem")) {
                try {
                    registered.add((String) call.getParameters()[0]);
                } catch (org.freedesktop.dbus.exceptions.DBusException wrong) {
                    throw new AssertionError(wrong);
                }
                return Optional.of(Answer.NOTHING);
            }
            return Optional.of(new Answer("v", new Variant<>(true)));
        });
    }

    private Tray tray() throws Tray.Unshown {
        return Tray.show(manager, bus.environment(), Locale.ENGLISH, opened::incrementAndGet, ended::incrementAndGet);
    }

    private Object property(String name) throws Exception {
        return ((Variant<?>) bus.call("/StatusNotifierItem", PROPERTIES, "Get", "ss", ITEM, name)[0]).getValue();
    }

    private List<Read> menu() throws Exception {
        var answer = bus.call("/MenuBar", MENU, "GetLayout", "iias", 0, -1, List.of());
        assertThat(((UInt32) answer[0]).longValue()).isPositive();
        var root = (Object[]) answer[1];
        return list(root[2]).stream().map(it -> (Object[]) ((Variant<?>) it).getValue()).map(TrayTest::read).toList();
    }

    private static Read read(Object[] node) {
        var properties = new HashMap<String, Object>();
        ((Map<?, ?>) node[1]).forEach((key, value) -> properties.put((String) key, ((Variant<?>) value).getValue()));
        return new Read((Integer) node[0], properties);
    }

    private static List<?> list(Object array) {
        return array instanceof Object[] all ? List.of(all) : (List<?>) array;
    }

    private Read entry(String label) throws Exception {
        return menu().stream().filter(it -> it.label().equals(label)).findFirst().orElseThrow();
    }

    private void click(int id) throws Exception {
        bus.call("/MenuBar", MENU, "Event", "isvu", id, "clicked", new Variant<>(0), new UInt32(0));
    }

    private boolean isOn(String label) {
        try {
            return entry(label).isOn();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private String stored(String key) {
        return manager.snapshot().setting(key).map(Setting::value).orElse("");
    }

    private String active() {
        return manager.snapshot().active().map(Provider::name).orElse("");
    }

    private boolean heard(String member) {
        return bus.signals.stream().anyMatch(it -> it.member().equals(member));
    }

    @Test
    void aPanelReadsWhatIsHotAndSwitchesByItsMenu() throws Exception {
        watcherComes();
        try (var tray = tray()) {
            Await.until("it is registered", () -> registered.size() == 1 && tray.isSeen());
            assertThat(bus.taken).contains(registered.getFirst());
            assertThat(property("Title")).isEqualTo("Anthropic is active");
            assertThat(((Object[]) property("ToolTip"))[2]).isEqualTo("Anthropic is active");
            assertThat(property("Menu")).hasToString("/MenuBar");
            // One that is single would mark a letter.
            assertThat(menu()).extracting(Read::label).containsExactly("Anthropic", "Work__gpt__4", "", "Endpoint", "", "Open Onehot", "Quit");
            assertThat(menu().get(2).properties()).containsEntry("type", "separator");
            assertThat(menu().stream().limit(2).map(it -> it.properties().get("toggle-type"))).containsOnly("radio");
            assertThat(entry("Anthropic").isOn()).isTrue();
            bus.signals.clear();
            click(entry("Work__gpt__4").id());
            Await.until("the switch", () -> active().equals("Work_gpt_4"));
            Await.until("the panel is told", () -> heard("LayoutUpdated") && heard("NewToolTip") && heard("NewIcon"));
            assertThat(entry("Work__gpt__4").isOn()).isTrue();
            assertThat(entry("Anthropic").isOn()).isFalse();
            assertThat(property("Title")).isEqualTo("Work_gpt_4 is active");
            assertThat(entry("Endpoint").isOn()).isFalse();
            click(entry("Endpoint").id());
            Await.until("the endpoint", () -> stored(OwnSettings.ENDPOINT).equals("true"));
            Await.until("its mark", () -> isOn("Endpoint"));
            click(entry("Endpoint").id());
            Await.until("no endpoint", () -> stored(OwnSettings.ENDPOINT).equals("false"));
            click(entry("Open Onehot").id());
            Await.until("the window", () -> opened.get() == 1);
            bus.call("/StatusNotifierItem", ITEM, "Activate", "ii", 0, 0);
            Await.until("the window again", () -> opened.get() == 2);
            click(entry("Quit").id());
            Await.until("the end", () -> ended.get() == 1);
        }
    }

    @Test
    void itSpeaksTheLanguageOfTheWindow() throws Exception {
        watcherComes();
        manager.setSetting(OwnSettings.LANGUAGE, "de");
        try (var _ = tray()) {
            Await.until("it is registered", () -> !registered.isEmpty());
            assertThat(property("Title")).isEqualTo("Anthropic ist aktiv");
            assertThat(menu()).extracting(Read::label).contains("Endpunkt", "Onehot öffnen", "Beenden");
            bus.signals.clear();
            manager.setSetting(OwnSettings.LANGUAGE, "zh-CN");
            Await.until("the panel is told", () -> heard("LayoutUpdated") && heard("NewToolTip"));
            assertThat(labels()).contains("端点", "打开 Onehot", "退出");
            manager.setSetting(OwnSettings.LANGUAGE, "system");
            Await.until("that of the computer", () -> labels().contains("Quit"));
        }
    }

    @Test
    void whatAnotherProgramWritesIsTold() throws Exception {
        watcherComes();
        try (var _ = tray(); var _ = new ChangeWatch(manager)) {
            Await.until("it is registered", () -> !registered.isEmpty());
            assertThat(entry("Anthropic").isOn()).isTrue();
            bus.signals.clear();
            try (var other = Outside.on(file)) {
                other.run("UPDATE ai_providers SET is_active = (id = ?)", work);
            }
            Await.until("the panel is told", () -> heard("LayoutUpdated") && heard("NewToolTip"));
            assertThat(property("Title")).isEqualTo("Work_gpt_4 is active");
        }
    }

    /// A panel may show a menu that is out of date: what stood there is done, or nothing.
    @Test
    void aClickDoesWhatWasReadThere() throws Exception {
        watcherComes();
        try (var _ = tray()) {
            Await.until("it is registered", () -> !registered.isEmpty());
            int anthropic = entry("Anthropic").id();
            int second = entry("Work__gpt__4").id();
            manager.apply(new DeleteProvider(manager.snapshot().active().orElseThrow().id(), OptionalLong.empty()), Origin.API);
            var third = create("Third", false);
            Await.until("the menu", () -> labels().contains("Third"));
            click(anthropic);
            click(second);
            Await.until("the second", () -> active().equals("Work_gpt_4"));
            assertThat(manager.snapshot().provider(third)).isPresent();
            assertThat(entry("Third").id()).isNotIn(anthropic, second);
        }
    }

    @Test
    void itAppearsWhenSomebodyComesWhoShowsTrays() throws Exception {
        try (var tray = tray()) {
            assertThat(registered).isEmpty();
            assertThat(tray.isSeen()).isFalse();
            watcherComes();
            Await.until("it is registered", () -> registered.size() == 1 && tray.isSeen());
            bus.disappear(WATCHER);
            Await.until("nobody sees it", () -> !tray.isSeen());
            watcherComes();
            Await.until("it is registered anew", () -> registered.size() == 2);
        }
    }

    @Test
    void panelsOfEveryKindGetAnAnswer() throws Exception {
        watcherComes();
        try (var _ = tray()) {
            Await.until("it is registered", () -> !registered.isEmpty());
            var all = (Map<?, ?>) bus.call("/StatusNotifierItem", PROPERTIES, "GetAll", "s", ITEM)[0];
            assertThat(all.keySet().stream().map(String::valueOf)).contains("Id", "Category", "Status", "IconPixmap", "ToolTip", "ItemIsMenu", "Menu");
            assertThat(list(property("IconPixmap"))).hasSize(TrayPixels.SIZES.size()).allSatisfy(it -> {
                var picture = (Object[]) it;
                assertThat(picture[2] instanceof byte[] bytes ? bytes.length : list(picture[2]).size()).isEqualTo((Integer) picture[0] * (Integer) picture[1] * 4);
            });
            assertThat(((Map<?, ?>) bus.call("/MenuBar", PROPERTIES, "GetAll", "s", MENU)[0]).keySet().stream().map(String::valueOf)).contains("Version", "Status");
            int id = entry("Anthropic").id();
            assertThat(list(bus.call("/MenuBar", MENU, "GetGroupProperties", "aias", List.of(id), List.of())[0])).hasSize(1);
            assertThat(((Variant<?>) bus.call("/MenuBar", MENU, "GetProperty", "is", id, "label")[0]).getValue()).isEqualTo("Anthropic");
            assertThat(bus.call("/MenuBar", MENU, "AboutToShow", "i", 0)[0]).isEqualTo(false);
            assertThat(list(bus.call("/MenuBar", MENU, "GetLayout", "iias", id, 0, List.of()))).hasSize(2);
            // What is not there is refused and not left without an answer.
            assertThat(bus.call("/MenuBar", MENU, "GetLayout", "iias", 9999, 0, List.of())[0]).isInstanceOf(String.class);
            assertThat(bus.call("/StatusNotifierItem", ITEM, "Scroll", "is", 1, "vertical")).isEmpty();
            assertThat(bus.call("/", "org.freedesktop.DBus.Peer", "Explode", "")[0]).isInstanceOf(String.class);
        }
    }

    @Test
    void aChoiceThatFailsIsSaidAndTheMenuIsReadAnew() throws Exception {
        var notified = new CopyOnWriteArrayList<String>();
        bus.appear("org.freedesktop.Notifications", call -> {
            notified.add(call.getName());
            return Optional.of(new Answer("u", new UInt32(1)));
        });
        watcherComes();
        try (var _ = tray()) {
            Await.until("it is registered", () -> !registered.isEmpty());
            int gone = entry("Work__gpt__4").id();
            // By a program whose change nobody watches for here.
            try (var other = Outside.on(file)) {
                other.run("DELETE FROM ai_providers WHERE id = ?", work);
            }
            bus.signals.clear();
            click(gone);
            Await.until("it is said", () -> notified.contains("Notify") && heard("LayoutUpdated"));
            assertThat(active()).isEqualTo("Anthropic");
        }
    }

    @Test
    void theIconSaysWhichIsHot() {
        var letters = new HashSet<List<Integer>>();
        for (var name : List.of("Anthropic", "ollama", "7b", "智谱", "")) {
            var pixels = TrayPixels.draw(new TrayShown(name, "", List.of()), 22);
            letters.add(Arrays.stream(pixels).boxed().toList());
        }
        assertThat(letters).hasSize(5);
        assertThat(TrayPixels.draw(new TrayShown("anthropic", "", List.of()), 24)).isEqualTo(TrayPixels.draw(new TrayShown("Anthropic", "", List.of()), 24));
    }

    @Test
    void withoutABusNothingIsShownAndWithItsEndItEnds() throws Exception {
        assertThatThrownBy(() -> Tray.show(manager, Map.of(), Locale.ENGLISH, () -> {}, () -> {})).isInstanceOf(Tray.Unshown.class);
        try (var _ = tray()) {
            bus.close();
            Await.until("the end", () -> ended.get() == 1);
        }
    }

    private List<String> labels() {
        try {
            return menu().stream().map(Read::label).toList();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
