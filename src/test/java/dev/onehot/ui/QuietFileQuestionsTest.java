package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsWriter;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// While a file dialog is open this process has the database open nowhere.
class QuietFileQuestionsTest extends WindowFixture {
    private final List<Throwable> told = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Path answer = Path.of("chosen");
    private boolean asked;

    /// A dialog that looks about and answers.
    private final FileQuestions dialogs = new FileQuestions() {
        @Override
        public Optional<Path> open(Window owner, String title, ExtensionFilter... kinds) {
            asked = true;
            open.addAll(descriptors());
            return Optional.of(answer);
        }

        @Override
        public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... kinds) {
            return open(owner, title);
        }

        @Override
        public void show(Path folder) {}
    };

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDatabaseIsClosedMeanwhileAndOpenAfterwards() {
        // The test's own connection from outside is of this process too.
        outside.close();
        try (var writer = new SettingsWriter(manager, Origin.WINDOW)) {
            assertThat(descriptors()).isNotEmpty();
            assertThat(ask(writer)).contains(answer);
            assertThat(asked).isTrue();
            assertThat(open).isEmpty();
            assertThat(manager.setSetting("a", "1").revision()).isPositive();
            assertThat(told).isEmpty();
        }
    }

    /// Somebody reads and does not end: no dialog, and the person is told why.
    @Test
    void whereItCannotBeClosedThereIsNoDialogAndAReason() {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var reading = CompletableFuture.supplyAsync(() -> manager.check((done, total) -> {
            begun.countDown();
            await(end);
            return true;
        }), it -> Thread.ofPlatform().daemon().start(it));
        await(begun);
        try (var writer = new SettingsWriter(manager, Origin.WINDOW)) {
            assertThat(ask(writer)).isEmpty();
            assertThat(asked).isFalse();
            assertThat(told).singleElement().isInstanceOfSatisfying(
                    StorageException.class, it -> assertThat(it.kind()).isEqualTo(StorageException.Kind.IN_USE));
        } finally {
            end.countDown();
        }
        Await.until("the reader has ended", reading::isDone);
    }

    private Optional<Path> ask(SettingsWriter writer) {
        var chosen = new CompletableFuture<Optional<Path>>();
        robot.interactNoWait(() -> FxThread.run(() -> chosen.complete(
                new QuietFileQuestions(dialogs, writer, told::add).open(null, "title"))));
        Await.until("it was answered", () -> {
            Person.ask(() -> true);
            return chosen.isDone();
        });
        return chosen.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private List<String> descriptors() {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(QuietFileQuestionsTest::target).filter(it -> it.startsWith(file.toString())).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
