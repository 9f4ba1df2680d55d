package dev.onehot.model;

import module java.base;

/// The catalog that comes with Onehot, read once from `presets.ini`. Safe on any thread.
public final class Presets {
    /// The family of everything that speaks OpenAI's protocol and is not known by name.
    public static final String FALLBACK = "openai-compatible";

    private static final List<Preset> ALL = load();
    private static final List<Preset> FAMILIES = ALL.stream().filter(Preset::isFamily).toList();

    private Presets() {}

    /// Everything in the catalog, by name.
    public static List<Preset> all() {
        return ALL;
    }

    public static Optional<Preset> find(String id) {
        return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// All families, by name.
    public static List<Preset> families() {
        return FAMILIES;
    }

    public static Optional<Preset> findFamily(String id) {
        return FAMILIES.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// The family that providers of this kind belong to; of a kind that this version does not know, the one of everything else.
    public static Preset family(String kind) {
        return findFamily(kind).or(() -> findFamily(FALLBACK)).orElseThrow();
    }

    /// The family's name; an id that this version does not know is shown as itself.
    public static String nameOf(String kind) {
        return findFamily(kind).map(Preset::name).orElse(kind);
    }

    /// The family of a row that another program wrote, from the name that it gave.
    public static String infer(String providerName) {
        var name = providerName.strip().toLowerCase(Locale.ROOT);
        return FAMILIES.stream()
                .filter(it -> it.id().equals(name) || it.name().toLowerCase(Locale.ROOT).equals(name) || it.aliases().contains(name))
                .map(Preset::id)
                .findFirst()
                .orElse(FALLBACK);
    }

    /// Whether a vendor answers OpenAI's Responses at this address; empty where that is not known.
    public static Optional<Boolean> answersResponses(String address) {
        var here = withoutVersion(address);
        return ALL.stream()
                .filter(it -> !here.isEmpty() && withoutVersion(it.baseUrl()).equals(here))
                .flatMap(it -> it.responses().stream())
                .findFirst();
    }

    /// Programs may have been given it with or without.
    private static String withoutVersion(String address) {
        return address.replaceFirst("/+$", "").replaceFirst("/v1$", "");
    }

    /// The further addresses of the vendor that has its API exactly here.
    static Stream<Preset> beside(String baseUrl) {
        var tidy = baseUrl.replaceFirst("/+$", "");
        return ALL.stream()
                .filter(it -> !tidy.isEmpty() && it.baseUrl().equals(tidy))
                .flatMap(here -> ALL.stream().filter(it -> it.vendor().equals(here.vendor()) && !it.baseUrl().equals(tidy)));
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
        var sections = sections(Resource.text(Presets.class, "presets.ini"));
        Map<String, PresetSection> byId = new HashMap<>();
        sections.forEach(it -> byId.put(it.id(), it));
        return sections.stream().map(it -> it.preset(byId::get)).toList();
    }
}
