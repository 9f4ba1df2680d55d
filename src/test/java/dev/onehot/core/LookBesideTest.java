package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What takes long of finding out what another program changed among very many settings is done while nobody has to wait for it: where a look
/// is its thread tells.
class LookBesideTest extends ManagerFixture {
    private static final int MANY = 20_000;

    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private final Set<String> waitedFor = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void fill() {
        outside.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + MANY + ")"
                + " INSERT INTO settings(key, value, updated_at) SELECT 'key ' || i, 'value ' || i, 't' FROM n");
        manager.refresh();
        outside.run("UPDATE settings SET value = 'x' WHERE key = 'key 1'");
        manager.refresh();
    }

    @Test
    void nobodyWaitsForALook() {
        lookUntil("settings are put together", "PrintRows.of", "UPDATE settings SET value = ? WHERE key = 'key 7'");

        assertThat(waitedFor).doesNotContain("PrintRows.of", "SettingRows.all");
        assertThat(manager.getSetting("key 7", "")).isEqualTo(outside.setting("key 7"));
    }

    /// Not even the others are read.
    @Test
    void nobodyWaitsForWhatHasGone() {
        lookUntil("keys are read", "SettingRows.keys", "DELETE FROM settings WHERE rowid = (SELECT max(rowid) FROM settings) AND ? <> ''");

        assertThat(waitedFor).doesNotContain("PrintRows.of", "SettingRows.keys", "SettingRows.all");
        assertThat(looking).doesNotContain("SettingRows.all");
        assertThat(manager.snapshot().settings().keySet()).containsExactlyInAnyOrderElementsOf(outside.texts("SELECT key FROM settings"));
    }

    /// Looks again and again, each time after `change`, until it was seen at `method`.
    private void lookUntil(String what, String method, String change) {
        var stop = new AtomicBoolean();
        var failure = new AtomicReference<Throwable>();
        var looks = Thread.ofPlatform().uncaughtExceptionHandler((_, reason) -> failure.set(reason)).start(() -> {
            for (int i = 0; !stop.get(); i++) {
                outside.run(change, "value " + i);
                manager.refresh();
            }
        });
        Await.until(what, () -> {
            note(looks.getStackTrace());
            return looking.contains(method) || !looks.isAlive();
        });
        stop.set(true);
        Await.until("the last look", () -> !looks.isAlive());
        assertThat(failure.get()).isNull();
    }

    private void note(StackTraceElement[] stack) {
        var methods = Arrays.stream(stack).map(it -> it.getClassName().replaceAll(".*\\.", "") + "." + it.getMethodName()).toList();
        looking.addAll(methods);
        if (methods.contains("Mirror.absorb") || methods.contains("Ledger.look")) {
            waitedFor.addAll(methods);
        }
    }
}
