package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.core.events.Command;
import dev.onehot.model.Integrity;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rule is made true again when a person says so, and never by itself.
class RepairTest extends ManagerFixture {
    private long first;
    private long second;

    @BeforeEach
    void addTwo() {
        first = addActive("first");
        second = add("second");
    }

    @Test
    void severalActiveAreShownAndLeftAloneUntilRepaired() {
        outside.run("UPDATE ai_providers SET is_active = 1, updated_at = '2099-01-01 00:00:00' WHERE id = ?", second);
        manager.refresh();
        manager.setSetting("unrelated", "1");
        assertThat(outside.activeRows()).isEqualTo(2);
        assertThat(manager.snapshot().integrity()).isInstanceOf(Integrity.SeveralActive.class);

        manager.repair();
        // The one that the original takes for active: the newest.
        assertOnlyActive(second);
    }

    @Test
    void thePersonMayChooseWhichOneStays() {
        outside.run("UPDATE ai_providers SET is_active = 1, updated_at = '2099-01-01 00:00:00' WHERE id = ?", second);
        apply(new Command.RepairActive(OptionalLong.of(first)));

        assertOnlyActive(first);
    }

    @Test
    void noneActiveThoughOneWasChosenIsShownAndRepairedToThatOne() {
        outside.run("UPDATE ai_providers SET is_active = 0");
        manager.refresh();
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(first));

        manager.repair();
        assertOnlyActive(first);
    }

    @Test
    void noneActiveByChoiceIsNoFault() {
        outside.run("UPDATE ai_providers SET is_active = 0");
        manager.refresh();
        manager.deactivateProviders();

        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.Ok());
        manager.repair();
        assertThat(outside.activeRows()).isZero();
    }

    @Test
    void activatingOneOfSeveralRepairsToo() {
        outside.run("UPDATE ai_providers SET is_active = 1");
        manager.setActiveProvider(first);

        assertOnlyActive(first);
    }

    @Test
    void repairingWhatIsWholeDoesNothing() {
        long revision = manager.snapshot().revision();
        manager.repair();

        assertThat(manager.snapshot().revision()).isEqualTo(revision);
        assertOnlyActive(first);
    }

    @Test
    void theFaultIsStillKnownAfterARestart() {
        outside.run("UPDATE ai_providers SET is_active = 0");
        manager.close();
        manager = SettingsManager.open(file);

        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(first));
    }

    private void assertOnlyActive(long id) {
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(id));
        assertThat(manager.snapshot().activeIds()).containsExactly(id);
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.Ok());
    }
}
