package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.model.Preset;
import dev.onehot.model.Resource;

/// What stands together in the gallery of presets: data (`gallery.properties`), and what this computer tells. Pure.
final class GalleryGroups {
    private static final Properties LISTED = listed();

    private GalleryGroups() {}

    /// Presets under one heading.
    ///
    /// @param id of its heading, `gallery.group.ID`
    /// @param first whether a person sees it before all are asked for
    record Group(String id, boolean first, List<Preset> presets) {}

    /// All presets, each in the first group that it belongs to. No group is empty.
    ///
    /// @param environment in which keys may be found
    static List<Group> of(List<Preset> presets, Map<String, String> environment) {
        var left = new LinkedHashMap<String, Preset>();
        presets.forEach(it -> left.put(it.id(), it));
        return Stream.of(
                        take(left, "found", true, it -> it.vendor().equals(it.id()) && variable(it, environment).isPresent()),
                        take(left, "own", true, Preset::own),
                        listed(left, "most-used", true),
                        take(left, "local", false, Preset::isLocal),
                        listed(left, "gateways", false),
                        take(left, "vendors", false, it -> true))
                .filter(it -> !it.presets().isEmpty())
                .toList();
    }

    /// The variable that holds a key for a preset.
    static Optional<String> variable(Preset preset, Map<String, String> environment) {
        return preset.environment().stream().filter(it -> !environment.getOrDefault(it, "").isBlank()).findFirst();
    }

    private static Group take(Map<String, Preset> left, String id, boolean first, Predicate<Preset> belongs) {
        var taken = left.values().stream().filter(belongs).toList();
        taken.forEach(it -> left.remove(it.id()));
        return new Group(id, first, taken);
    }

    /// In the order of the data.
    private static Group listed(Map<String, Preset> left, String id, boolean first) {
        return new Group(id, first, ids(id).stream().map(left::remove).filter(Objects::nonNull).toList());
    }

    static List<String> ids(String group) {
        return List.of(LISTED.getProperty(group, "").strip().split("[, ]+"));
    }

    private static Properties listed() {
        var listed = new Properties();
        try {
            listed.load(new StringReader(Resource.text(GalleryGroups.class, "gallery.properties")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return listed;
    }
}
