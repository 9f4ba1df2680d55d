package dev.onehot.cli;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a program is told of a provider through its environment: by our names, and by those that programs of its kind read.
final class Variables {
    private static final int KEY = 1;
    private static final int BASE_URL = 2;
    private static final int MODEL = 3;
    private static final int CLEARED = 4;

    private Variables() {}

    /// By our names only.
    static List<Variable> own(Provider provider, ApiKey key) {
        var all = new ArrayList<Variable>();
        all.add(Variable.of("ONEHOT_PROVIDER", provider.name()));
        all.add(Variable.of("ONEHOT_KIND", provider.kind()));
        all.add(Variable.of("ONEHOT_BASE_URL", Shapes.baseUrl(provider)));
        all.add(Variable.of("ONEHOT_MODEL", provider.model()));
        all.add(Variable.of("ONEHOT_API_KEY", key.reveal()));
        return all;
    }

    static List<Variable> of(Provider provider, ApiKey key) {
        var all = new ArrayList<>(own(provider, key));
        var cells = row(provider.kind());
        var cleared = names(cells, CLEARED);
        var keys = new LinkedHashSet<>(names(cells, KEY));
        Presets.find(provider.kind()).ifPresent(it -> keys.addAll(it.environment()));
        cleared.forEach(keys::remove);
        keys.forEach(it -> all.add(Variable.of(it, key.reveal())));
        cleared.forEach(it -> all.add(Variable.of(it, "")));
        names(cells, BASE_URL).forEach(it -> all.add(Variable.of(it, Shapes.baseUrl(provider))));
        names(cells, MODEL).forEach(it -> all.add(Variable.of(it, provider.model())));
        return all;
    }

    private static List<String> names(Optional<String[]> cells, int column) {
        return cells.map(it -> it[column]).filter(it -> !it.isEmpty()).map(it -> List.of(it.split(",", 0))).orElse(List.of());
    }

    private static Optional<String[]> row(String kind) {
        try (InputStream in = Objects.requireNonNull(Variables.class.getResourceAsStream("variables.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].equals(kind))
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
