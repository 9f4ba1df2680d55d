package dev.onehot.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The settings of the original that Onehot knows, read once from `settings.tsv`. Safe on any thread.
public final class KnownSettings {
    private static final Map<String, KnownSetting> ALL = load();

    private KnownSettings() {}

    /// In the order in which they are shown.
    public static List<KnownSetting> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<KnownSetting> find(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    private static Map<String, KnownSetting> load() {
        var all = new LinkedHashMap<String, KnownSetting>();
        try (InputStream in = Objects.requireNonNull(KnownSettings.class.getResourceAsStream("settings.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KnownSettings::parse)
                    .forEach(known -> all.put(known.key(), known));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    private static KnownSetting parse(String line) {
        var cell = line.split("\t", -1);
        var choices = cell[5].isEmpty() ? List.<String>of() : List.of(cell[5].split(","));
        var type = KnownSetting.Type.valueOf(cell[1].toUpperCase(Locale.ROOT));
        return new KnownSetting(cell[0], type, cell[2], cell[3], cell[4], choices, cell[6]);
    }
}
