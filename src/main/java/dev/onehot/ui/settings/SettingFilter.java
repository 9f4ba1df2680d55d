package dev.onehot.ui.settings;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which settings a typed filter lets through: all words must occur in title, key, description or value. `@modified` keeps those that
/// differ from their default, `@unknown` those that no schema describes, `@invalid` those whose value does not fit.
///
/// Asked for every setting at every keystroke, so it makes no objects for those that it looks at.
final class SettingFilter {
    private final UiModel model;
    private final Texts texts;
    private final List<String> words;
    private final boolean modified;
    private final boolean unknown;
    private final boolean invalid;
    private final Optional<String> category;

    /// @param category only of this one; empty for all
    SettingFilter(String typed, Optional<String> category, UiModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.category = category;
        this.words = SearchMarks.words(typed);
        var filters = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", 0));
        this.modified = filters.contains("@modified");
        this.unknown = filters.contains("@unknown");
        this.invalid = filters.contains("@invalid");
    }

    boolean accepts(String key, Optional<Setting> stored) {
        var known = model.known(key);
        if (category.isPresent() && !category.get().equals(Categories.of(known))) {
            return false;
        }
        if (unknown && known.isPresent()) {
            return false;
        }
        if (modified && (known.isPresent() ? !EditedSetting.isModified(stored, known) : stored.isEmpty())) {
            return false;
        }
        if (invalid && EditedSetting.of(key, stored, model, Map.of()).problems().isEmpty()) {
            return false;
        }
        for (var word : words) {
            if (!occurs(word, key, known, stored)) {
                return false;
            }
        }
        return true;
    }

    private boolean occurs(String word, String key, Optional<KnownSetting> known, Optional<Setting> stored) {
        if (contains(key, word)) {
            return true;
        }
        // What is shown masked must not be found by guessing at it.
        if (stored.isPresent() && contains(stored.get().value(), word) && !known.map(KnownSetting::isSecret).orElseGet(() -> Setting.isSecret(key))) {
            return true;
        }
        return known.isPresent()
                && (contains(texts.settingTitle(known.get()), word)
                        || contains(texts.settingDescription(known.get()), word)
                        || (stored.isEmpty() && contains(known.get().defaultValue().orElse(""), word)));
    }

    private static boolean contains(String text, String word) {
        int last = text.length() - word.length();
        for (int from = 0; from <= last; from++) {
            if (text.regionMatches(true, from, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
