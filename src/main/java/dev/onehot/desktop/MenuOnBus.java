package dev.onehot.desktop;

import module java.base;

import dev.onehot.bus.BusMessage;
import dev.onehot.bus.BusMessage.Variant;
import dev.onehot.desktop.TrayEntry.Mark;

/// A menu as `com.canonical.dbusmenu` has it, of which the panel draws what it is told. Any thread.
final class MenuOnBus {
    static final String TYPE = "com.canonical.dbusmenu";
    static final String PATH = "/MenuBar";

    private static final int ROOT = 0;

    private final Consumer<Integer> chosen;
    private volatile TrayShown shown;
    private final AtomicLong revision = new AtomicLong(1);

    /// @param chosen gets the id of what a person chose; must not wait
    MenuOnBus(TrayShown shown, Consumer<Integer> chosen) {
        this.shown = shown;
        this.chosen = chosen;
    }

    /// What is to be told of it; empty when nothing has changed.
    Optional<BusMessage> show(TrayShown now) {
        boolean same = now.hasSameMenu(shown);
        shown = now;
        return same ? Optional.empty() : Optional.of(anew());
    }

    /// Has panels ask again: the mark that they set themselves at a click is taken back where that was not done.
    BusMessage anew() {
        return BusMessage.signal(PATH, TYPE, "LayoutUpdated", "ui", revision.incrementAndGet(), ROOT);
    }

    Optional<BusMessage> called(BusMessage call) {
        return switch (call.member()) {
            case "GetLayout" -> layout(call);
            case "GetGroupProperties" -> Optional.of(call.answer("a(ia{sv})", group(ids(call))));
            case "GetProperty" -> property(call);
            case "Event" -> {
                event(call.values());
                yield Optional.of(call.answer(""));
            }
            case "EventGroup" -> {
                call.value(0, List.class).ifPresent(all -> ((List<?>) all).forEach(it -> event((List<?>) it)));
                yield Optional.of(call.answer("ai", List.of()));
            }
            case "AboutToShow" -> Optional.of(call.answer("b", false));
            case "AboutToShowGroup" -> Optional.of(call.answer("aiai", List.of(), List.of()));
            default -> Optional.empty();
        };
    }

    Map<String, Variant> properties() {
        return Map.of("Version", new Variant("u", 3L), "Status", Variant.text("normal"), "TextDirection", Variant.text("ltr"), "IconThemePath",
                new Variant("as", List.of()));
    }

    private Optional<BusMessage> layout(BusMessage call) {
        int parent = call.value(0, Integer.class).orElse(ROOT);
        boolean deep = call.value(1, Integer.class).orElse(-1) != 0;
        if (parent == ROOT) {
            var children = deep ? shown.entries().stream().map(it -> new Variant("(ia{sv}av)", node(it))).toList() : List.of();
            return Optional.of(call.answer("u(ia{sv}av)", revision.get(), List.of(ROOT, root(), children)));
        }
        return entry(parent).map(it -> call.answer("u(ia{sv}av)", revision.get(), node(it)));
    }

    private static Map<String, Variant> root() {
        return Map.of("children-display", Variant.text("submenu"));
    }

    private static List<Object> node(TrayEntry entry) {
        return List.of(entry.id(), properties(entry), List.of());
    }

    private static Map<String, Variant> properties(TrayEntry entry) {
        if (entry.mark() == Mark.LINE) {
            return Map.of("type", Variant.text("separator"));
        }
        // One that is single would be the mark of a letter to press, and vanish.
        var all = new LinkedHashMap<>(Map.of("label", Variant.text(entry.label().replace("_", "__"))));
        if (entry.mark() != Mark.NONE) {
            all.put("toggle-type", Variant.text(entry.mark() == Mark.RADIO ? "radio" : "checkmark"));
            all.put("toggle-state", new Variant("i", entry.on() ? 1 : 0));
        }
        return all;
    }

    private List<List<Object>> group(List<Integer> ids) {
        var all = new ArrayList<List<Object>>();
        if (ids.isEmpty() || ids.contains(ROOT)) {
            all.add(List.of(ROOT, root()));
        }
        // None named are all.
        shown.entries().stream().filter(it -> ids.isEmpty() || ids.contains(it.id())).forEach(it -> all.add(List.of(it.id(), properties(it))));
        return all;
    }

    private static List<Integer> ids(BusMessage call) {
        return ((List<?>) call.value(0, List.class).orElse(List.of())).stream().map(Integer.class::cast).toList();
    }

    private Optional<BusMessage> property(BusMessage call) {
        var name = call.value(1, String.class).orElse("");
        return call.value(0, Integer.class).flatMap(this::entry).flatMap(it -> Optional.ofNullable(properties(it).get(name))).map(it -> call.answer("v", it));
    }

    private Optional<TrayEntry> entry(int id) {
        return shown.entries().stream().filter(it -> it.id() == id).findFirst();
    }

    private void event(List<?> values) {
        if (values.size() >= 2 && values.get(0) instanceof Integer id && "clicked".equals(values.get(1))) {
            chosen.accept(id);
        }
    }
}
