package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Reading the history: by time, by actor, by name, whole gestures, without secrets.
@Execution(ExecutionMode.CONCURRENT)
class HistoryReadTest extends ManagerFixture {
    @Test
    void whatWasDoneAtOnceIsOneGesture() {
        addActive("A");
        addActive("B");
        var newest = manager.history(HistoryFilter.newest(1)).getFirst();
        assertThat(newest.changes()).extracting(it -> it.change().toString()).hasSize(3);
        assertThat(newest.changes()).allMatch(it -> it.gesture() == newest.number());
        manager.composite(Origin.API, () -> {
            manager.setSetting("a", "1");
            return manager.setSetting("b", "1");
        });
        assertThat(manager.history(HistoryFilter.newest(1)).getFirst().changes()).hasSize(2);
    }

    @Test
    void commandsThatOnlyShareACommitAreGesturesOfTheirOwn() {
        manager.apply(
                List.of(
                        new Command.SetSetting("a", "1", Command.ANY),
                        new Command.SetSetting("", "1", Command.ANY),
                        new Command.SetSetting("b", "1", Command.ANY)),
                Origin.WINDOW);
        assertThat(manager.history(HistoryFilter.newest(10))).extracting(it -> it.changes().size()).containsExactly(1, 1);
    }

    @Test
    void whatFailedInsideDoesNotMixGestures() {
        manager.setSetting("before", "1");
        manager.composite(Origin.API, () -> {
            try {
                manager.composite(Origin.API, () -> {
                    manager.setSetting("a", "1");
                    throw new IllegalStateException("on purpose");
                });
            } catch (IllegalStateException expected) {
                // Goes on.
            }
            manager.setSetting("b", "1");
            return manager.setSetting("c", "1");
        });
        var newest = manager.history(HistoryFilter.newest(10));
        assertThat(newest).hasSize(2);
        assertThat(newest.getFirst().changes()).extracting(PastChange::name).containsExactly("b", "c");
    }

    @Test
    void isFilteredByActorNameAndTime() {
        manager.apply(new Command.SetSetting("alpha", "1", Command.ANY), Origin.CLI);
        manager.apply(new Command.SetSetting("beta_1", "1", Command.ANY), Origin.WINDOW);
        outside.run("UPDATE onehot_history SET at = '2020-01-01 00:00:00' WHERE name = 'alpha'");

        var all = HistoryFilter.newest(10);
        assertThat(names(all.by(Optional.of(Origin.CLI)))).containsExactly("alpha");
        assertThat(names(all.about("TA_"))).containsExactly("beta_1");
        assertThat(names(all.about("%"))).isEmpty();
        assertThat(names(all.between("", "2021-01-01 00:00:00"))).containsExactly("alpha");
        assertThat(names(all.between("2021-01-01 00:00:00", ""))).containsExactly("beta_1");
    }

    @Test
    void isReadOnFromTheOldestThatIsKnown() {
        for (int i = 0; i < 25; i++) {
            manager.setSetting("k" + i, "1");
        }
        var seen = new ArrayList<PastGesture>();
        var filter = HistoryFilter.newest(10);
        for (var page = manager.history(filter); !page.isEmpty(); page = manager.history(filter)) {
            seen.addAll(page);
            filter = filter.olderThan(page.getLast().number());
        }
        assertThat(seen).extracting(PastGesture::number).doesNotHaveDuplicates().hasSize(25);
    }

    @Test
    void aBigGestureIsNeverCut() {
        manager.composite(Origin.API, () -> {
            for (int i = 0; i < 100; i++) {
                manager.setSetting("k" + i, "1");
            }
            return 0;
        });
        assertThat(manager.history(HistoryFilter.newest(10)).getFirst().changes()).hasSize(100);
    }

    @Test
    void aProviderIsReadFieldByField() {
        long id = add("A");
        manager.renameProvider(id, "B \"quoted\" \\ 🔥");
        var change = manager.history(HistoryFilter.newest(1)).getFirst().first();
        assertThat(change.before("name")).contains("A");
        assertThat(change.after("name")).contains("B \"quoted\" \\ 🔥");
        assertThat(change.after("active")).contains("false");
        assertThat(change.before("nothing")).isEmpty();
    }

    @Test
    void aReplacedKeyIsKeptOnlyEncrypted() {
        manager.keys().keepIn(KeyBackend.SESSION).join();
        apply(new Command.ProtectKeys());
        long id = manager.addAiProvider(Drafts.withKey("A", "sk-first-0123456789"), false).providerId().orElseThrow();
        apply(new Command.UpdateProvider(id, Drafts.withKey("A", "sk-second-0123456789"), Command.ANY));

        var change = manager.history(HistoryFilter.newest(1)).getFirst().first();
        assertThat(change.keyChanged()).isTrue();
        assertThat(outside.text("SELECT key_before FROM onehot_history WHERE key_before IS NOT NULL"))
                .startsWith("onehot:1:");
        undoOwn();
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-first-0123456789");
        redoOwn();
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-second-0123456789");
    }

    @Test
    void aReplacedPlainKeyIsNotKeptAndSaysSo() {
        long id = manager.addAiProvider(Drafts.withKey("A", "sk-first-0123456789"), false).providerId().orElseThrow();
        var other = Drafts.withKey("B", "sk-second-0123456789");
        apply(new Command.UpdateProvider(id, other, Command.ANY));

        assertThatThrownBy(() -> undoOwn())
                .isInstanceOf(UndoException.class)
                .hasMessageContaining("What B was before is not known");

        assertThat(manager.snapshot().provider(id).orElseThrow().name()).isEqualTo("B");
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-second-0123456789");
        assertThat(outside.texts("SELECT * FROM onehot_history").toString() + outside.texts("SELECT key_before FROM onehot_history"))
                .doesNotContain("sk-");
    }

    private List<String> names(HistoryFilter filter) {
        return manager.history(filter).stream().map(it -> it.first().name()).toList();
    }
}
