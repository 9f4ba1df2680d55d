package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.Origin;
import dev.onehot.ui.FxInbox.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand commits a second cost the FX thread one update a pulse.
class FxInboxTest {
    @TempDir
    private Path folder;

    private final List<Runnable> fxThread = new ArrayList<>();
    private final List<Delivery> delivered = new ArrayList<>();
    private final FxInbox inbox = new FxInbox(delivered::add, fxThread::add);

    @Test
    void atMostOneIsPendingAndItHasTheNewestAndAllChanges() {
        try (var manager = SettingsManager.open(folder.resolve("onehot.db"))) {
            var snapshots = new ArrayList<Snapshot>();
            for (int i = 0; i < 1000; i++) {
                snapshots.add(manager.snapshot());
                inbox.accept(changed(manager.snapshot(), "k" + i, i % 2 == 0 ? Origin.WINDOW : Origin.EXTERNAL));
            }
            manager.setSetting("a", "1");
            inbox.accept(changed(manager.snapshot(), "a", Origin.API));

            assertThat(fxThread).hasSize(1);
            assertThat(delivered).isEmpty();
            fxThread.removeFirst().run();
            assertThat(delivered).singleElement().satisfies(it -> {
                assertThat(it.snapshot()).isSameAs(manager.snapshot());
                assertThat(it.changes()).hasSize(1001);
                assertThat(it.elsewhere()).hasSize(500);
                assertThat(it.everything()).isFalse();
            });

            inbox.accept(new Event.Resynchronise(manager.snapshot()));
            inbox.accept(changed(manager.snapshot(), "b", Origin.API));
            assertThat(fxThread).hasSize(1);
            fxThread.removeFirst().run();
            assertThat(delivered.getLast().everything()).isTrue();
            assertThat(delivered.getLast().changes()).hasSize(1);
        }
    }

    private static Event changed(Snapshot snapshot, String key, Origin origin) {
        return new Event.SettingsChanged(
                snapshot.revision(), snapshot, List.of(new Change.SettingChange(key, SettingAction.SET)), origin);
    }
}
