package dev.onehot.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.Health;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsWriter;
import dev.onehot.model.Origin;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Await;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Person;
import dev.onehot.ui.Commands;
import dev.onehot.ui.FxThread;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Health asks one thing at a time, however often somebody commits.
class HealthLooksTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void ofMuchThatIsAskedAtOnceTheFirstAndTheLastAreAnswered() {
        var questions = new AtomicInteger();
        var places = LightPlaces.of(new NoKeychain(), Map.of());
        try (var manager = new SettingsManager(
                        Database.open(folder.resolve("onehot.db")), places, Clock.systemUTC(), questions::incrementAndGet);
                var writer = new SettingsWriter(manager, Origin.WINDOW)) {
            var answers = new ConcurrentLinkedQueue<Health>();
            var looks = Person.ask(() -> new HealthLooks(
                    new Commands(writer, FxThread::run), answers::add, backups -> {}, failure -> {}));
            questions.set(0);
            Person.ask(() -> {
                for (int n = 0; n < 50; n++) {
                    looks.ask();
                }
                return true;
            });
            Await.until("both are answered", () -> answers.size() >= 2);
            Person.ask(() -> true);
            assertThat(questions).hasValue(2);
        }
    }
}
