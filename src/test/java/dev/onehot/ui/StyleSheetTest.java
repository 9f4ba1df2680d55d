package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Sizes of texts, controls, pages and spaces are a few, and stand in one place.
class StyleSheetTest {
    private static final Path SHEET = Path.of("src/main/resources/dev/onehot/ui/onehot.css");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern SPACE = Pattern.compile("-fx-(?:padding|spacing|hgap|vgap|graphic-text-gap): ([^;]*);");
    private static final Pattern TEXT = Pattern.compile("-fx-font-size: ([^;]*);");
    private static final Set<String> SPACES = Set.of("0", "1px", "4px", "8px", "12px", "16px", "24px");

    private static final Pattern HEIGHT = Pattern.compile("-fx-(?:min|pref)-height: ([^;]*);");

    private static String sheet() throws IOException {
        return Files.readString(SHEET).replaceAll("(?s)/\\*.*?\\*/", "");
    }

    @Test
    void thereAreThreeSizesOfText() throws IOException {
        var sizes = TEXT.matcher(sheet()).results().map(it -> it.group(1)).toList();
        assertThat(sizes).as("The others are the size of the window's letters. Add a selector to one of these two rules").containsExactlyInAnyOrder("1.286em", "0.857em");
    }

    @Test
    void spacesAreOfOneScale() throws IOException {
        var others = new TreeSet<String>();
        RULE.matcher(sheet()).results().forEach(rule -> SPACE.matcher(rule.group(2)).results()
                .filter(it -> !SPACES.containsAll(List.of(it.group(1).split(" "))))
                .forEach(it -> others.add(rule.group(1).strip().lines().toList().getLast() + " " + it.group())));
        assertThat(others).as("spaces that are none of %s", SPACES).isEmpty();
    }

    /// Icons made of shapes, marks and lists have their own.
    @Test
    void controlsAreOfOneHeight() throws IOException {
        var controls = Pattern.compile("\\.(button|toggle-button|menu-button|button-icon|text-field|combo-box\\S*|check-box|radio-button|toggle-switch)\\s*(,|$)");
        var heights = new TreeSet<String>();
        RULE.matcher(sheet()).results().filter(it -> controls.matcher(it.group(1)).find()).forEach(rule -> HEIGHT.matcher(rule.group(2)).results()
                .forEach(it -> heights.add(it.group(1))));
        assertThat(heights).containsExactlyInAnyOrder("2.428em", "1.714em");
    }

    /// What stands in FXML is in px and does not grow.
    @Test
    void fxmlHasNoSizesOfItsOwn() {
        var sized = new TreeSet<String>();
        Sources.fxml().forEach((file, fxml) -> Sources.elements(fxml).forEach(it -> {
            for (var attribute : List.of("spacing", "padding", "style", "prefHeight", "maxHeight", "minHeight")) {
                var value = it.getAttribute(attribute);
                if (value.matches(attribute.endsWith("Height") ? "\\d*[1-9]\\d*" : ".+") && !it.getTagName().equals("ProgressIndicator")) {
                    sized.add("%s: <%s fx:id=\"%s\" %s=\"%s\">".formatted(file, it.getTagName(), it.getAttribute("fx:id"), attribute, value));
                }
            }
        }));
        assertThat(sized).as("Give these a style class").isEmpty();
    }

    /// Of those that stand still a large letter would run out.
    @Test
    void whatIsMeasuredGrowsWithTheLetters() throws IOException {
        var still = Pattern.compile("-fx-(?:min|pref|max)-(?:width|height): (?!0;|10000px)[0-9.]+(?:px)?;").matcher(sheet()).results().map(MatchResult::group).toList();
        assertThat(still).as("1em is 14 px at 100 %").isEmpty();
    }
}
