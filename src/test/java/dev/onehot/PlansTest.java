package dev.onehot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.onehot.core.events.Writes;
import dev.onehot.core.files.Plan;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.model.PlannedChange;
import dev.onehot.secret.MasterKey;
import dev.onehot.testing.OwnClasses;
import org.junit.jupiter.api.Test;

/// One way in for what comes from elsewhere: one class makes plans, one carries them out, one component of the window and one of the command line
/// shows them, and keys are sealed in the transaction.
class PlansTest {
    private static final JavaClasses CLASSES = OwnClasses.ALL;

    @Test
    void onePlanIsMadeAndCarriedOutByOneClassEach() {
        // A plan itself makes one that has a change more.
        assertThat(callers(Plan.class, "<init>")).containsExactly("Plan", "Planning");
        assertThat(callers(Plan.class, "carryOut")).containsExactly("SettingsManager");
        noClasses().that().resideInAPackage("dev.onehot.core.files").and().doNotBelongToAnyOf(Plan.class)
                .should().callMethodWhere(target(owner(assignableTo(Writes.class))).and(target(nameMatching("apply|composite"))))
                .check(CLASSES);
        assertThat(makers("PutSetting", "PutProvider", "PutBeside")).containsExactly("ImportPlan", "RestorePlan");
    }

    @Test
    void itIsShownInOnePlace() {
        assertThat(dependentsOf(PlannedChange.class, "dev.onehot.ui")).containsExactly("PlanController", "PlannedCell");
        assertThat(dependentsOf(PlannedChange.class, "dev.onehot.cli")).containsExactly("Planned");
    }

    @Test
    void keysAreSealedInATransactionAndNowhereElse() {
        assertThat(callers(KeySealer.class, "seal")).containsExactly("ProviderCommands", "SpareKeyCommands", "Transaction");
        assertThat(callers(KeySealer.class, "sealed")).containsExactly("KeyCommands", "KeySealer");
        // What stood in another program's file may be one.
        assertThat(callers(KeySealer.class, "sealedOriginal")).containsExactly("ProgramCommands");
        // What was typed and not yet saved is sealed in a file of its own.
        assertThat(callers(MasterKey.class, "seal")).containsExactly("DraftFile", "KeySealer");
    }

    private static SortedSet<String> callers(Class<?> owner, String method) {
        return CLASSES.get(owner).getCodeUnits().stream()
                .filter(it -> it.getName().equals(method))
                .flatMap(it -> it.getAccessesToSelf().stream())
                .map(it -> simple(it.getOriginOwner()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Who makes one of these commands.
    private static SortedSet<String> makers(String... commands) {
        return Stream.of(commands)
                .flatMap(it -> CLASSES.get("dev.onehot.core.events.Command$" + it).getConstructorCallsToSelf().stream())
                .map(it -> simple(it.getOriginOwner()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> dependentsOf(Class<?> type, String room) {
        return CLASSES.get(type).getDirectDependenciesToSelf().stream()
                .map(it -> it.getOriginClass())
                .filter(it -> it.getPackageName().startsWith(room))
                .map(PlansTest::simple)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String simple(JavaClass type) {
        return type.getName().replaceAll(".*\\.|\\$.*", "");
    }
}
