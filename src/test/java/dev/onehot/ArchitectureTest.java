package dev.onehot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.onehot.app.start.Start;
import dev.onehot.core.events.Snapshot;
import dev.onehot.testing.OwnClasses;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rooms, the arrows between them, and the names.
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {
    private static final JavaClasses CLASSES = OwnClasses.ALL;

    /// For each room the rooms that it may use.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("disk", Set.of()),
            Map.entry("bus", Set.of()),
            Map.entry("schema", Set.of("model", "disk")),
            Map.entry("model", Set.of()),
            Map.entry("store", Set.of("model", "disk")),
            Map.entry("secret", Set.of("model", "disk", "bus")),
            Map.entry("route", Set.of("model", "disk")),
            Map.entry("probe", Set.of("model", "disk", "route")),
            Map.entry("tools", Set.of("model", "disk")),
            Map.entry("relay", Set.of("model", "route")),
            Map.entry("core", Set.of("model", "disk", "store", "secret", "schema")),
            Map.entry("desktop", Set.of("model", "disk", "core", "bus")),
            Map.entry("ui", Set.of("model", "core", "schema", "probe", "tools", "desktop")),
            Map.entry("cli", Set.of("model", "disk", "core", "schema", "probe", "tools", "relay", "route", "desktop")),
            Map.entry("app", Set.of("model", "disk", "bus", "secret", "core", "schema", "probe", "tools", "relay", "desktop", "ui", "cli")));

    /// The same inside the core.
    private static final Map<String, Set<String>> CORE = Map.of(
            "core.events", Set.of(),
            "core.keys", Set.of("core.events"),
            "core.write", Set.of("core.events", "core.keys"),
            "core.files", Set.of("core.events", "core.keys"),
            "core.programs", Set.of("core.events", "core.keys", "core.files"));

    @Test
    void everyClassIsInARoom() {
        var rooms = CLASSES.stream().filter(it -> it.getPackageName().startsWith("dev.onehot")).map(ArchitectureTest::room);
        assertThat(rooms.collect(Collectors.toSet())).isSubsetOf(ARROWS.keySet()).contains("model", "store", "core");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "disk", "bus", "schema", "store", "secret", "route", "probe", "tools", "relay", "core", "desktop", "ui", "cli", "app"})
    void aRoomUsesOnlyTheRoomsThatItMay(String room) {
        var forbidden = ARROWS.keySet().stream()
                .filter(it -> !it.equals(room) && !ARROWS.get(room).contains(it))
                .map(it -> "dev.onehot." + it + "..")
                .toArray(String[]::new);
        check(noClasses().that().resideInAPackage("dev.onehot." + room + "..")
                .should().dependOnClassesThat().resideInAnyPackage(forbidden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core.events", "core.keys", "core.write", "core.files", "core.programs"})
    void soInsideTheCoreWhereNobodyKnowsTheManager(String room) {
        check(noClasses().that().resideInAPackage("dev.onehot." + room)
                .should().dependOnClassesThat().resideInAPackage("dev.onehot.core"));
        CORE.keySet().stream().filter(it -> !it.equals(room) && !CORE.get(room).contains(it)).forEach(it -> check(
                noClasses().that().resideInAPackage("dev.onehot." + room).should().dependOnClassesThat().resideInAPackage("dev.onehot." + it)));
        check(noClasses().that().resideOutsideOfPackage("dev.onehot.core..").should().dependOnClassesThat().resideInAPackage("dev.onehot.core.write"));
    }

    @Test
    void theModelUsesOnlyTheJavaBase() {
        check(classes().that().resideInAPackage("dev.onehot.model")
                .should().onlyDependOnClassesThat().resideInAnyPackage(
                        "dev.onehot.model", "java.lang..", "java.util..", "java.io", "java.net", "java.nio..", "java.math",
                        "java.security", "java.text", "java.time..", "org.jspecify.."));
    }

    @Test
    void nobodyButTheCoreTouchesTheTables() {
        check(noClasses().that().resideOutsideOfPackages("dev.onehot.core..", "dev.onehot.store..")
                .should().dependOnClassesThat().resideInAPackage("dev.onehot.store.."));
    }

    /// Of which kind a store is only they know who open one, and who puts a file in the place of another.
    @Test
    void whatASecondStoreHasToBeStandsInStore() {
        check(noClasses().that().resideOutsideOfPackage("dev.onehot.store.sqlite").and().doNotHaveFullyQualifiedName("dev.onehot.core.files.Databases")
                .and().doNotHaveFullyQualifiedName("dev.onehot.core.files.Rescue")
                .should().dependOnClassesThat().resideInAPackage("dev.onehot.store.sqlite"));
    }

    @Test
    void librariesStayInTheirRooms() {
        only("JavaFX", new String[] {"dev.onehot.ui..", "dev.onehot.app.."},
                "javafx..", "jfx.incubator..", "org.controlsfx..", "atlantafx..", "org.kordamp..");
        only("SQL", new String[] {"dev.onehot.store.sqlite", "dev.onehot.store.postgres", "dev.onehot.store.rows"}, "java.sql..", "javax.sql..");
        only("SQLite", new String[] {"dev.onehot.store.sqlite"}, "org.sqlite..");
        only("PostgreSQL", new String[] {"dev.onehot.store.postgres"}, "org.postgresql..");
        only("JSON Schema", new String[] {"dev.onehot.schema.."}, "com.networknt..");
        only("picocli", new String[] {"dev.onehot.cli..", "dev.onehot.app.."}, "picocli..");
        only("HTTP", new String[] {"dev.onehot.probe.."}, "java.net.http..");
        only("Netty", new String[] {"dev.onehot.relay.http"}, "io.netty..");
        only("AWT", new String[] {"dev.onehot.desktop"}, "java.awt..", "javax.swing..");
    }

    @Test
    void oneDoorToTheFxThread() {
        check(noClasses().that().doNotHaveFullyQualifiedName("dev.onehot.ui.FxThread")
                .should().callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable"));
    }

    /// A folder may be long, or on a disk that sleeps. What the fonts look for is one file of the system's.
    @Test
    void theWindowReadsNoFilesItself() {
        check(noClasses().that().resideInAPackage("dev.onehot.ui..").and().doNotHaveSimpleName("Fonts")
                .should().dependOnClassesThat().haveNameMatching("java\\.nio\\.file\\.(Files|DirectoryStream)")
                .orShould().callMethodWhere(target(owner(type(java.io.File.class))).and(target(nameMatching("list.*|exists|length|is.*")))));
    }

    /// What is put into a folder that was just made is gone after a power cut with that, however well it was forced itself.
    @Test
    void foldersAreMadeForGood() {
        check(noClasses().that().resideOutsideOfPackage("dev.onehot.disk")
                .should().callMethod(Files.class, "createDirectories", Path.class, FileAttribute[].class));
    }

    @Test
    void onlyTheCommandLineAndTheStartPrint() {
        check(noClasses().that().resideOutsideOfPackages("dev.onehot.cli..", "dev.onehot.app..")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
    }

    /// In a window that runs already it would change what that draws, from a thread that must not.
    @Test
    void onlyTheStartDrawsAhead() {
        var ahead = CLASSES.get(Start.class).getMethod("ahead", Snapshot.class);
        var users = Stream.concat(ahead.getCallsOfSelf().stream(), ahead.getReferencesToSelf().stream()).map(it -> it.getOrigin().getFullName()).toList();
        assertThat(users).singleElement().asString().startsWith("dev.onehot.app.Lifetime.<init>(");
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Info|Handler|Service|Data|Base)"));
        var fields = CLASSES.stream().flatMap(it -> it.getFields().stream())
                .filter(it -> it.getName().matches(".*(Impl|Util|Helper|Info|Handler|Service)"));
        assertThat(fields.map(Object::toString)).isEmpty();
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName).filter(it -> it.endsWith("Manager")))
                .containsExactly("SettingsManager");
        check(classes().that().haveSimpleNameEndingWith("Controller").should().resideInAPackage("dev.onehot.ui.."));
    }

    /// Who reads a name knows which thing is meant, wherever it stands.
    @Test
    void aNameIsGivenOnce() {
        var names = CLASSES.stream().filter(it -> it.getEnclosingClass().isEmpty() && !it.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        assertThat(names).hasSizeGreaterThan(100).allSatisfy((name, count) -> assertThat(count).as(name).isOne());
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = CLASSES.stream()
                .filter(it -> it.getPackageName().startsWith("dev.onehot") && !it.getPackage().isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName);
        assertThat(unmarked.collect(Collectors.toSet())).isEmpty();
    }

    private static void only(String what, String[] rooms, String... packages) {
        check(noClasses().that(resideOutsideOfPackages(rooms.length == 0 ? new String[] {"none"} : rooms))
                .should().dependOnClassesThat(resideInAnyPackage(packages)).as(what + " stays in its rooms"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }
}
