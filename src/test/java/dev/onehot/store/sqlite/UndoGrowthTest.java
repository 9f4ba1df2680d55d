package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.secret.NoKeychain;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.sqlite.ProgressHandler;

/// What undo costs grows with what it takes back, and not with its square: counted in steps of SQLite's machine.
@Execution(ExecutionMode.CONCURRENT)
class UndoGrowthTest {
    private static final int FEW = 100;
    private static final int TIMES = 4;
    private static final int STEPS_A_COUNT = 100;

    @TempDir
    private Path folder;

    @Test
    void undoOfAnImportGrowsWithIt() {
        long few = stepsOfUndo(FEW, 0);
        long many = stepsOfUndo(FEW * TIMES, 0);
        assertThat(many).isBetween(few * TIMES / 2, few * TIMES * 2);
    }

    /// Each undo leaves a mark; they are looked at once, not for each change that is taken back.
    @Test
    void earlierUndosAreNotLookedAtForEachChange() {
        long few = stepsOfUndo(FEW, 0);
        long afterMany = stepsOfUndo(FEW, FEW * TIMES);
        assertThat(afterMany).isLessThan(few * 2);
    }

    private long stepsOfUndo(int providers, int earlierUndos) {
        var database = Database.open(folder.resolve(providers + "-" + earlierUndos + ".db"));
        try (var manager = new SettingsManager(database, LightPlaces.of(new NoKeychain(), Map.of()), Clock.systemUTC(), () -> {})) {
            for (int i = 0; i < earlierUndos; i++) {
                manager.setSetting("often", String.valueOf(i));
                manager.undoLatest(Optional.empty(), Origin.API);
            }
            var commands = new ArrayList<Command>();
            for (int i = 0; i < providers; i++) {
                commands.add(new Command.CreateProvider(Drafts.named("provider " + i), false));
            }
            manager.apply(new Command.Composite(commands), Origin.API);
            var counter = new Counter();
            ProgressHandler.setHandler(database.writer().sql().connection(), STEPS_A_COUNT, counter);
            manager.undoLatest(Optional.empty(), Origin.API);
            assertThat(manager.snapshot().providers()).isEmpty();
            return counter.counted;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class Counter extends ProgressHandler {
        private long counted;

        @Override
        protected int progress() {
            counted++;
            return 0;
        }
    }
}
