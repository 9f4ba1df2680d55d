package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSetting.Choice;
import dev.onehot.ui.Texts;
import javafx.util.StringConverter;

/// One of several values; saves when another one is chosen. Labels are shown, values are stored.
final class ChoiceEditor implements SettingEditor {
    private final ComboBox<String> control;
    private final Texts texts;
    private Consumer<String> choose = value -> {};
    private Map<String, String> labels = Map.of();
    private String key = "";
    private String shown = "";

    ChoiceEditor(ComboBox<String> control, Texts texts) {
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
            if (now != null && !now.equals(shown)) {
                choose.accept(now);
            }
        });
    }

    private String label(String value) {
        return texts.find("choice." + key + "." + value).orElse(labels.getOrDefault(value, value));
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public boolean fits(EditedSetting setting) {
        return setting.type() == KnownSetting.Type.CHOICE;
    }

    @Override
    public void show(EditedSetting setting) {
        var choices = setting.known().map(KnownSetting::choices).orElse(List.of());
        var values = choices.stream().map(Choice::value).toList();
        shown = setting.text();
        key = setting.key();
        labels = choices.stream().collect(Collectors.toMap(Choice::value, Choice::label, (one, other) -> one));
        if (!control.getItems().equals(values)) {
            control.getItems().setAll(values);
        }
        control.setValue(shown);
    }

    @Override
    public void onChoose(Consumer<String> listener) {
        choose = listener;
    }
}
