package dev.onehot.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.Command;
import dev.onehot.core.ConflictException;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSettings;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The content of one setting's row: title, key, and the editor that fits its type.
///
/// What is shown and what is typed are kept apart: a change elsewhere never takes away what a person is typing.
final class SettingRowController {
    private static final PseudoClass MODIFIED = PseudoClass.getPseudoClass("modified");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final int LONGEST_IN_PLACE = 10_000;

    private final Workspace workspace;
    private String key = "";
    private Optional<Setting> stored = Optional.empty();
    private @Nullable KnownSetting known;
    private OptionalLong expected = Command.ANY;

    @FXML
    private Node settingMark;

    @FXML
    private Label settingTitleLabel;

    @FXML
    private Label settingKeyLabel;

    @FXML
    private Label settingDescriptionLabel;

    @FXML
    private Label settingProblemLabel;

    @FXML
    private TextField settingField;

    @FXML
    private PasswordField settingSecretField;

    @FXML
    private ComboBox<String> settingChoiceBox;

    @FXML
    private ToggleSwitch settingSwitch;

    @FXML
    private Button settingResetButton;

    SettingRowController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        settingSwitch.selectedProperty().subscribe((before, now) -> choose(String.valueOf(now)));
        settingChoiceBox.valueProperty().subscribe((before, now) -> choose(now));
        for (var field : texts()) {
            field.focusedProperty().subscribe((before, now) -> {
                if (now) {
                    expected = version();
                } else {
                    commitText();
                }
            });
        }
    }

    private List<TextInputControl> texts() {
        return List.of(settingField, settingSecretField);
    }

    /// Turns to another setting.
    void show(String newKey, Optional<Setting> value) {
        key = newKey;
        known = KnownSettings.find(newKey).orElse(null);
        stored = value;
        expected = version();
        var texts = workspace.texts();
        settingTitleLabel.setText(title());
        settingKeyLabel.setText(known == null ? texts.get("settings.unknown") : key);
        var description = texts.find("setting." + key + ".description").orElse("");
        settingDescriptionLabel.setText(description);
        settingDescriptionLabel.setManaged(!description.isEmpty());
        settingField.setId("settingField-" + key);
        settingSecretField.setId("settingSecretField-" + key);
        settingChoiceBox.setId("settingChoiceBox-" + key);
        settingSwitch.setId("settingSwitch-" + key);
        settingResetButton.setId("settingResetButton-" + key);
        for (Node editor : List.of(settingField, settingSecretField, settingChoiceBox, settingSwitch)) {
            editor.setAccessibleText(texts.settingTitle(key));
        }
        showStored();
    }

    private String title() {
        var texts = workspace.texts();
        var title = texts.settingTitle(key);
        return known == null || known.unit().isEmpty()
                ? title
                : texts.get("settings.titleWithUnit", title, texts.get("unit." + known.unit()));
    }

    /// The stored value changed. Text that is being typed stays, and is told.
    void follow(Optional<Setting> value) {
        boolean typing = isTyping();
        var before = stored;
        stored = value;
        if (typing && !value.map(Setting::value).equals(before.map(Setting::value))) {
            showMarks();
            warn();
        } else {
            showStored();
        }
    }

    private boolean isTyping() {
        return texts().stream().anyMatch(it -> it.isFocused() && !it.getText().equals(value()));
    }

    /// Theirs is known to the person from now on: Enter keeps theirs from being lost unnoticed, Escape takes it.
    private void warn() {
        expected = version();
        showProblem(workspace.texts().get("settings.conflict", Setting.isSecret(key) ? "••••" : value()));
    }

    private void showStored() {
        expected = version();
        boolean valid = known == null || known.problems(value()).isEmpty();
        boolean tooLong = value().length() > LONGEST_IN_PLACE;
        boolean secret = Setting.isSecret(key) && known == null;
        var type = known != null && valid ? known.type() : null;
        present(settingSwitch, type == KnownSetting.Type.SWITCH);
        present(settingChoiceBox, type == KnownSetting.Type.CHOICE);
        present(settingSecretField, secret);
        present(
                settingField,
                !settingSwitch.isVisible() && !settingChoiceBox.isVisible() && !secret);
        settingField.setDisable(tooLong);
        settingField.setText(
                tooLong ? workspace.texts().get("settings.tooLong", value().length()) : value());
        settingSecretField.setText(secret ? value() : "");
        if (type == KnownSetting.Type.SWITCH) {
            settingSwitch.setSelected(value().equals("true"));
        }
        if (type == KnownSetting.Type.CHOICE && known != null) {
            if (!settingChoiceBox.getItems().equals(known.choices())) {
                settingChoiceBox.getItems().setAll(known.choices());
            }
            settingChoiceBox.setValue(value());
        }
        showProblem(
                known == null || valid
                        ? ""
                        : known.problems(value()).getFirst().message().text(workspace.texts().bundle().getLocale()));
        showMarks();
    }

    private void showMarks() {
        var texts = workspace.texts();
        boolean modified = stored.isPresent()
                && (known == null || !stored.get().value().equals(known.defaultValue()));
        settingMark.setVisible(modified && known != null);
        settingTitleLabel.pseudoClassStateChanged(MODIFIED, modified && known != null);
        settingResetButton.setDisable(stored.isEmpty());
        var reset = known == null
                ? texts.get("settings.remove", key)
                : texts.get("settings.reset", known.defaultValue());
        settingResetButton.setAccessibleText(reset);
        settingResetButton.setTooltip(new Tooltip(reset));
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private String value() {
        return stored.map(Setting::value).orElse(known == null ? "" : known.defaultValue());
    }

    private OptionalLong version() {
        return OptionalLong.of(stored.map(Setting::version).orElse(0L));
    }

    private void choose(@Nullable String chosen) {
        if (chosen != null && !chosen.equals(value())) {
            send(chosen);
        }
    }

    /// Sends what was typed, if it differs from what is stored.
    void commitText() {
        for (var field : texts()) {
            if (field.isVisible() && !field.isDisabled() && !field.getText().equals(value())) {
                send(field.getText());
            }
        }
    }

    private void send(String wanted) {
        var sentKey = key;
        var problems = Setting.problems(sentKey, wanted);
        if (!problems.isEmpty()) {
            refuse(sentKey, new ValidationException(problems));
            return;
        }
        showProblem("");
        workspace.commands()
                .send(
                        new Command.SetSetting(sentKey, wanted, expected),
                        done -> expected = version(),
                        failure -> refuse(sentKey, failure));
    }

    private void refuse(String sentKey, Throwable failure) {
        if (!sentKey.equals(key)) {
            workspace.fail(failure);
            return;
        }
        switch (failure) {
            case ConflictException stale -> {
                stored = stale.setting();
                warn();
            }
            case ValidationException invalid -> showProblem(invalid.problems()
                    .getFirst()
                    .message()
                    .text(workspace.texts().bundle().getLocale()));
            default -> workspace.fail(failure);
        }
    }

    private void showProblem(String text) {
        settingProblemLabel.setText(text);
        present(settingProblemLabel, !text.isEmpty());
        settingField.pseudoClassStateChanged(ERROR, !text.isEmpty());
        settingField.setAccessibleHelp(text);
    }

    @FXML
    private void pressInText(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> commitText();
            case ESCAPE -> showStored();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @FXML
    private void reset() {
        stored.ifPresent(before -> {
            var texts = workspace.texts();
            var told = known == null
                    ? texts.get("notice.settingRemoved", key)
                    : texts.get("notice.settingReset", texts.settingTitle(key), known.defaultValue());
            workspace.sendUndoable(
                    new Command.ResetSetting(key, OptionalLong.of(before.version())),
                    told,
                    new Command.SetSetting(key, before.value(), Command.ABSENT));
        });
    }
}
