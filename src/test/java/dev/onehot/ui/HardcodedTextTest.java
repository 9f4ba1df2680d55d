package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Sources;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// What a person reads comes from the bundles, so that it can be read in every language.
class HardcodedTextTest {
    private static final Set<String> SHOWN = Set.of(
            "text", "promptText", "accessibleText", "accessibleHelp", "accessibleRoleDescription", "title", "headerText",
            "contentText");

    private static final Pattern SHOWING = Pattern.compile("\\.(?:setText|setTitle|setHeaderText|setContentText|setPromptText"
            + "|setAccessibleText|setAccessibleHelp|setAccessibleRoleDescription|say|offer|fail)\\("
            + "|\\bnew (?:Label|Button|ToggleButton|CheckBox|RadioButton|Hyperlink|Text|Tooltip|Menu|MenuItem|ButtonType|Alert"
            + "|TextField|TextArea|Tab|TitledPane)\\(");

    @Test
    void fxmlNamesItsTexts() {
        var found = new TreeSet<String>();
        Sources.fxml().forEach((file, fxml) -> Sources.elements(fxml).forEach(element -> {
            for (var attribute : SHOWN) {
                check(file, element, attribute, element.getAttribute(attribute), found);
            }
            if (SHOWN.contains(element.getTagName())) {
                check(file, element, element.getTagName(), element.getTextContent().strip(), found);
            }
        }));
        assertThat(found).as("Put these into texts.properties and write %key here").isEmpty();
    }

    private static void check(String file, Element element, String attribute, String value, Set<String> found) {
        if (!value.isEmpty() && !value.startsWith("%") && !value.startsWith("$")) {
            found.add("%s: <%s %s=\"%s\">".formatted(file, element.getTagName(), attribute, value));
        }
    }

    @Test
    void javaNamesItsTexts() {
        var keys = new Texts(Locale.ROOT).bundle().keySet();
        var found = new TreeSet<String>();
        Sources.java().forEach((file, java) -> {
            if (file.startsWith("ui/") || file.startsWith("app/")) {
                Sources.calls(java, SHOWING).stream()
                        .flatMap(arguments -> arguments.stream())
                        .flatMap(argument -> Sources.literals(argument).stream())
                        .filter(literal -> literal.chars().anyMatch(Character::isLetter))
                        // A key, or a part of one that a dot joins to the rest.
                        .filter(literal -> !keys.contains(literal) && !literal.startsWith(".") && !literal.endsWith("."))
                        .forEach(literal -> found.add(file + ": \"" + literal + "\""));
            }
        });
        assertThat(found).as("Put these into texts.properties and look them up").isEmpty();
    }
}
