package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.schema.SettingSchemas;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;

/// The categories of the settings that there are, as schemas name them, with those of other programs last.
final class Categories {
    /// Of settings that no schema describes.
    static final String UNKNOWN = "";

    private final Texts texts;
    private Optional<SettingSchemas> counted = Optional.empty();
    private Map<String, Integer> counts = Map.of();

    Categories(Texts texts) {
        this.texts = texts;
    }

    /// One line of the list at the left.
    ///
    /// @param category empty for all settings
    /// @param title what a person reads
    record Category(Optional<String> category, String title, int settings) {}

    static String of(Optional<KnownSetting> known) {
        return known.map(KnownSetting::category).orElse(UNKNOWN);
    }

    /// Those of what is shown now. All settings that are known are shown, so only these are looked through, and only when they change.
    List<Category> of(UiModel model) {
        var schemas = model.schemasProperty().get();
        if (!schemas.equals(counted)) {
            counted = schemas;
            counts = new LinkedHashMap<>();
            schemas.ifPresent(it -> it.all().forEach(known -> counts.merge(known.category(), 1, Integer::sum)));
        }
        int rows = model.settings().rows().size();
        int known = schemas.map(it -> it.all().size()).orElse(0);
        var all = new ArrayList<Category>();
        all.add(new Category(Optional.empty(), texts.get("settings.category.all"), rows));
        counts.forEach((name, count) -> {
            if (!name.equals(UNKNOWN)) {
                all.add(new Category(Optional.of(name), title(name), count));
            }
        });
        int unknown = rows - known + counts.getOrDefault(UNKNOWN, 0);
        if (unknown > 0) {
            all.add(new Category(Optional.of(UNKNOWN), texts.get("settings.category.unknown"), unknown));
        }
        return all;
    }

    /// Those of Onehot's own schema have a text in every language.
    private String title(String name) {
        return texts.find("category." + name).orElse(name);
    }
}
