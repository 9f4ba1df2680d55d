package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.ui.UiModel;

/// A setting as its row shows it: what is stored, what is known of it, and what is wrong with it.
///
/// @param environment the variable of the same name in this process, which programs may prefer to the database
/// @param problems what is wrong with the value as it stands
/// @param typed what a person typed and has not saved
record EditedSetting(
        String key,
        Optional<Setting> stored,
        Optional<KnownSetting> known,
        Optional<String> environment,
        List<Problem> problems,
        Optional<String> typed) {
    private static final int LONGEST_IN_PLACE = 10_000;

    /// The setting `key` as it is now.
    ///
    /// @param environment the variables of this process
    static EditedSetting of(String key, Optional<Setting> stored, UiModel model, Map<String, String> environment) {
        var known = model.known(key);
        var value = stored.map(Setting::value).or(() -> known.flatMap(KnownSetting::defaultValue));
        // Of a large value there is nothing to be looked at.
        boolean large = stored.filter(Setting::isLarge).isPresent();
        var problems = value.filter(it -> !large).flatMap(it -> model.schemasProperty().get().map(schemas -> schemas.problems(key, it)));
        return new EditedSetting(
                key, stored, known, Optional.ofNullable(environment.get(key)), problems.orElse(List.of()), Optional.empty());
    }

    EditedSetting withTyped(Optional<String> text) {
        return new EditedSetting(key, stored, known, environment, problems, text);
    }

    /// What its editor holds.
    String text() {
        return typed.orElseGet(this::value);
    }

    /// What holds now.
    String value() {
        return value(stored, known);
    }

    static String value(Optional<Setting> stored, Optional<KnownSetting> known) {
        return stored.map(Setting::value).or(() -> known.flatMap(KnownSetting::defaultValue)).orElse("");
    }

    /// How it is edited. What does not fit its type is text, so that it is shown as it is.
    KnownSetting.Type type() {
        if (largeBytes() > 0) {
            return KnownSetting.Type.TEXT;
        }
        if (isSecret()) {
            return KnownSetting.Type.SECRET;
        }
        var type = known.map(KnownSetting::type).orElse(KnownSetting.Type.TEXT);
        return problems.isEmpty() || type == KnownSetting.Type.JSON ? type : KnownSetting.Type.TEXT;
    }

    /// Whether it is edited in an area and not on a line: JSON, and text that does not fit a line.
    boolean isLong() {
        return type() == KnownSetting.Type.JSON || (isOnLine(type()) && text().chars().anyMatch(Character::isISOControl));
    }

    /// Whether it is edited on a line.
    boolean isLine() {
        return isOnLine(type()) && !isLong();
    }

    private static boolean isOnLine(KnownSetting.Type type) {
        return switch (type) {
            case SWITCH, CHOICE, SECRET, JSON -> false;
            default -> true;
        };
    }

    boolean isSecret() {
        return isSecret(key, known);
    }

    static boolean isSecret(String key, Optional<KnownSetting> known) {
        return known.map(KnownSetting::isSecret).orElseGet(() -> Setting.isSecret(key));
    }

    /// How many bytes a value has of which no more is known; 0 of all others.
    long largeBytes() {
        return stored.map(Setting::largeBytes).orElse(0L);
    }

    boolean isTooLong() {
        return largeBytes() > 0 || value().length() > LONGEST_IN_PLACE;
    }

    /// Whether it differs from its default. What is not known has none.
    boolean isModified() {
        return isModified(stored, known);
    }

    /// The endpoint is turned on by what asks it, and by a switch of its own: that is none of a person's preferences.
    static boolean isModified(Optional<Setting> stored, Optional<KnownSetting> known) {
        return stored.filter(it -> !it.key().equals(OwnSettings.ENDPOINT)).isPresent()
                && known.isPresent()
                && !known.get().defaultValue().equals(stored.map(Setting::value));
    }

    Optional<String> defaultValue() {
        return known.flatMap(KnownSetting::defaultValue);
    }

    /// Not the values, which may be secret.
    @Override
    public String toString() {
        return "EditedSetting[" + key + "]";
    }
}
