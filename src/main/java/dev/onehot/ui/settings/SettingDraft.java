package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.ui.Draft;
import dev.onehot.ui.UiModel;

/// One setting as a person is editing it: a draft of one field. FX thread only.
///
/// It belongs to the setting and not to the row that shows it, which is another one as soon as the list is scrolled.
final class SettingDraft extends Draft<Optional<Setting>> {
    private static final String VALUE = "value";

    private final String key;
    private String problem = "";

    /// @param base what the person began from
    SettingDraft(String key, Optional<Setting> base, UiModel model, String mine) {
        super(base, stored -> fields(EditedSetting.value(stored, model.known(key))));
        this.key = key;
        type(mine);
    }

    private static Map<String, String> fields(String value) {
        return Map.of(VALUE, value);
    }

    String key() {
        return key;
    }

    String mine() {
        return text(VALUE).get();
    }

    /// What they stored meanwhile is to be overwritten from now on: the person was told of it.
    void type(String text) {
        type(fields(text));
        keepMine();
    }

    /// What is wrong with it; empty when nothing is.
    String problem() {
        return problem;
    }

    void say(String words) {
        problem = words;
    }

    /// For the command that saves it: what the person knows of.
    OptionalLong expected() {
        return OptionalLong.of(base().map(Setting::version).orElse(0L));
    }

    /// @param value what is to be stored of it
    void send(String value) {
        problem = "";
        send(fields(value));
    }

    /// Not the text, which may be a secret.
    @Override
    public String toString() {
        return "SettingDraft[" + key + "]";
    }
}
