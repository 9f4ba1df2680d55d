package dev.onehot.ui;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.store.sqlite.Database;
import dev.onehot.store.sqlite.SqlSteps;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.nio.file.Path;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// A switch on its way from the switcher to the row and back to the header: from thread to thread, and from class to class.
class TripTest extends WindowFixture {
    private static final String FX = "JavaFX Application Thread";

    private final List<Stop> stops = new CopyOnWriteArrayList<>();
    private volatile boolean travelling;

    /// Where it was seen.
    ///
    /// @param classes ours that had handed it on until there, the last one first
    private record Stop(String what, String thread, List<String> classes) {}

    @Override
    protected SettingsManager open(KeyPlaces places) {
        var database = Database.open(file);
        SqlSteps.follow(database, () -> stop("written", "dev.onehot.store.rows.ProviderTable"));
        return new SettingsManager(database, places, Clock.systemUTC(), FxThread::forbid);
    }

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        manager.follow(event -> stop("told", "dev.onehot.core.events.Subscription"));
    }

    @Test
    void thereAndBackAreTwoHopsAndOneWay() {
        // What the status bar says beside it is no part of the way.
        follow("saveStateLabel", "sent or done", "dev.onehot.ui.Commands");
        follow("activeNameLabel", "shown", "dev.onehot.ui.shell.ShellController");
        window.openSwitcher();
        window.write("olla");
        travelling = true;
        window.press(KeyCode.ENTER);
        window.awaitActive("Ollama");
        Await.until("it is done", () -> Person.ask(() -> window.status()).startsWith("Saved"));
        travelling = false;

        assertThat(stops.stream().map(Stop::what)).as("%s", stops).containsExactly("sent or done", "written", "told", "shown", "sent or done");
        assertThat(hops()).as("%s", stops).containsExactly(FX, "settings-writer", FX);
        // What was sent is answered with what came of it, and not beside it.
        assertThat(stops.getLast().classes()).contains("dev.onehot.ui.FxInbox");
        assertThat(classes(it -> !it.what().equals("written"))).hasSizeLessThanOrEqualTo(11);
        assertThat(classes(it -> true)).hasSizeLessThanOrEqualTo(15);
    }

    /// Whoever finds it tells the window itself.
    @Test
    void whatAnotherProgramChangesIsOneHopFromTheScreen() {
        follow("activeNameLabel", "shown", "dev.onehot.ui.shell.ShellController");
        travelling = true;
        outside.run("UPDATE ai_providers SET is_active = (provider_name = 'Ollama')");
        window.awaitActive("Ollama");
        travelling = false;

        assertThat(hops().subList(0, 2)).as("%s", stops).containsExactly("change-watch", FX);
        assertThat(classes(it -> true)).hasSizeLessThanOrEqualTo(12);
    }

    /// A listener with a thread of its own would be a hop more.
    @Test
    void theWindowOnlyTakesNoteOfEvents() {
        var ui = new ClassFileImporter().importPath(Path.of("target/classes/dev/onehot/ui"));
        noClasses().should().callMethodWhere(target(owner(type(SettingsManager.class))).and(target(name("subscribe")))).check(ui);
    }

    /// Notes what `label` says from now on.
    private void follow(String label, String what, String from) {
        robot.interact(() -> ((Label) window.stage().getScene().lookup("#" + label))
                .textProperty()
                .subscribe((before, now) -> stop(what, from)));
    }

    private void stop(String what, String from) {
        if (travelling) {
            var all = StackWalker.getInstance().walk(frames -> frames.map(it -> it.getClassName().replaceAll("\\$.*", ""))
                    .filter(it -> Files.exists(Path.of("target/classes", it.replace('.', '/') + ".class")))
                    .dropWhile(it -> !it.equals(from))
                    .distinct()
                    .toList());
            note(new Stop(what, Thread.currentThread().getName(), all));
        }
    }

    /// Once, however many steps a statement has.
    private synchronized void note(Stop next) {
        if (!next.classes().isEmpty() && (stops.isEmpty() || !stops.getLast().equals(next))) {
            stops.add(next);
        }
    }

    private Set<String> classes(Predicate<Stop> which) {
        return stops.stream().filter(which).flatMap(it -> it.classes().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// From which thread to which.
    private List<String> hops() {
        var threads = new ArrayList<String>();
        stops.stream().map(Stop::thread).filter(it -> threads.isEmpty() || !threads.getLast().equals(it)).forEachOrdered(threads::add);
        return threads;
    }
}
