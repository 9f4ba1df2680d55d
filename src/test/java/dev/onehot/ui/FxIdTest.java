package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ProviderField;
import dev.onehot.testing.Sources;
import dev.onehot.ui.shell.Screen;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The names of the controls, which automation outside of this program relies on.
class FxIdTest {
    private static final String KINDS =
            "Area|Badge|Banner|Bar|Box|Button|Dialog|Field|Grid|Icon|Item|Label|List|Mark|Pane|Progress|Radio|Scroll|Slot|Switch";
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*(?:" + KINDS + ")");
    private static final Pattern SET_ID = Pattern.compile("\\.setId\\(");
    private static final Path CONTRACT = Path.of("src/test/resources/dev/onehot/ui/fx-ids.txt");
    private static final Path README = Path.of("README.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Automation\\s*$(.*?)(?=^## |\\z)");
    private static final Pattern PUBLISHED = Pattern.compile("`#?(" + NAME.pattern() + ")(?:-[^`]*)?`");

    @Test
    void eachIsUniqueInTheApplication() {
        assertThat(all()).doesNotHaveDuplicates();
    }

    @Test
    void eachIsANounAndAKind() {
        assertThat(all()).allSatisfy(it -> assertThat(it).matches(NAME));
    }

    @Test
    void noneOfThePublishedIsGone() throws IOException {
        var contract = Files.readAllLines(CONTRACT);
        var gone = new TreeSet<>(contract);
        gone.removeAll(all());
        assertThat(String.join("\n", gone))
                .as("These ids are published: people's automation finds the controls by them. Give the controls back their names,"
                        + " or keep the old name on what has taken their place. %s only ever grows", CONTRACT)
                .isEmpty();
        var added = new TreeSet<>(all());
        added.removeAll(contract);
        assertThat(String.join("\n", added))
                .as("New ids become part of the contract: add these lines to %s", CONTRACT)
                .isEmpty();
        assertThat(contract).as("%s, as sort would leave it", CONTRACT).isSorted();
    }

    @Test
    void theReadmeNamesOnlyThoseThatAreThere() throws IOException {
        Assumptions.assumeTrue(Files.exists(README));
        var section = SECTION.matcher(Files.readString(README));
        Assumptions.assumeTrue(section.find());
        assertThat(section.group(1)).as("README.md says under Automation where the full list is").contains(CONTRACT.getFileName().toString());
        var unknown = new TreeSet<String>();
        PUBLISHED.matcher(section.group(1)).results().forEach(it -> unknown.add(it.group(1)));
        unknown.removeAll(all());
        assertThat(unknown).as("README.md names these under Automation, and there is no such control").isEmpty();
    }

    /// Those in FXML, and those that are given in Java.
    private static List<String> all() {
        var ids = new ArrayList<String>();
        Sources.fxml().values().forEach(fxml -> Sources.elements(fxml).forEach(it -> {
            if (it.hasAttribute("fx:id")) {
                ids.add(it.getAttribute("fx:id"));
            }
        }));
        // A literal that is the whole argument. One with a setting's key behind it has its first part in FXML.
        Sources.java().values().forEach(java -> Sources.calls(java, SET_ID).stream()
                .map(List::getFirst)
                .filter(it -> it.matches("\"[^\"]*\""))
                .forEach(it -> ids.add(it.substring(1, it.length() - 1))));
        Arrays.stream(Screen.values()).map(Screen::buttonId).forEach(ids::add);
        ProviderField.OPTIONS.stream().map(ProviderField::controlId).forEach(ids::add);
        return ids;
    }
}
