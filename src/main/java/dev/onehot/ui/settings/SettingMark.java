package dev.onehot.ui.settings;

import module java.base;

/// What may be seen of a setting, by which a person may look for settings: `@modified` differ from their default, `@unknown` are described by
/// no schema, `@invalid` have a value that does not fit, `@edited` have text that is not saved.
enum SettingMark {
    MODIFIED,
    UNKNOWN,
    INVALID,
    EDITED;

    /// As it is typed into the search.
    String word() {
        return "@" + name().toLowerCase(Locale.ROOT);
    }

    /// Those in what was typed.
    static Set<SettingMark> in(String typed) {
        var words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", 0));
        return Arrays.stream(values()).filter(it -> words.contains(it.word())).collect(Collectors.toCollection(() -> EnumSet.noneOf(SettingMark.class)));
    }

    /// What was typed, with this one or without it.
    String toggledIn(String typed) {
        if (!in(typed).contains(this)) {
            return (typed.strip() + " " + word()).strip();
        }
        return Stream.of(typed.strip().split("\\s+", 0))
                .filter(it -> !it.equalsIgnoreCase(word()))
                .collect(Collectors.joining(" "));
    }
}
