package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;

/// What an Onehot does beside the history, or says in it without the value, is not taken by another Onehot for the work of a program
/// that keeps none.
class KnownAsOnehotsTest extends ManagerFixture {
    private static final CheckResult RESULT = new CheckResult(
            "2026-11-24 12:00:00",
            "https://api.example.com/v1/models",
            Light.on(41),
            Light.on(41),
            Light.UNKNOWN,
            OptionalLong.empty(),
            Optional.empty());

    @Test
    void whatTheHistoryDoesNotHold() {
        long id = 1;
        manager.apply(new Command.CreateProvider(Drafts.withKey("OpenAI", "sk-proj-0123456789-0123456789"), true), Origin.API);
        add("Groq");
        manager.setSetting("API_KEY", "one");
        try (var other = SettingsManager.open(file)) {
            met(other, new Command.RecordCheck(id, manager.snapshot().provider(id).orElseThrow().version(), RESULT, List.of("gpt-5")));
            met(other, new Command.MoveProvider(id, OptionalLong.empty()));
            met(other, new Command.PinProvider(id, true));
            met(other, new Command.AddKey(id, "Work", ApiKey.of("sk-proj-another-key-0123456789")));
            met(other, new Command.LabelKey(id, OptionalLong.empty(), "private"));
            met(other, new Command.UseKey(id, manager.snapshot().provider(id).orElseThrow().spareKeys().getFirst().id()));
            met(other, new Command.RemoveKey(id, manager.snapshot().provider(id).orElseThrow().spareKeys().getFirst().id()));
            met(other, new Command.SetSetting("API_KEY", "two", Command.ANY));
            met(other, new Command.SetSetting("plain", "one", Command.ANY));
            met(other, "undo", () -> manager.undoLatest(Optional.empty(), Origin.API));
        }
    }

    private void met(SettingsManager other, Command command) {
        met(other, command.toString(), () -> manager.apply(command, Origin.API));
    }

    private void met(SettingsManager other, String what, Runnable done) {
        done.run();
        long rows = outside.number("SELECT count(*) FROM onehot_history");
        other.refresh();
        assertThat(outside.number("SELECT count(*) FROM onehot_history")).as(what).isEqualTo(rows);
        assertThat(other.snapshot().revision()).as(what).isEqualTo(manager.snapshot().revision());
    }
}
