package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Original;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several windows look at the same time, while commands and another program write: everything is recorded, and once.
class ManyLookTest extends ManagerFixture {
    private static final int LOOKERS = 4;
    private static final int ROUNDS = 12;

    private final List<SettingsManager> lookers = new ArrayList<>();
    private Original original;

    @BeforeEach
    void open() {
        manager.setSetting("shared", "0");
        original = Original.on(file);
        for (int n = 0; n < LOOKERS; n++) {
            lookers.add(SettingsManager.open(file));
        }
    }

    @AfterEach
    void closeLookers() {
        lookers.forEach(SettingsManager::close);
    }

    @Test
    void itIsRecordedOnce() {
        manager.setSetting("shared", "1");
        manager.close();
        original.setSetting("shared", "2");
        original.setSetting("x", "1");
        Together.run(LOOKERS, thread -> lookers.get(thread).refresh());

        assertThat(outside.texts("SELECT origin || subject || after FROM onehot_history WHERE revision > 1 ORDER BY change"))
                .containsExactly("apishared1", "externalshared2", "externalx1");
    }

    @Test
    void nothingIsLostOrDoubledWhileCommandsComeAndGo() {
        Together.run(LOOKERS + 2, thread -> {
            for (int n = 0; n < ROUNDS; n++) {
                if (thread == LOOKERS) {
                    command("own" + n);
                } else if (thread > LOOKERS) {
                    original.setSetting("foreign" + n, "v");
                } else {
                    lookers.get(thread).refresh();
                }
            }
        });
        lookers.forEach(SettingsManager::refresh);

        assertThat(outside.texts("SELECT subject FROM onehot_history WHERE origin = 'external'"))
                .containsExactlyInAnyOrderElementsOf(names("foreign"));
        assertThat(outside.texts("SELECT subject FROM onehot_history WHERE origin = 'api' AND subject <> 'shared'"))
                .containsExactlyInAnyOrderElementsOf(names("own"));
        assertThat(outside.texts("SELECT revision FROM onehot_history ORDER BY change").stream().map(Long::valueOf).toList())
                .isSorted();
    }

    /// Each change begins where the one before it ended.
    @Test
    void theHistoryOfOneSettingHasNoGap() {
        Together.run(LOOKERS + 1, thread -> {
            for (int n = 0; n < ROUNDS; n++) {
                if (thread == LOOKERS) {
                    original.setSetting("shared", "foreign" + n);
                } else if (thread < 2) {
                    lookers.get(thread).setSetting("shared", thread + "own" + n);
                } else {
                    lookers.get(thread).refresh();
                }
            }
        });
        lookers.forEach(SettingsManager::refresh);

        var before = outside.texts("SELECT before FROM onehot_history WHERE subject = 'shared' ORDER BY change");
        var after = outside.texts("SELECT after FROM onehot_history WHERE subject = 'shared' ORDER BY change");
        assertThat(before.subList(1, before.size())).isEqualTo(after.subList(0, after.size() - 1));
        assertThat(after.getLast()).isEqualTo(outside.setting("shared"));
        assertThat(lookers).allSatisfy(it -> assertThat(it.getSetting("shared", "")).isEqualTo(after.getLast()));
    }

    private void command(String key) {
        try (var command = SettingsManager.open(file)) {
            command.setSetting(key, "v");
        }
    }

    private static List<String> names(String word) {
        var names = new ArrayList<String>();
        for (int n = 0; n < ROUNDS; n++) {
            names.add(word + n);
        }
        return names;
    }
}
