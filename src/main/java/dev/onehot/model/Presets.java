package dev.onehot.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The catalog that comes with Onehot, read once from `presets.ini`. Safe on any thread.
public final class Presets {
    private static final List<Preset> ALL = load();

    private Presets() {}

    /// Everything in the catalog, by name.
    public static List<Preset> all() {
        return ALL;
    }

    public static Optional<Preset> find(String id) {
        return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// The family that providers of this kind belong to; of a kind that this version does not know, the one of everything else.
    public static Preset family(String kind) {
        return find(kind).filter(Preset::isFamily).orElseGet(() -> find(ProviderKinds.FALLBACK).orElseThrow());
    }

    /// The sections of a catalog, as they are written. Throws [IllegalArgumentException] that names the line when it is no catalog.
    static List<PresetSection> sections(String text) {
        var sections = new ArrayList<PresetSection>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            var stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            if (stripped.startsWith("[") && stripped.endsWith("]")) {
                sections.add(new PresetSection(stripped.substring(1, stripped.length() - 1).strip(), number));
                continue;
            }
            int equals = stripped.indexOf('=');
            if (equals < 1 || sections.isEmpty()) {
                throw new IllegalArgumentException(String.valueOf(number));
            }
            sections.getLast().put(stripped.substring(0, equals).strip(), stripped.substring(equals + 1).strip());
        }
        return sections;
    }

    private static List<Preset> load() {
        try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream("presets.ini"))) {
            var sections = sections(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, PresetSection> byId = new HashMap<>();
            sections.forEach(it -> byId.put(it.id(), it));
            return sections.stream().map(it -> it.preset(byId::get)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
