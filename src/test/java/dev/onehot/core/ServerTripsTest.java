package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A write that follows another goes to the server and back once, and keeps what every write promises.
class ServerTripsTest {
    private static final int WRITES = 20;

    @TempDir
    private Path folder;

    private String database;
    private CuttingProxy proxy;
    private SettingsManager manager;
    private Outside outside;

    @BeforeEach
    void openByWayOfTheProxy() {
        database = Server.database();
        proxy = new CuttingProxy(Server.port());
        manager = ServerManagers.open(database, proxy.port(), folder);
        outside = Outside.onServer(database);
        writeSome();
    }

    @AfterEach
    void closeAll() {
        manager.close();
        proxy.close();
        outside.close();
    }

    private void writeSome() {
        for (int i = 0; i < WRITES; i++) {
            manager.setSetting("a", "value " + i);
        }
    }

    @Test
    void aWriteThatFollowsAnotherAsksOnce() {
        long before = proxy.questions();
        writeSome();
        assertThat(proxy.questions() - before).isBetween((long) WRITES, WRITES + 4L);
        assertThat(outside.setting("a")).isEqualTo("value " + (WRITES - 1));
        assertThat(outside.number("SELECT count(*) FROM onehot_history WHERE subject = 'a'")).isEqualTo(2L * WRITES);
    }

    /// Rules are checked against what is stored, whoever wrote it.
    @Test
    void whatOthersWroteIsSeenBeforeRulesAreChecked() {
        for (int i = 0; i < WRITES; i++) {
            long version = manager.snapshot().setting("a").orElseThrow().version();
            outside.run("UPDATE settings SET value = ? WHERE key = 'a'", "theirs " + i);
            var results = manager.apply(List.<Command>of(new Command.SetSetting("a", "mine", OptionalLong.of(version)), new Command.SetSetting("b", "b " + i, Command.ANY)), Origin.API);
            assertThat(results.getFirst()).isInstanceOfSatisfying(Result.Failed.class, it -> assertThat(it.failure()).isInstanceOf(ConflictException.class));
            assertThat(results.getLast()).isInstanceOf(Result.Done.class);
            assertThat(manager.getSetting("a", "")).isEqualTo("theirs " + i);
            assertThat(outside.setting("b")).isEqualTo("b " + i);
        }
    }

    @Test
    void twoThatWriteInTurnOverwriteNothingUnseen() {
        try (var other = ServerManagers.open(database, Server.port(), folder)) {
            for (int i = 0; i < WRITES; i++) {
                var next = i % 2 == 0 ? manager : other;
                next.composite(Origin.API, () -> {
                    long count = next.current().setting("count").map(it -> Long.parseLong(it.value())).orElse(0L);
                    return next.setSetting("count", String.valueOf(count + 1));
                });
                manager.setSetting("a", "again " + i);
            }
            assertThat(outside.setting("count")).isEqualTo(String.valueOf(WRITES));
        }
    }

    /// Nobody waited for the answer to each row: what the server then refuses is found and fails alone all the same.
    @Test
    void aRowThatTheServerRefusesFailsAlone() {
        outside.run("ALTER TABLE settings ADD CHECK (key <> 'refused')");
        for (int i = 0; i < 3; i++) {
            var results = manager.apply(List.<Command>of(
                    new Command.SetSetting("before", "1 " + i, Command.ANY), new Command.SetSetting("refused", "2", Command.ANY), new Command.SetSetting("after", "3", Command.ANY)),
                    Origin.API);
            assertThat(results.get(1)).isInstanceOfSatisfying(Result.Failed.class,
                    it -> assertThat(((StorageException) it.failure()).kind()).isEqualTo(StorageException.Kind.FOREIGN_RULE));
            assertThat(outside.setting("before")).isEqualTo("1 " + i);
            assertThat(outside.setting("after")).isEqualTo("3");
            writeSome();
        }
        assertThat(outside.number("SELECT count(*) FROM onehot_history WHERE subject = 'refused'")).isZero();
    }

    /// Nobody is woken, and no disk is waited for.
    @Test
    void whoOnlyOpensItWritesNothing() {
        long commits = outside.number("SELECT commits FROM onehot_state");
        ServerManagers.open(database, Server.port(), folder).close();
        assertThat(outside.number("SELECT commits FROM onehot_state")).isEqualTo(commits);
        outside.run("INSERT INTO onehot_commit(id, at) VALUES ('00000000-0000-0000-0000-000000000000', now() - interval '2 days')");
        ServerManagers.open(database, Server.port(), folder).close();
        assertThat(outside.number("SELECT count(*) FROM onehot_commit WHERE id = '00000000-0000-0000-0000-000000000000'")).isZero();
    }

    /// What others' triggers have noted is counted with each write, so it is forgotten when it is much.
    @Test
    void whatOthersWroteOftenDoesNotStay() {
        outside.run("DO 'BEGIN FOR i IN 1..150 LOOP UPDATE onehot.settings SET value = i::text WHERE key = ''a''; END LOOP; END'");
        manager.setSetting("b", "1");
        assertThat(outside.number("SELECT count(*) FROM onehot_touch")).isZero();
        assertThat(manager.getSetting("a", "")).isEqualTo("150");
        outside.run("UPDATE settings SET value = 'last' WHERE key = 'a'");
        manager.setSetting("b", "2");
        assertThat(manager.getSetting("a", "")).isEqualTo("last");
    }
}
