package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    /// What came of a command travels with what it changed.
    @Test
    void whoWaitsIsToldWhenItIsShownAndNotBefore() {
        var order = new ArrayList<String>();
        var both = new FxInbox(it -> order.add("shown " + it.changes().size()), fxThread::add);
        both.execute(() -> order.add("nothing was to be shown"));
        fxThread.removeFirst().run();
        assertThat(order).containsExactly("nothing was to be shown");

        both.accept(changed(Snapshot.EMPTY, "a", Origin.WINDOW));
        both.execute(() -> order.add("a is answered"));
        both.accept(changed(Snapshot.EMPTY, "b", Origin.WINDOW));
        both.execute(() -> order.add("b is answered"));
        assertThat(fxThread).hasSize(1);
        fxThread.removeFirst().run();
        assertThat(order.subList(1, order.size())).containsExactly("shown 2", "a is answered", "b is answered");
        assertThat(fxThread).isEmpty();
    }

    /// What was stored is stored, whatever a view or another answer trips over.
    @Test
    void whoWaitsIsToldAlsoWhereAViewFails() {
        var failed = new ArrayList<Throwable>();
        var told = new ArrayList<String>();
        var broken = new FxInbox(
                it -> {
                    throw new IllegalStateException("a view");
                },
                fxThread::add);
        var handler = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failed.add(failure));
        try {
            broken.accept(changed(Snapshot.EMPTY, "a", Origin.WINDOW));
            broken.execute(() -> {
                throw new IllegalStateException("an answer");
            });
            broken.execute(() -> told.add("the next"));
            assertThatThrownBy(() -> fxThread.removeFirst().run()).hasMessage("a view");
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(handler);
        }
        assertThat(told).containsExactly("the next");
        assertThat(failed).singleElement().satisfies(it -> assertThat(it).hasMessage("an answer"));
    }

    private static Event changed(Snapshot snapshot, String key, Origin origin) {
        return new Event.SettingsChanged(
                snapshot.revision(), snapshot, List.of(new Change.SettingChange(key, SettingAction.SET)), origin);
    }
}
