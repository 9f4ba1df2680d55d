package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSetting.Choice;
import dev.onehot.ui.Texts;
import javafx.util.StringConverter;

/// One of several values; saves when another one is chosen. Labels are shown, values are stored.
final class ChoiceEditor extends SettingEditor {
    private final ComboBox<String> control;
    private final Texts texts;
    private Map<String, String> labels = Map.of();
    private String key = "";

    ChoiceEditor(ComboBox<String> control, SettingDrafts drafts, Texts texts) {
        super(control, drafts, it -> it.type() == KnownSetting.Type.CHOICE);
        this.control = control;
        this.texts = texts;
        control.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : label(value);
            }

            @Override
            public String fromString(String label) {
                return label;
            }
        });
        control.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                choose(now);
            }
        });
    }

    private String label(String value) {
        return texts.find("choice." + key + "." + value).orElse(labels.getOrDefault(value, value));
    }

    @Override
    void fill(EditedSetting setting) {
        var choices = setting.known().map(KnownSetting::choices).orElse(List.of());
        var values = choices.stream().map(Choice::value).toList();
        key = setting.key();
        labels = choices.stream().collect(Collectors.toMap(Choice::value, Choice::label, (one, other) -> one));
        if (!control.getItems().equals(values)) {
            control.getItems().setAll(values);
        }
        control.setValue(setting.text());
    }
}
