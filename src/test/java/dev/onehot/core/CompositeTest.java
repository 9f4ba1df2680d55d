package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Recorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Several commands as one: all or none, one commit, one event.
class CompositeTest extends ManagerFixture {
    private static final Command BAD = new Command.ActivateProvider(4_711);

    @Test
    void aCompositeIsOneCommitAndOneEvent() {
        var recorder = new Recorder();
        manager.subscribe(recorder);
        long before = manager.snapshot().revision();
        var outcome = apply(new Command.Composite(List.of(set("a", "1"), set("b", "2"))));

        recorder.awaitRevision(outcome.revision());
        assertThat(outcome.revision()).isEqualTo(before + 1);
        assertThat(recorder.commits()).hasSize(1);
        assertThat(recorder.changes()).hasSize(2);
    }

    @Test
    void aCompositeWithOneBadCommandChangesNothing() {
        var composite = new Command.Composite(List.of(
                set("a", "1"), new Command.AddProvider(Drafts.named("OpenAI"), true), BAD));
        assertThatThrownBy(() -> apply(composite)).isInstanceOf(NoSuchProviderException.class);

        assertNothingWasChanged();
    }

    @Test
    void aCompositeInACompositeIsAllOrNothingToo() {
        var inner = new Command.Composite(List.of(set("a", "1"), BAD));
        assertThatThrownBy(() -> apply(new Command.Composite(List.of(set("b", "2"), inner))))
                .isInstanceOf(NoSuchProviderException.class);

        assertNothingWasChanged();
    }

    @Test
    void aLambdaSeesWhatItChangedAndCommitsOnce() {
        long id = manager.composite(Origin.CLI, () -> {
            manager.setSetting("a", "1");
            return addActive("OpenAI");
        });

        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(id));
        assertThat(outside.texts("SELECT DISTINCT revision || origin FROM onehot_history")).containsExactly("1cli");
    }

    @Test
    void nobodyElseSeesALambdasChangesBeforeItsEnd() {
        manager.composite(Origin.API, () -> {
            manager.setSetting("a", "1");
            assertThat(manager.snapshot().setting("a")).isEmpty();
            assertThat(outside.setting("a")).isNull();
            return 0;
        });
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    @Test
    void whatALambdaThrowsUndoesAllOfIt() {
        assertThatThrownBy(() -> manager.composite(Origin.API, () -> {
                    manager.setSetting("a", "1");
                    addActive("OpenAI");
                    throw new UnsupportedOperationException("on purpose");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertNothingWasChanged();
        manager.setSetting("works", "still");
        assertThat(outside.setting("works")).isEqualTo("still");
    }

    @Test
    void aLambdaThatCatchesAFailureKeepsTheRest() {
        manager.composite(Origin.API, () -> {
            manager.setSetting("a", "1");
            assertThatThrownBy(() -> manager.setSetting("", "2")).isInstanceOf(ValidationException.class);
            return manager.setSetting("b", "2");
        });

        assertThat(outside.texts("SELECT key FROM settings")).containsExactly("a", "b");
    }

    @Test
    void anInnerLambdaThatFailsLeavesNothingOfItselfBehind() {
        manager.composite(Origin.API, () -> {
            manager.setSetting("outer", "1");
            assertThatThrownBy(() -> manager.composite(Origin.API, () -> {
                        manager.setSetting("inner", "2");
                        throw new UnsupportedOperationException("on purpose");
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            return 0;
        });

        assertThat(outside.texts("SELECT key FROM settings")).containsExactly("outer");
        assertThat(manager.snapshot().settings().keySet()).containsExactly("outer");
        assertThat(outside.texts("SELECT subject FROM onehot_history")).containsExactly("outer");
    }

    @Test
    void ofSeveralInsideALambdaEachFailsAlone() {
        var results = manager.composite(
                Origin.API, () -> manager.apply(List.of(set("a", "1"), BAD, set("b", "2")), Origin.API));

        assertThat(results.get(1)).isInstanceOf(Result.Failed.class);
        assertThat(outside.texts("SELECT key FROM settings")).containsExactly("a", "b");
    }

    @Test
    void aNewKeyCanBeReadInsideTheLambdaThatStoresIt() {
        var key = manager.composite(Origin.API, () -> {
            var id = manager.addAiProvider(Drafts.withKey("OpenAI", "sk-new"), false).providerId();
            manager.refresh();
            return manager.revealKey(id.orElseThrow());
        });
        assertThat(key.reveal()).isEqualTo("sk-new");
    }

    private static Command set(String key, String value) {
        return new Command.SetSetting(key, value, Command.ANY);
    }

    private void assertNothingWasChanged() {
        assertThat(manager.snapshot().revision()).isZero();
        assertThat(manager.snapshot().settings()).isEmpty();
        assertThat(manager.snapshot().providers()).isEmpty();
        for (var table : List.of("settings", "ai_providers", "onehot_provider", "onehot_history")) {
            assertThat(outside.number("SELECT count(*) FROM " + table)).as(table).isZero();
        }
    }
}
