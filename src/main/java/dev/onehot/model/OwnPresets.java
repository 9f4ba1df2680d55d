package dev.onehot.model;

import module java.base;

/// Presets that a person wrote, in the format of the catalog: `[my-relay]`, then lines like `base-url = https://…`.
///
/// @param presets those that can be used
/// @param problems what is wrong with the others; a field is the line's number
public record OwnPresets(List<Preset> presets, List<Problem> problems) {
    /// There are none.
    public static final OwnPresets NONE = new OwnPresets(List.of(), List.of());

    /// What their file is called; it lies beside the database.
    public static final String FILE_NAME = "presets.ini";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    public OwnPresets {
        presets = List.copyOf(presets);
        problems = List.copyOf(problems);
    }

    /// Reads a file's text; what is wrong in one section does not spoil the others.
    public static OwnPresets parse(String text) {
        var presets = new ArrayList<Preset>();
        var problems = new ArrayList<Problem>();
        Set<String> seen = new HashSet<>();
        try {
            for (var section : Presets.sections(text)) {
                var found = problems(section, seen);
                if (found.isEmpty()) {
                    presets.add(section.own(Presets.family(section.values().getOrDefault("kind", Presets.FALLBACK))));
                } else {
                    problems.addAll(found);
                }
            }
        } catch (IllegalArgumentException brokenLine) {
            problems.add(Problem.of(String.valueOf(brokenLine.getMessage()), "presets.line", String.valueOf(brokenLine.getMessage())));
        }
        return new OwnPresets(presets, problems);
    }

    private static List<Problem> problems(PresetSection section, Set<String> seen) {
        var line = String.valueOf(section.line());
        var found = new ArrayList<Problem>();
        if (!ID.matcher(section.id()).matches()) {
            found.add(Problem.of(line, "presets.id", section.id()));
        } else if (!seen.add(section.id()) || Presets.find(section.id()).isPresent()) {
            found.add(Problem.of(line, "presets.twice", section.id()));
        }
        var values = section.values();
        values.keySet().stream()
                .filter(it -> !PresetSection.OWN_KEYS.contains(it))
                .sorted()
                .forEach(it -> found.add(Problem.of(line, "presets.key", section.id(), it)));
        var kind = values.getOrDefault("kind", Presets.FALLBACK);
        if (Presets.findFamily(kind).isEmpty()) {
            found.add(Problem.of(line, "presets.kind", section.id(), kind));
        }
        Rules.base(line, values.getOrDefault("base-url", ""), found);
        section.headers().forEach(it -> found.addAll(it.problems()));
        if (!COLOR.matcher(values.getOrDefault("color", "#000000")).matches()) {
            found.add(Problem.of(line, "presets.color", section.id()));
        }
        if (values.getOrDefault("initials", "").length() > 3) {
            found.add(Problem.of(line, "presets.initials", section.id()));
        }
        return found;
    }

    /// The catalog and these, by name.
    public List<Preset> withCatalog() {
        var all = new ArrayList<>(Presets.all());
        all.addAll(presets);
        all.sort((a, b) -> a.name().toLowerCase(Locale.ROOT).compareTo(b.name().toLowerCase(Locale.ROOT)));
        return all;
    }
}
