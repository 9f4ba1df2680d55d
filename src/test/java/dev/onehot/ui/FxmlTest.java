package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Sources;
import org.junit.jupiter.api.Test;

/// Every control that takes the focus says what it is.
class FxmlTest {
    private static final Set<String> FOCUSABLE = Set.of(
            "Button", "CheckBox", "ChoiceBox", "ComboBox", "CustomTextField", "DatePicker", "Hyperlink", "ListView", "MenuButton",
            "PasswordField", "RadioButton", "SearchableComboBox", "Slider", "Spinner", "SplitMenuButton", "TableView", "TextArea",
            "TextField", "ToggleButton", "ToggleSwitch", "TreeView");

    /// Their controllers give the names, which depend on what is shown.
    private static final Set<String> NAMED_BY_CONTROLLER = Set.of("ui/settings/SettingRow.fxml");

    @Test
    void aControlThatTakesTheFocusHasAnAccessibleText() {
        var nameless = new TreeSet<String>();
        var java = String.join("\n", Sources.java().values());
        Sources.fxml().forEach((file, fxml) -> Sources.elements(fxml).stream()
                .filter(it -> FOCUSABLE.contains(it.getTagName()) && !NAMED_BY_CONTROLLER.contains(file))
                .filter(it -> it.getAttribute("accessibleText").isEmpty())
                .filter(it -> !java.contains(it.getAttribute("fx:id") + ".setAccessibleText("))
                .forEach(it -> nameless.add("%s: <%s fx:id=\"%s\">".formatted(file, it.getTagName(), it.getAttribute("fx:id")))));
        assertThat(nameless).as("Give these accessibleText=\"%key\"").isEmpty();
    }
}
