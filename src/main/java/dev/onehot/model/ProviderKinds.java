package dev.onehot.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The families that Onehot knows, read once from `kinds.tsv`. Safe on any thread.
public final class ProviderKinds {
    /// The family of everything that speaks OpenAI's protocol and is not known by name.
    public static final String FALLBACK = "openai-compatible";

    private static final List<ProviderKind> ALL = load();

    private ProviderKinds() {}

    /// All families, by name.
    public static List<ProviderKind> all() {
        return ALL;
    }

    public static Optional<ProviderKind> find(String id) {
        return ALL.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /// The family's name; an id that this version does not know is shown as itself.
    public static String nameOf(String id) {
        return find(id).map(ProviderKind::name).orElse(id);
    }

    /// The family of a row that another program wrote, from the name that it gave.
    public static String infer(String providerName) {
        var name = providerName.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(kind -> kind.id().equals(name)
                        || kind.name().toLowerCase(Locale.ROOT).equals(name)
                        || kind.aliases().contains(name))
                .map(ProviderKind::id)
                .findFirst()
                .orElse(FALLBACK);
    }

    private static List<ProviderKind> load() {
        try (InputStream in = Objects.requireNonNull(ProviderKinds.class.getResourceAsStream("kinds.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ProviderKinds::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProviderKind parse(String line) {
        var cell = line.split("\t", -1);
        var aliases = cell[4].isEmpty() ? Set.<String>of() : Set.of(cell[4].split(","));
        return new ProviderKind(cell[0], cell[1], cell[2], cell[3].equals("key"), aliases);
    }
}
