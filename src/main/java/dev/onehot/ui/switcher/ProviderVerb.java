package dev.onehot.ui.switcher;

import dev.onehot.model.Provider;

/// Something that can be done with a provider, in the order of how often it is wanted.
enum ProviderVerb {
    ACTIVATE("palette.activate", "palette.activate.words", "fth-zap"),
    COPY_KEY("palette.copyKey", "palette.copyKey.words", "fth-clipboard"),
    TEST("palette.test", "palette.test.words", "fth-activity"),
    EDIT("palette.edit", "palette.edit.words", "fth-edit-2"),
    DUPLICATE("palette.duplicate", "palette.duplicate.words", "fth-copy"),
    COPY_RUN("palette.copyRun", "palette.copyRun.words", "fth-terminal"),
    DEACTIVATE("palette.deactivate", "palette.deactivate.words", "fth-slash"),
    DELETE("palette.delete", "palette.delete.words", "fth-trash-2");

    private final String key;
    private final String words;
    private final String icon;

    ProviderVerb(String key, String words, String icon) {
        this.key = key;
        this.words = words;
        this.icon = icon;
    }

    /// Of its text, to which the name of a provider is given.
    String key() {
        return key;
    }

    /// Of what else it is found by.
    String words() {
        return words;
    }

    /// The code of its icon.
    String icon() {
        return icon;
    }

    /// Whether it can be done with this one.
    boolean fits(Provider provider) {
        return switch (this) {
            case ACTIVATE -> !provider.active();
            case DEACTIVATE -> provider.active();
            case COPY_KEY -> provider.key().isPresent();
            case TEST, EDIT, DUPLICATE, COPY_RUN, DELETE -> true;
        };
    }
}
