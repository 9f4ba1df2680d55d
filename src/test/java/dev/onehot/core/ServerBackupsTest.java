package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.FileException;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.ApiKey;
import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Reason;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import dev.onehot.testing.Server;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of a database on a server lie there, and are made, listed, looked into and restored as those of a file are.
class ServerBackupsTest {
    private static final String KEY = "sk-of-the-server-0123456789";
    private static final List<String> PARTS = List.of("onehot_backup_setting", "onehot_backup_provider", "onehot_backup_key");

    private final String database = Server.database();

    @TempDir
    private Path folder;

    private SettingsManager open() {
        return ServerManagers.open(database, Server.port(), folder);
    }

    private SettingsManager as(String role) {
        var store = DatabaseName.of(Server.address(database).replace("postgres@", role + "@"), Map.of(), folder).open();
        return new SettingsManager(store, KeyPlaces.withoutKeychain(Map.of()), Clock.systemUTC(), () -> {});
    }

    /// Everything that comes back, without when it was written.
    private static List<Object> held(SettingsManager manager) {
        var all = new ArrayList<Object>();
        manager.snapshot().settings().values().stream().map(it -> it.key() + "=" + it.value()).forEach(all::add);
        for (var it : manager.snapshot().inOrder()) {
            all.add(List.of(it.id(), it.fields(), it.active(), it.place(), it.keyLabel(), it.createdAt(), manager.revealKey(it.id()).reveal(),
                    it.spareKeys().stream().map(further -> further.label()).toList()));
        }
        return all;
    }

    private static Path newest(SettingsManager manager) {
        return manager.backups().list().getFirst().path();
    }

    @Test
    void whatWasChangedComesBackAsOneGestureThatCanBeUndone() {
        try (var manager = open(); var outside = Outside.onServer(database)) {
            manager.setSetting("a", "of before");
            manager.setSetting("long", "x".repeat((int) Setting.LARGE / 2));
            long first = manager.addAiProvider(Drafts.withKey("A", KEY), true).providerId().orElseThrow();
            long second = manager.addAiProvider(Drafts.withKey("B", KEY + "-b"), false).providerId().orElseThrow();
            manager.apply(new Command.AddKey(first, "spare", ApiKey.of(KEY + "-spare")), Origin.API);
            manager.apply(new Command.PinProvider(second, true), Origin.API);
            outside.run("INSERT INTO ai_providers(id, provider_name, api_key, is_active) VALUES (77, 'of another program', '', 0)");
            manager.refresh();
            var before = held(manager);
            var made = manager.backups().make(Optional.empty(), Progress.NONE);
            assertThat(manager.backups().list()).singleElement().satisfies(it -> {
                assertThat(it.path()).isEqualTo(made);
                assertThat(it.kind()).isEqualTo(Kind.MANUAL);
                assertThat(it.bytes()).isGreaterThan(Setting.LARGE / 2);
                assertThat(Duration.between(it.at(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(2));
            });
            assertThat(manager.backups().plan(made, Optional.empty()).changes()).isEmpty();

            manager.setSetting("a", "of after");
            manager.setSetting("b", "new");
            manager.deleteAiProvider(first);
            manager.renameProvider(second, "C");
            manager.setActiveProvider(second);
            var after = held(manager);
            var plan = manager.backups().plan(made, Optional.empty());
            assertThat(plan.changes()).hasSize(4);
            var done = manager.carryOut(plan, Origin.API);
            assertThat(held(manager)).isEqualTo(before);
            assertThat(manager.backups().list()).extracting(BackupFile::path).containsExactly(done.before().orElseThrow(), made);
            manager.undoLatest(Optional.empty(), Origin.API);
            assertThat(held(manager)).isEqualTo(after);
            // The copy of before the restore is one like the others.
            assertThat(manager.backups().plan(done.before().orElseThrow(), Optional.empty()).changes()).isEmpty();
        }
    }

    @Test
    void whicheverComputerComesFirstMakesTheOneOfTheDayAndTenStay() throws Exception {
        var computers = IntStream.range(0, 4).mapToObj(n -> open()).toList();
        try (var outside = Outside.onServer(database)) {
            computers.getFirst().setSetting("a", "1");
            computers.getFirst().addAiProvider(Drafts.withKey("A", KEY), true);
            for (int day = 0; day < 12; day++) {
                var made = new AtomicInteger();
                Together.run(computers.size(), n -> made.addAndGet(computers.get(n).backups().makeDaily() ? 1 : 0));
                assertThat(made).hasValue(1);
                assertThat(computers.getLast().backups().keepDaily()).isEmpty();
                outside.run("UPDATE onehot_backup SET at = at - interval '1 day', name = name || '.' || id");
            }
            assertThat(computers.getFirst().backups().list()).hasSize(10).allMatch(it -> it.kind() == Kind.DAILY);
            assertThat(computers.getFirst().health().backups().newest()).isPresent();
            for (var part : PARTS) {
                assertThat(outside.number("SELECT count(*) FROM " + part)).as(part).isEqualTo(10);
            }
        } finally {
            computers.forEach(SettingsManager::close);
        }
    }

    @Test
    void aBackupThatIsAFileIsRestoredThereToo() {
        var backup = folder.resolve("backup.db");
        PlainFile.at(folder.resolve("onehot.db"));
        try (var ofFile = SettingsManager.open(folder.resolve("onehot.db"))) {
            ofFile.setSetting("a", "of the file");
            ofFile.addAiProvider(Drafts.withKey("A", KEY), true);
            ofFile.backups().make(Optional.of(backup), Progress.NONE);
        }
        try (var manager = open()) {
            manager.setSetting("a", "of the server");
            manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.API);
            assertThat(manager.getSetting("a", "")).isEqualTo("of the file");
            assertThat(manager.getActiveAiProvider()).map(Provider::name).contains("A");
            var refused = catchThrowableOfType(FileException.class, () -> manager.backups().make(Optional.of(folder.resolve("copy.db")), Progress.NONE));
            assertThat(refused.kind()).isEqualTo(FileException.Kind.SERVER);
            assertThat(refused.advice().text(Locale.ROOT)).contains("onehotctl export");
            assertThat(folder.resolve("copy.db")).doesNotExist();
            assertThat(catchThrowableOfType(StorageException.class, () -> manager.backups().plan(Path.of("manual-of-nobody"), Optional.empty()))).isNotNull();
        }
    }

    /// A server that is away makes none, and nobody is told of that twice.
    @Test
    void aCutLeavesNoHalfOne() {
        var proxy = new CuttingProxy(Server.port());
        try (proxy; var manager = ServerManagers.open(database, proxy.port(), folder); var outside = Outside.onServer(database)) {
            manager.setSetting("a", "1");
            proxy.cutAt("onehot_backup_setting", false);
            assertThat(manager.backups().keepDaily()).isEmpty();
            for (var part : PARTS) {
                assertThat(outside.number("SELECT count(*) FROM " + part)).as(part).isZero();
            }
            assertThat(manager.backups().list()).isEmpty();
            assertThat(manager.backups().makeDaily()).isTrue();
            assertThat(newest(manager).toString()).startsWith("daily-");
        }
    }

    @Test
    void aReaderSeesTheListAndMakesNone() {
        try (var owner = open()) {
            owner.addAiProvider(Drafts.withKey("A", KEY), true);
            owner.backups().make(Optional.empty(), Progress.NONE);
        }
        var reader = "reader_" + database;
        var keyless = "keyless_" + database;
        Server.run(database, "CREATE ROLE " + reader + " LOGIN");
        Server.run(database, "CREATE ROLE " + keyless + " LOGIN");
        Server.run(database, "GRANT USAGE ON SCHEMA onehot TO " + reader);
        Server.run(database, "GRANT SELECT ON ALL TABLES IN SCHEMA onehot TO " + reader);
        Server.grantAllButKeys(database, keyless);
        try (var manager = as(reader)) {
            assertThat(manager.obstacle().orElseThrow().what().text(Locale.ROOT)).contains("You may read").doesNotContain("\"");
            assertThat(manager.backups().list()).hasSize(1);
            assertThat(manager.backups().plan(newest(manager), Optional.empty()).changes()).isEmpty();
            assertThat(catchThrowableOfType(StorageException.class, () -> manager.backups().make(Optional.empty(), Progress.NONE)).what().code()).isEqualTo(Reason.READER.code());
            assertThat(manager.backups().keepDaily()).isEmpty();
        }
        // Without the keys it would be no backup; what there is can be looked at, but for the keys.
        try (var manager = as(keyless)) {
            manager.renameProvider(manager.getActiveAiProvider().orElseThrow().id(), "B");
            assertThat(manager.backups().plan(newest(manager), Optional.empty()).changes()).hasSize(1).noneMatch(it -> it.keyChanges());
            assertThat(catchThrowableOfType(KeysException.class, () -> manager.backups().make(Optional.empty(), Progress.NONE)).what().code()).isEqualTo("key.noRight");
            assertThat(manager.backups().keepDaily()).isEmpty();
            assertThat(manager.backups().list()).hasSize(1);
        }
        assertThat(Server.texts(database, "SELECT count(*) FROM onehot.onehot_backup")).containsExactly("1");
    }

    /// As an Onehot from before there were backups left it.
    @Test
    void tablesOfBeforeGetBackupsAndTheirMembersTheSameRightsThere() {
        open().close();
        var member = "member_" + database;
        Server.run(database, "CREATE ROLE " + member + " LOGIN");
        Stream.concat(PARTS.stream(), Stream.of("onehot_backup")).forEach(it -> Server.run(database, "DROP TABLE onehot." + it));
        Server.run(database, "UPDATE onehot.onehot_meta SET value = '1' WHERE key = 'schema_version'");
        for (var grant : List.of("USAGE ON SCHEMA onehot", "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onehot", "USAGE ON ALL SEQUENCES IN SCHEMA onehot")) {
            Server.run(database, "GRANT " + grant + " TO " + member);
        }
        var refused = catchThrowableOfType(StorageException.class, () -> as(member));
        assertThat(refused.what().code()).isEqualTo(Reason.MAY_NOT_UPGRADE.code());
        open().close();
        try (var manager = as(member)) {
            assertThat(manager.backups().makeDaily()).isTrue();
            assertThat(manager.backups().list()).hasSize(1);
        }
        assertThat(Server.texts(database, columns("onehot_backup_provider"))).as("a new column of a provider has to be in its backups too")
                .containsAll(Server.texts(database, columns("onehot_provider")));
    }

    private static String columns(String table) {
        return "SELECT attname FROM pg_attribute WHERE attrelid = 'onehot." + table + "'::regclass AND attnum > 0";
    }
}
