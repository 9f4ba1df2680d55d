package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Origin;
import dev.onehot.testing.Person;
import dev.onehot.ui.FxInbox.Delivery;
import dev.onehot.ui.keys.AutoLock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// After how many minutes keys lock, and what counts as being there.
class AutoLockTest extends WindowFixture {
    @Test
    void theSettingIsInMinutesAndWhatIsNoneIsNever() {
        var told = new ArrayList<Duration>();
        Person.ask(() -> {
            var model = new UiModel(manager.snapshot());
            AutoLock.follow(new Scene(new Pane()), model, () -> {}, told::add);
            return model;
        });
        assertThat(told).containsExactly(Duration.ZERO);
        for (var value : List.of("5", "1440", "0", "7")) {
            tell(told, value);
        }
        assertThat(told).containsExactly(
                Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(1440), Duration.ZERO, Duration.ofMinutes(7));
    }

    private void tell(List<Duration> told, String value) {
        manager.apply(new Command.SetSetting(OwnSettings.AUTO_LOCK, value, Command.ANY), Origin.API);
        Person.ask(() -> {
            var model = new UiModel(manager.snapshot());
            var now = new ArrayList<Duration>();
            AutoLock.follow(new Scene(new Pane()), model, () -> {}, now::add);
            model.show(new Delivery(manager.snapshot(), true, new HashSet<>(), new HashSet<>()));
            told.addAll(now);
            return model;
        });
    }

    @Test
    void aKeyAndTheMouseAreSomebody() {
        var touched = new AtomicInteger();
        Person.ask(() -> {
            var pane = new Pane();
            var scene = new Scene(pane);
            AutoLock.follow(scene, new UiModel(manager.snapshot()), touched::incrementAndGet, idle -> {});
            Event.fireEvent(pane, new KeyEvent(KeyEvent.KEY_PRESSED, "a", "a", KeyCode.A, false, false, false, false));
            assertThat(touched).hasValue(1);
            Event.fireEvent(pane, mouse(MouseEvent.MOUSE_PRESSED));
            assertThat(touched).hasValue(2);
            Event.fireEvent(pane, mouse(MouseEvent.MOUSE_MOVED));
            assertThat(touched).hasValue(3);
            return pane;
        });
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type) {
        return new MouseEvent(
                type, 1, 1, 1, 1, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, true, null);
    }
}
