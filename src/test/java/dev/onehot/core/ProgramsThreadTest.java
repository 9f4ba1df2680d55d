package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.testing.Await;
import dev.onehot.testing.JsonFiles;
import org.junit.jupiter.api.Test;

/// Programs follow whoever commits; where nothing follows there is no thread, and nothing is asked for.
class ProgramsThreadTest extends ManagerFixture {
    private final List<List<ProgramState>> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    private Following following(SettingsManager of) {
        return of.following(new JsonFiles(folder, "one"), () -> "/opt/onehotctl", folder.resolve("state"));
    }

    private ProgramsThread thread() {
        return new ProgramsThread(
                manager,
                () -> {
                    asked.incrementAndGet();
                    return following(manager);
                },
                told::add);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(it -> it.getName().equals("programs")).count();
    }

    @Test
    void whoeverSwitchesMovesTheFiles() throws IOException {
        long first = addActive("A");
        long second = add("B");
        try (var _ = thread(); var other = SettingsManager.open(file); var watch = new ChangeWatch(manager)) {
            manager.setActiveProvider(first);
            assertThat(asked).hasValue(0);
            other.carryOut(following(other).follow(List.of(FollowRequest.of("one"))), Origin.CLI);
            assertThat(watch).isNotNull();
            Await.until("told of the first", () -> !told.isEmpty());
            manager.setActiveProvider(second);
            Await.until("written", () -> has(second));
            other.setActiveProvider(first);
            Await.until("written after another's switch", () -> has(first));
            assertThat(told.getLast()).singleElement().returns(ProgramStanding.FOLLOWS, ProgramState::standing);
            assertThat(asked).hasValue(1);
        }
    }

    private boolean has(long id) {
        try {
            return Files.readString(folder.resolve("one.json")).contains(" key " + id + " ") && !told.isEmpty()
                    && told.getLast().getFirst().provider().equals(OptionalLong.of(id));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What a switch just before the end left undone is done at the next start.
    @Test
    void itBeginsWithWhatWasLeft() {
        addActive("A");
        manager.carryOut(following(manager).follow(List.of(FollowRequest.of("one"))), Origin.CLI);
        long second = addActive("B");
        try (var _ = thread()) {
            Await.until("written", () -> has(second));
            assertThat(threads()).isOne();
        }
        Await.until("its thread has ended", () -> threads() == 0);
    }
}
