package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.onehot.testing.OwnClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `src/architecture.md` names the rooms and classes that there are.
class ArchitecturePageTest {
    private static final JavaClasses CLASSES = OwnClasses.ALL;
    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("src/architecture.md"));
    }

    @Test
    void itsTableHasEveryRoomAndNoOther() {
        var rooms = CLASSES.stream().map(JavaClass::getPackageName).filter(it -> it.startsWith("dev.onehot."))
                .map(it -> it.substring("dev.onehot.".length())).collect(Collectors.toCollection(TreeSet::new));
        var told = page.substring(page.indexOf("| room |"), page.indexOf("Inside the core")).lines()
                .filter(it -> it.startsWith("| `"))
                .flatMap(it -> quoted(it.split("\\|", 3)[1]))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void theClassesOfItsTripsAreThere() {
        var names = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        var tests = page.substring(page.indexOf("## Three trips"), page.indexOf("## Names"));
        assertThat(quoted(tests).map(it -> it.replaceFirst("[.(].*", "")).filter(it -> it.matches("[A-Z][a-z]\\w+")).filter(it -> !it.endsWith("Test")))
                .isNotEmpty()
                .allMatch(names::contains);
    }

    private static Stream<String> quoted(String text) {
        return Pattern.compile("`([^`]+)`").matcher(text).results().map(it -> it.group(1));
    }
}
