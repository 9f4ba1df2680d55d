package dev.onehot;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.onehot.testing.OwnClasses;
import org.junit.jupiter.api.Test;

/// Nothing knows what knows it: no packages in a circle, and no classes but the pairs that are one thing in two files.
class CirclesTest {
    private static final JavaClasses CLASSES = OwnClasses.ALL;

    private static final int MOST_IN_A_PACKAGE_OF_THE_CORE = 25;

    private static final Set<Set<String>> PAIRS = Set.of(
            Set.of("model.MaskedKey", "model.StoredKey"),
            Set.of("model.AzureAddress", "model.PastedAddress"),
            Set.of("schema.SchemaDocument", "schema.SettingCheck"),
            Set.of("cli.Failure", "cli.Refusal"),
            Set.of("cli.Execution", "cli.Posix"),
            Set.of("cli.Columns", "cli.Table"),
            Set.of("store.sqlite.Backup", "store.sqlite.OldLeftovers"),
            Set.of("core.write.LookBack", "core.write.Writing"),
            Set.of("ui.text.BrokenLinesSkin", "ui.text.WrappingLabel"),
            Set.of("ui.providers.FormCheck", "ui.providers.ProviderForm"),
            Set.of("tools.programs.StartedProgram", "tools.programs.VariableChanges"),
            // Three, until what a way needs of its program is handed to it.
            Set.of("tools.programs.KnownProgram", "tools.programs.Misfit", "tools.programs.Way"));

    @Test
    void noPackagesInACircle() {
        slices().matching("dev.onehot.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noClassesInACircleButThesePairs() {
        var arrows = new HashMap<String, Set<String>>();
        for (var type : CLASSES) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(it -> name(it.getTargetClass().getBaseComponentType()))
                    .filter(it -> it.startsWith("dev.onehot.") && !it.equals(name(type)))
                    .forEach(it -> arrows.computeIfAbsent(name(type), any -> new HashSet<>()).add(it));
        }
        var reach = arrows.keySet().stream().collect(Collectors.toMap(it -> it, it -> reach(it, arrows)));
        var circles = new HashSet<Set<String>>();
        reach.forEach((type, reached) -> {
            var circle = reached.stream()
                    .filter(it -> reach.getOrDefault(it, Set.of()).contains(type))
                    .map(it -> it.replace("dev.onehot.", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (circle.size() > 1) {
                circles.add(Set.copyOf(circle));
            }
        });
        assertThat(circles).containsExactlyInAnyOrderElementsOf(PAIRS);
    }

    @Test
    void packagesOfTheCoreStaySmall() {
        var sizes = CLASSES.stream()
                .filter(it -> it.getPackageName().startsWith("dev.onehot.core") && it.getEnclosingClass().isEmpty())
                .filter(it -> !it.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).hasSize(6).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_IN_A_PACKAGE_OF_THE_CORE));
    }

    private static String name(JavaClass type) {
        return type.getFullName().replaceAll("\\$.*", "");
    }

    private static Set<String> reach(String from, Map<String, Set<String>> arrows) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(arrows.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            var type = next.remove();
            if (reached.add(type)) {
                next.addAll(arrows.getOrDefault(type, Set.of()));
            }
        }
        return reached;
    }
}
