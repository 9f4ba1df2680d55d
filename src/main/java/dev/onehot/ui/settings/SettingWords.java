package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.desktop.ShortcutState;
import dev.onehot.model.Durations;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.PastChange;
import dev.onehot.ui.Texts;

/// The words of a setting's row.
record SettingWords(EditedSetting setting, Texts texts) {
    String title() {
        return texts.settingTitle(setting.key(), setting.known());
    }

    /// What is not on the row: the key, the bounds, the default, where the value comes from.
    String details() {
        var lines = new ArrayList<>(List.of(key()));
        if (setting.known().isEmpty()) {
            lines.addFirst(setting.key());
        }
        lines.add(origin());
        return String.join("\n", lines);
    }

    /// Whether what is to be known of the key is to be seen at once.
    boolean isKeyTelling() {
        return setting.known()
                .filter(it -> it.deprecated() || it.type() == KnownSetting.Type.JSON || it.type() == KnownSetting.Type.DURATION)
                .isPresent();
    }

    /// The key, and what is to be known of it besides.
    String key() {
        var known = setting.known();
        if (known.isEmpty()) {
            return texts.get("settings.unknown");
        }
        if (known.get().deprecated()) {
            return texts.get("settings.deprecated", setting.key());
        }
        if (known.get().type() == KnownSetting.Type.JSON) {
            return texts.get("settings.keyOfJson", setting.key());
        }
        if (known.get().type() == KnownSetting.Type.DURATION) {
            return Durations.spoken(setting.value())
                    .map(it -> texts.get("settings.keyOfSpokenDuration", setting.key(), it))
                    .orElseGet(() -> texts.get("settings.keyOfDuration", setting.key()));
        }
        boolean bounded = !known.get().minimum().isEmpty() && !known.get().maximum().isEmpty();
        return bounded
                ? texts.get(
                        "settings.keyWithBounds",
                        setting.key(),
                        ShownNumber.of(known.get().minimum(), texts.locale()),
                        ShownNumber.of(known.get().maximum(), texts.locale()))
                : setting.key();
    }

    String description() {
        return setting.known().map(texts::settingDescription).orElse("");
    }

    /// How to get a value that the field has no room for, and what else a person has to know of it now; mostly nothing.
    String source() {
        if (setting.isTooLong()) {
            return texts.get("settings.tooLarge", setting.key());
        }
        if (setting.typed().isPresent()) {
            return texts.get("settings.edited");
        }
        if (setting.environment().isPresent()) {
            return texts.get(
                    "settings.source.environment",
                    setting.key(),
                    setting.isSecret() ? PastChange.MASKED : setting.environment().get());
        }
        return "";
    }

    /// How it stands with the key that opens the palette from anywhere; nothing where nobody wants one.
    static String of(ShortcutState shortcut, Texts texts) {
        return switch (shortcut.kind()) {
            case NONE -> "";
            case ASKED -> texts.get("shortcut.asked");
            case BOUND -> shortcut.trigger().isEmpty() ? texts.get("shortcut.unnamed") : texts.get("shortcut.bound", shortcut.trigger());
            case REFUSED -> texts.get("shortcut.refused");
            case ABSENT -> texts.get("shortcut.absent");
            case ELSEWHERE -> texts.get("shortcut.elsewhere");
        };
    }

    private String origin() {
        if (setting.stored().isEmpty()) {
            return texts.get(setting.defaultValue().isEmpty() ? "settings.source.none" : "settings.source.default");
        }
        return setting.defaultValue()
                .map(it -> texts.get("settings.source.databaseWithDefault", it.isEmpty() ? texts.get("settings.empty") : it))
                .orElse(texts.get("settings.source.database"));
    }

    /// What the button for it does.
    String reset() {
        return setting.defaultValue()
                .map(it -> texts.get("settings.reset", it.isEmpty() ? texts.get("settings.empty") : it))
                .orElseGet(() -> texts.get("settings.remove", setting.key()));
    }
}
