package dev.onehot.ui.settings;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The categories of the settings that there are, as schemas name them, with those of other programs last.
final class Categories {
    /// Of settings that no schema describes.
    static final String UNKNOWN = "";

    private Categories() {}

    /// One line of the list at the left.
    ///
    /// @param category empty for all settings
    /// @param title what a person reads
    record Category(Optional<String> category, String title, int settings) {}

    static String of(Optional<KnownSetting> known) {
        return known.map(KnownSetting::category).orElse(UNKNOWN);
    }

    static List<Category> of(List<Shown<String, Optional<Setting>>> rows, UiModel model, Texts texts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (var row : rows) {
            counts.merge(of(model.known(row.key())), 1, Integer::sum);
        }
        var all = new ArrayList<Category>();
        all.add(new Category(Optional.empty(), texts.get("settings.category.all"), rows.size()));
        var unknown = counts.remove(UNKNOWN);
        counts.forEach((name, count) -> all.add(new Category(Optional.of(name), title(name, texts), count)));
        if (unknown != null) {
            all.add(new Category(Optional.of(UNKNOWN), texts.get("settings.category.unknown"), unknown));
        }
        return all;
    }

    /// Those of Onehot's own schema have a text in every language.
    private static String title(String name, Texts texts) {
        return texts.find("category." + name).orElse(name);
    }
}
