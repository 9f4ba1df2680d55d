package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;

/// Which settings a search lets through: all words must occur in title, key, description or value, and each mark must be on it.
///
/// Asked for every setting at every keystroke, so it makes no objects for those that it looks at.
final class SettingFilter {
    /// More than this is not kept in lower case.
    private static final int LONG = 1_000;

    private final UiModel model;
    private final Texts texts;
    private final List<String> words;
    private final Set<SettingMark> marks;
    private final Predicate<String> isEdited;
    private final Predicate<String> isInvalid;
    private final Optional<SettingSection> group;

    /// @param group only these; empty for all
    /// @param isEdited whether something is typed into the setting of that key
    /// @param isInvalid whether the value under that key does not fit
    SettingFilter(
            String typed,
            Optional<SettingSection> group,
            UiModel model,
            Texts texts,
            Predicate<String> isEdited,
            Predicate<String> isInvalid) {
        this.isEdited = isEdited;
        this.isInvalid = isInvalid;
        this.model = model;
        this.texts = texts;
        this.group = group;
        this.words = SearchMarks.words(typed);
        this.marks = SettingMark.in(typed);
    }

    boolean accepts(Shown<String, Optional<Setting>> row) {
        if (group.isEmpty() && marks.isEmpty()) {
            return finds(row);
        }
        var known = model.known(row.key());
        return isInGroup(SettingSection.of(row.key(), known)) && isMarked(row, known) && finds(row);
    }

    Set<SettingMark> marks() {
        return marks;
    }

    boolean isInGroup(SettingSection its) {
        return group.isEmpty() || group.get().holds(its);
    }

    private boolean isMarked(Shown<String, Optional<Setting>> row, Optional<KnownSetting> known) {
        for (var mark : marks) {
            if (!has(mark, row, known)) {
                return false;
            }
        }
        return true;
    }

    boolean has(SettingMark mark, Shown<String, Optional<Setting>> row, Optional<KnownSetting> known) {
        return switch (mark) {
            case MODIFIED -> known.isPresent() ? EditedSetting.isModified(row.get(), known) : row.get().isPresent();
            case UNKNOWN -> known.isEmpty();
            case INVALID -> isInvalid.test(row.key());
            case EDITED -> isEdited.test(row.key());
        };
    }

    /// Whether the words are in it, whatever its group and marks.
    boolean finds(Shown<String, Optional<Setting>> row) {
        if (words.isEmpty()) {
            return true;
        }
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
