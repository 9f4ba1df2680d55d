package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.OwnClasses;
import dev.onehot.testing.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The theme that the build cuts down has what Onehot shows, and what it does without is nothing that Onehot shows.
class ThemeTest {
    private static final Path LEFT_OUT = Path.of("src/build/java/dev/onehot/build/theme-left-out.txt");
    private static final String HOW = "If this is shown from now on, take its line out of " + LEFT_OUT;

    private static Predicate<String> leftOut() throws IOException {
        return Pattern.compile(String.join("|", Files.readAllLines(LEFT_OUT))).asMatchPredicate();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsTheOneThatTheBuildCutDown(boolean dark) throws IOException {
        var theme = Appearance.theme(dark);
        var leftOut = leftOut();
        assertThat(theme).endsWith("/theme/" + (dark ? "dark" : "light") + ".bss");
        var selectors = Stylesheet.loadBinary(URI.create(theme).toURL()).getRules().stream().flatMap(it -> it.getSelectors().stream()).map(Object::toString).toList();
        assertThat(selectors).hasSizeBetween(350, 700)
                .anyMatch(it -> it.contains(".button")).anyMatch(it -> it.contains(".text-input")).anyMatch(it -> it.contains(".list-view"))
                .allMatch(it -> Pattern.compile("\\.([\\w-]+)").matcher(it).results().map(style -> style.group(1)).noneMatch(leftOut));
    }

    @Test
    void noControlOfOursIsWithoutItsRules() throws IOException {
        var controls = new TreeSet<String>();
        OwnClasses.ALL.forEach(it -> it.getDirectDependenciesFromSelf().forEach(to -> controls.add(to.getTargetClass().getFullName())));
        Sources.fxml().values().forEach(fxml -> Pattern.compile("<\\?import ([\\w.]+)").matcher(fxml).results().forEach(it -> controls.add(it.group(1))));
        controls.removeIf(it -> !it.matches("(?:javafx\\.scene\\.control|javafx\\.scene\\.chart|javafx\\.scene\\.web|atlantafx\\.base\\.controls)\\..*"));
        assertThat(controls).hasSizeGreaterThan(20);
        var bare = leftOut();
        assertThat(controls.stream().filter(it -> bare.test(it.substring(it.lastIndexOf('.') + 1).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))))
                .as(HOW).isEmpty();
    }

    @Test
    void noStyleClassOfOursIsLeftOut() throws IOException {
        var named = new TreeSet<String>();
        Sources.fxml().values().forEach(fxml -> Sources.elements(fxml).forEach(it -> named.addAll(List.of(it.getAttribute("styleClass").split("[ ,]+")))));
        Pattern.compile("\\.([a-z][\\w-]*)").matcher(Files.readString(Path.of("src/main/resources/dev/onehot/ui/onehot.css"))).results().forEach(it -> named.add(it.group(1)));
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named.stream().filter(leftOut())).as(HOW).isEmpty();
    }
}
