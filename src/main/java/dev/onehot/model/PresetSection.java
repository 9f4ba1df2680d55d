package dev.onehot.model;

import module java.base;

import org.jspecify.annotations.Nullable;

/// One section of a catalog of presets, as it is written.
final class PresetSection {
    /// What a section may say.
    static final Set<String> KEYS = Set.of(
            "name", "kind", "vendor", "aka", "base-url", "needs-key", "auth", "header", "version", "added", "list", "public-list", "check", "credit",
            "health", "protocol", "chat", "dated-list", "dated-chat", "dated-responses", "models", "env", "asks-for", "key-page", "docs",
            "color", "initials", "responses");

    /// What a person's own section may say: the rest is how a family's server is spoken to.
    static final Set<String> OWN_KEYS =
            Set.of("name", "kind", "base-url", "header", "models", "env", "key-page", "docs", "color", "initials");

    private static final Map<String, String> DEFAULTS = Map.of(
            "needs-key", "yes",
            "auth", "Authorization: Bearer {key}",
            "version", "v1",
            "list", "/models",
            "public-list", "no",
            "protocol", "openai",
            "chat", "/chat/completions",
            "color", "#475569");

    private final String id;
    private final int line;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> headers = new ArrayList<>();

    PresetSection(String id, int line) {
        this.id = id;
        this.line = line;
    }

    String id() {
        return id;
    }

    /// Where it begins in its file, from 1.
    int line() {
        return line;
    }

    void put(String key, String value) {
        if (key.equals("header")) {
            headers.add(value);
        } else {
            values.put(key, value);
        }
    }

    /// What it says, but for the headers.
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /// The preset, which has from its family what it does not say itself.
    Preset preset(Function<String, @Nullable PresetSection> families) {
        var kind = values.getOrDefault("kind", id);
        var family = families.apply(kind);
        var from = family == null ? this : family;
        var vendor = values.containsKey("vendor") ? Objects.requireNonNull(families.apply(values.get("vendor")), id) : null;
        // Another address of a vendor has the vendor's models and pages, and not those of whose dialect it speaks.
        Function<String, String> said = key -> vendor == null
                ? text(from, key)
                : values.getOrDefault(key, vendor.text(Objects.requireNonNullElse(families.apply(vendor.values.getOrDefault("kind", vendor.id)), vendor), key));
        return new Preset(
                id,
                values.getOrDefault("name", id),
                kind,
                vendor == null ? id : vendor.id,
                false,
                Set.copyOf(list(values.getOrDefault("aka", ""))),
                text(from, "base-url"),
                Optional.ofNullable(values.get("responses")).map("yes"::equals),
                List.of(),
                list(said.apply("models")),
                list(said.apply("env")),
                said.apply("key-page"),
                said.apply("docs"),
                said.apply("color"),
                said.apply("initials"),
                from.speech());
    }

    /// A person's own preset: of a family that is known, or of everything else.
    ///
    /// @param family of the kind that it names
    Preset own(Preset family) {
        var name = values.getOrDefault("name", id);
        return new Preset(
                id,
                name,
                family.id(),
                id,
                true,
                Set.of(),
                values.getOrDefault("base-url", family.baseUrl()),
                Optional.empty(),
                headers(),
                list(values.getOrDefault("models", "")),
                list(values.getOrDefault("env", "")),
                values.getOrDefault("key-page", ""),
                values.getOrDefault("docs", ""),
                values.getOrDefault("color", family.color()),
                values.getOrDefault("initials", name.substring(0, Math.min(2, name.length()))),
                family.speech());
    }

    List<Header> headers() {
        return headers.stream().flatMap(it -> Header.parse(it).stream()).toList();
    }

    private Preset.Speech speech() {
        var list = text(this, "list");
        return new Preset.Speech(
                text(this, "needs-key").equals("yes"),
                Header.parse(text(this, "auth")).orElseThrow(),
                headers(),
                text(this, "version"),
                list(text(this, "added")),
                list.equals("none") ? "" : list,
                text(this, "public-list").equals("yes"),
                text(this, "check"),
                text(this, "credit"),
                text(this, "health"),
                Protocol.valueOf(text(this, "protocol").toUpperCase(Locale.ROOT)),
                text(this, "chat"),
                text(this, "dated-list"),
                text(this, "dated-chat"),
                text(this, "dated-responses"),
                new LinkedHashSet<>(list(text(this, "asks-for"))));
    }

    private String text(PresetSection family, String key) {
        var own = values.get(key);
        var inherited = own == null ? family.values.get(key) : own;
        return inherited == null ? DEFAULTS.getOrDefault(key, "") : inherited;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }
}
