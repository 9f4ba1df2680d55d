package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;

/// Which settings a typed filter lets through: all words must occur in title, key, description or value. `@modified` keeps those that
/// differ from their default, `@unknown` those that no schema describes, `@invalid` those whose value does not fit, `@edited` those with text that is not saved.
///
/// Asked for every setting at every keystroke, so it makes no objects for those that it looks at.
final class SettingFilter {
    /// More than this is not kept in lower case.
    private static final int LONG = 1_000;

    private final UiModel model;
    private final Texts texts;
    private final List<String> words;
    private final boolean modified;
    private final boolean unknown;
    private final boolean invalid;
    private final boolean edited;
    private final boolean special;
    private final Predicate<String> isEdited;
    private final Optional<String> category;

    /// @param category only of this one; empty for all
    /// @param isEdited whether something is typed into the setting of that key
    SettingFilter(String typed, Optional<String> category, UiModel model, Texts texts, Predicate<String> isEdited) {
        this.isEdited = isEdited;
        this.model = model;
        this.texts = texts;
        this.category = category;
        this.words = SearchMarks.words(typed);
        var filters = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", 0));
        this.modified = filters.contains("@modified");
        this.unknown = filters.contains("@unknown");
        this.invalid = filters.contains("@invalid");
        this.edited = filters.contains("@edited");
        this.special = category.isPresent() || modified || unknown || invalid || edited;
    }

    boolean accepts(Shown<String, Optional<Setting>> row) {
        return (!special || passes(row.key(), row.get())) && (words.isEmpty() || occur(row));
    }

    private boolean passes(String key, Optional<Setting> stored) {
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
        if (edited && !isEdited.test(key)) {
            return false;
        }
        if (invalid && EditedSetting.of(key, stored, model, Map.of()).problems().isEmpty()) {
            return false;
        }
        return true;
    }

    private boolean occur(Shown<String, Optional<Setting>> row) {
        var text = row.searchText(this::searchText);
        for (var word : words) {
            if (!text.contains(word) && !occursInLongValue(word, row)) {
                return false;
            }
        }
        return true;
    }

    /// In lower case, so that a search is a plain comparison.
    private String searchText(Shown<String, Optional<Setting>> row) {
        var known = model.known(row.key());
        var text = new StringBuilder(row.key());
        var value = EditedSetting.value(row.get(), known);
        // What is shown masked must not be found by guessing at it.
        if (value.length() <= LONG && !EditedSetting.isSecret(row.key(), known)) {
            text.append('\n').append(value);
        }
        known.ifPresent(it -> text.append('\n')
                .append(texts.settingTitle(it))
                .append('\n')
                .append(texts.settingDescription(it)));
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /// Rare, so looked through as they are instead of being kept a second time.
    private boolean occursInLongValue(String word, Shown<String, Optional<Setting>> row) {
        var value = row.get().map(Setting::value).orElse("");
        return value.length() > LONG
                && !EditedSetting.isSecret(row.key(), model.known(row.key()))
                && value.toLowerCase(Locale.ROOT).contains(word);
    }
}
