package dev.onehot.ui.settings;

import dev.onehot.model.Setting;
import dev.onehot.ui.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which settings a typed filter lets through: all words must occur in title, key, description or value; `@modified` keeps stored ones.
final class SettingFilter {
    private static final String MODIFIED = "@modified";

    private final Texts texts;
    private final boolean modified;
    private final List<String> words;

    SettingFilter(String typed, Texts texts) {
        this.texts = texts;
        var all = Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", 0))
                .filter(word -> !word.isEmpty())
                .toList();
        this.modified = all.contains(MODIFIED);
        this.words = all.stream().filter(word -> !word.equals(MODIFIED)).toList();
    }

    boolean accepts(String key, Optional<Setting> stored) {
        if (modified && stored.isEmpty()) {
            return false;
        }
        if (words.isEmpty()) {
            return true;
        }
        var text = String.join(
                        " ",
                        key,
                        texts.settingTitle(key),
                        texts.find("setting." + key + ".description").orElse(""),
                        // What is shown masked must not be found by guessing at it.
                        Setting.isSecret(key) ? "" : stored.map(Setting::value).orElse(""))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
