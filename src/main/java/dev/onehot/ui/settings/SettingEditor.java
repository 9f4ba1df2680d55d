package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import org.jspecify.annotations.Nullable;

/// One kind of control in a setting's row, for the settings that it fits. FX thread only.
class SettingEditor {
    private final Control control;
    private final SettingDrafts drafts;
    private final Predicate<EditedSetting> fits;

    /// Null while it shows nothing, or is being filled: what happens to its control then is not what a person does.
    private @Nullable EditedSetting shown;

    SettingEditor(Control control, SettingDrafts drafts, Predicate<EditedSetting> fits) {
        this.control = control;
        this.drafts = drafts;
        this.fits = fits;
    }

    final Control control() {
        return control;
    }

    final boolean fits(EditedSetting setting) {
        return fits.test(setting);
    }

    final Optional<EditedSetting> shown() {
        return Optional.ofNullable(shown);
    }

    /// Puts into the control what was typed, or else what holds.
    void fill(EditedSetting setting) {}

    final void show(EditedSetting setting) {
        hide();
        fill(setting);
        shown = setting;
    }

    /// Shows nothing from now on, until it is told to: its row is going to be another one.
    final void hide() {
        shown = null;
    }

    /// A person typed what is not whole yet, and is to be kept.
    final void type(String text) {
        if (shown != null) {
            drafts.type(shown, text);
        }
    }

    /// A person chose what is to be saved.
    final void choose(String value) {
        if (shown != null) {
            drafts.type(shown, value);
            drafts.choose(shown.key());
        }
    }

    /// The person is done with what was typed.
    final void commit() {
        if (shown != null) {
            drafts.commit(shown.key());
        }
    }

    /// The person gives up what was typed.
    final void drop() {
        if (shown != null) {
            drafts.drop(shown.key());
        }
    }
}
