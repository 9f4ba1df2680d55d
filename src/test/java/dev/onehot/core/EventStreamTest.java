package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

/// What VO-356 asks of the event stream: payload, identity, senders, kinds.
class EventStreamTest extends ManagerFixture {
    private static final int SENDERS = 10;

    @Test
    void aPayloadIsACopyAndCannotBeChanged() {
        var changes = new ArrayList<Change>();
        changes.add(new Change.SettingChange("a", Change.SettingAction.SET));
        var event = new Event.SettingsChanged(1, manager.snapshot(), changes, Origin.API);
        changes.clear();

        assertThat(event.changes()).hasSize(1);
        assertThatThrownBy(() -> event.changes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatACallerDoesToItsCommandsAfterwardsReachesNobody() {
        var commands = new ArrayList<Command>();
        commands.add(new Command.SetSetting("a", "1", Command.ANY));
        var composite = new Command.Composite(commands);
        commands.add(new Command.SetSetting("b", "2", Command.ANY));
        apply(composite);

        assertThat(manager.snapshot().settings().keySet()).containsExactly("a");
    }

    @Test
    void allListenersGetTheSameObject() {
        var recorders = List.of(new Recorder(), new Recorder(), new Recorder());
        recorders.forEach(manager::subscribe);
        long revision = manager.setSetting("a", "1").revision();

        var heard = recorders.stream()
                .map(it -> it.awaitRevision(revision).commits().getFirst())
                .toList();
        assertThat(heard).allMatch(event -> event == heard.getFirst());
        assertThat(heard.getFirst().snapshot()).isSameAs(manager.snapshot());
    }

    @Test
    void tenSendersLoseNothingAndEachChangeIsInExactlyOneEvent() {
        var recorder = new Recorder();
        manager.subscribe(recorder);
        Together.run(SENDERS, sender -> {
            for (int n = 0; n < 20; n++) {
                manager.setSetting("key " + sender + "/" + n, "v");
            }
        });
        recorder.awaitRevision(manager.snapshot().revision());

        assertThat(recorder.events()).noneMatch(Event.Resynchronise.class::isInstance);
        assertThat(recorder.changes()).hasSize(SENDERS * 20);
        assertThat(new HashSet<>(recorder.changes())).hasSize(SENDERS * 20);
        assertThat(recorder.commits()).extracting(Event.SettingsChanged::revision).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSenderThatListensDoesNotDeadlock() {
        var recorder = new Recorder();
        manager.subscribe(event -> {
            if (event.snapshot().setting("answer").isEmpty() && event instanceof Event.SettingsChanged) {
                manager.setSetting("answer", "42");
            }
            recorder.accept(event);
        });
        manager.setSetting("question", "?");

        recorder.awaitEvent("the answer", it -> it.snapshot().setting("answer").isPresent());
    }

    @Test
    void thereAreNoOtherKindsOfEvents() {
        assertThat(Event.class.isSealed()).isTrue();
        assertThat(Event.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(Event.Subscribed.class, Event.SettingsChanged.class, Event.Resynchronise.class)
                .allMatch(Class::isRecord);
    }

    @Test
    void anEventSaysWhoMadeTheChange() {
        var recorder = new Recorder();
        manager.subscribe(recorder);
        manager.apply(new Command.SetSetting("a", "1", Command.ANY), Origin.WINDOW);
        manager.apply(new Command.SetSetting("b", "1", Command.ANY), Origin.CLI);
        manager.setSetting("c", "1");
        outside.run("UPDATE settings SET value = '2'");
        manager.refresh();

        recorder.awaitRevision(manager.snapshot().revision());
        assertThat(recorder.commits())
                .extracting(Event.SettingsChanged::origin)
                .containsExactly(Origin.WINDOW, Origin.CLI, Origin.API, Origin.EXTERNAL);
        assertThat(outside.texts("SELECT DISTINCT origin FROM onehot_history ORDER BY change"))
                .containsExactly("window", "cli", "api", "external");
    }
}
