package dev.onehot.cli;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a program is told of a provider through its environment: by our names, and by those that programs of its kind read.
final class Variables {
    private static final int KEY = 1;
    private static final int BASE_URL = 2;
    private static final int MODEL = 3;

    private Variables() {}

    static List<Variable> of(Provider provider, ApiKey key) {
        var all = new ArrayList<Variable>();
        all.add(Variable.of("ONEHOT_PROVIDER", provider.name()));
        all.add(Variable.of("ONEHOT_KIND", provider.kind()));
        all.add(Variable.of("ONEHOT_BASE_URL", Shapes.baseUrl(provider)));
        all.add(Variable.of("ONEHOT_MODEL", provider.model()));
        all.add(Variable.of("ONEHOT_API_KEY", key.reveal()));
        row(provider.kind()).ifPresent(cells -> {
            add(all, cells[KEY], key.reveal());
            add(all, cells[BASE_URL], Shapes.baseUrl(provider));
            add(all, cells[MODEL], provider.model());
        });
        return all;
    }

    private static void add(List<Variable> all, String names, String value) {
        for (var name : names.split(",", 0)) {
            if (!name.isEmpty()) {
                all.add(Variable.of(name, value));
            }
        }
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
