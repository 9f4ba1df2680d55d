package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.Setting;
import org.jspecify.annotations.Nullable;

/// One setting as a person is editing it: what they began from, what they typed, and what is wrong with that. FX thread only.
///
/// It belongs to the setting and not to the row that shows it, which is another one as soon as the list is scrolled.
final class SettingDraft {
    private final String key;
    private Optional<Setting> base;
    private String mine;
    private String problem = "";
    private boolean warned;
    private @Nullable String sent;

    SettingDraft(String key, Optional<Setting> base, String mine) {
        this.key = key;
        this.base = base;
        this.mine = mine;
    }

    String key() {
        return key;
    }

    /// The value that the person began from; empty where there was none.
    Optional<String> began() {
        return base.map(Setting::value);
    }

    String mine() {
        return mine;
    }

    /// What is to be said of it; empty when nothing is.
    String problem() {
        return problem;
    }

    void say(String words) {
        problem = words;
    }

    /// What is said of a change elsewhere stands until the person goes on typing.
    void warn(String words) {
        problem = words;
        warned = true;
    }

    boolean isWarned() {
        return warned;
    }

    /// @param wrong what is to be said of it
    void type(String text, String wrong) {
        mine = text;
        problem = wrong;
        warned = false;
    }

    /// For the command that saves it: what the person knows of.
    OptionalLong expected() {
        return OptionalLong.of(base.map(Setting::version).orElse(0L));
    }

    boolean startsFrom(Optional<Setting> stored) {
        return base.map(Setting::value).equals(stored.map(Setting::value));
    }

    /// The person is told of `stored`: saving from now on replaces that.
    void startFrom(Optional<Setting> stored) {
        base = stored;
    }

    void send() {
        sent = mine;
        problem = "";
        warned = false;
    }

    boolean isSaving() {
        return sent != null;
    }

    /// The save came to an end.
    ///
    /// @return whether something was typed since
    boolean settle() {
        boolean typedSince = !mine.equals(sent);
        sent = null;
        return typedSince;
    }

    /// Not the text, which may be a secret.
    @Override
    public String toString() {
        return "SettingDraft[" + key + "]";
    }
}
