package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What small records say of themselves.
class RecordsTest {
    @Test
    void aDatabaseIsAFileOrOnAServer() {
        var file = DatabasePlace.of(Path.of("home", "onehot.db"));
        var server = new DatabasePlace("postgresql://ann@db:5433/team?sslmode=require", Path.of("home", "team"), "word");
        assertThat(file.isFile()).isTrue();
        assertThat(server.isFile()).isFalse();
        assertThat(file.brief()).isEqualTo("onehot.db");
        assertThat(server.brief()).isEqualTo("db:5433/team");
        assertThat(facts(file).engine()).isEqualTo("SQLite 3.53");
        assertThat(facts(server).engine()).isEqualTo("3.53");
        assertThat(facts(server).file()).isEqualTo(Path.of("home", "team"));
    }

    @ParameterizedTest
    @CsvSource({"daily-1, DAILY", "manual-1, MANUAL", "before-restore-1, BEFORE_RESTORE", "before-upgrade-1, BEFORE_UPGRADE", "before-onehot-0.1, BEFORE_UPGRADE", "daily, MANUAL", "x, MANUAL"})
    void whyABackupWasMade(String name, BackupFile.Kind kind) {
        assertThat(BackupFile.Kind.of(name)).isEqualTo(kind);
    }

    @Test
    void whoMadeAChange() {
        assertThat(Stream.of("window", "cli", "api", "external", "of-a-newer-onehot").map(Origin::of))
                .containsExactly(Origin.WINDOW, Origin.CLI, Origin.API, Origin.EXTERNAL, Origin.EXTERNAL);
    }

    @ParameterizedTest
    @EnumSource
    void whenKeysCanBeUsed(KeyState.Kind kind) {
        var state = KeyState.of(kind, Optional.of(KeyBackend.VAULT), "keys.open", "a");
        assertThat(state.isUsable()).isEqualTo(kind == KeyState.Kind.OPEN || kind == KeyState.Kind.SHARED);
        assertThat(state.advice()).isEqualTo(Message.of("keys.open.advice", "a"));
    }

    @Test
    void howKeysAreKept() {
        var master = new KeyProtection.Master(KeyBackend.VAULT, "0123456789abcdef", "sealed");
        assertThat(master.isSealed()).isTrue();
        assertThat(new KeyProtection.Master(KeyBackend.VAULT, "x", "").isSealed()).isFalse();
        assertThat(master).hasToString("Master[vault 0123456789abcdef]");
        // Where it was seen last is not part of how keys are kept.
        var seen = master.at(Optional.of(new KeyringPlace("KeePassXC", "/a")));
        assertThat(seen.place()).isPresent();
        assertThat(seen).isEqualTo(master).hasSameHashCodeAs(master);
        for (var other : List.of(
                new KeyProtection.Master(KeyBackend.VAULT, "x", "sealed"), new KeyProtection.Master(KeyBackend.VAULT, master.id(), "x"),
                new KeyProtection.Master(KeyBackend.values()[KeyBackend.VAULT.ordinal() == 0 ? 1 : 0], master.id(), "sealed"))) {
            assertThat(other).isNotEqualTo(master);
        }
        assertThat(master).isNotEqualTo("master").doesNotHaveSameHashCodeAs(new KeyProtection.Master(KeyBackend.VAULT, "x", ""));
        var kept = KeyProtection.FRESH.with(master);
        assertThat(kept).isEqualTo(KeyProtection.FRESH.with(seen)).hasSameHashCodeAs(KeyProtection.FRESH.with(seen)).doesNotHaveSameHashCodeAs(KeyProtection.FRESH);
        assertThat(List.of(kept.sharing(true), kept.locked(1), KeyProtection.FRESH)).doesNotContain(kept);
        assertThat(kept).isNotEqualTo("kept");
        assertThat(kept.sharing(true).shared()).isTrue();
        assertThat(kept.locked(3).locks()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"/org/freedesktop/secrets/collection/Default_5fkeyring, Default_keyring", "/a/b_20c, b c", "plain, plain", "/a/_c3_bc, ü", "/a/x_yz, x_yz"})
    void whatAKeyringIsCalled(String path, String name) {
        assertThat(new KeyringPlace("KeePassXC", path).name()).isEqualTo(name);
    }

    @Test
    void aTokenAndItsFields() {
        var token = new EndpointToken("codex", "hash", "salt", OptionalLong.of(7), "gpt=m\nbroken\n a = b = c \ngpt=other", "then");
        assertThat(EndpointToken.of("codex", token.fields())).isEqualTo(token);
        assertThat(token.fields().sequencedValues()).containsExactly("hash", "salt", "7", token.models(), "then");
        assertThat(EndpointToken.of("x", Map.of())).isEqualTo(new EndpointToken("x", "", "", OptionalLong.empty(), "", ""));
        assertThat(token.withPinned(OptionalLong.empty()).fields()).containsEntry("pinned", "");
        assertThat(token.withModels("a=b").modelNames()).containsExactly(Map.entry("a", "b"));
        assertThat(token.modelNames()).containsExactly(Map.entry("gpt", "m"), Map.entry("a", "b = c"));
        assertThat(Stream.of("codex", "my tool", "", " ", " x", "a\tb", "x".repeat(100), "x".repeat(101)).map(EndpointToken::isName))
                .containsExactly(true, true, false, false, false, false, true, false);
    }

    @Test
    void usageAddsUp() {
        var one = new EndpointUsage("day", 1, "codex", "m", 1, 2, 3, 4, 5, "12:00");
        assertThat(one.plus(new EndpointUsage("day", 1, "codex", "m", 10, 20, 30, 40, 50, "13:00")))
                .isEqualTo(new EndpointUsage("day", 1, "codex", "m", 11, 22, 33, 44, 55, "13:00"));
        assertThat(one.plus(new EndpointUsage("day", 1, "codex", "m", 0, 0, 0, 0, 0, "11:00"))).isEqualTo(one);
        assertThat(new KeyUse(1, "2026-11-30", 2, "2026-11-30 12:00:01").lastTime()).isEqualTo(Instant.parse("2026-11-30T12:00:01Z"));
    }

    @Test
    void aProgramThatFollows() {
        var file = new FollowedFile("b", DocumentFormat.values()[0], true, OptionalLong.empty(), "then", List.of());
        var program = new FollowedProgram("home", "codex", "Codex", OptionalLong.of(2), KeyDelivery.CLEAR, "d", false, List.of(file, file("a")));
        assertThat(program.files()).extracting(FollowedFile::path).containsExactly("a", "b");
        assertThat(FollowedProgram.of("codex", "Codex", program.fields())).isEqualTo(program.withFiles(List.of()));
        assertThat(FollowedProgram.of("codex", "Codex", Map.of())).isEqualTo(new FollowedProgram("", "codex", "Codex", OptionalLong.empty(), KeyDelivery.HELPER, "", false, List.of()));
        assertThat(program.withPinned(OptionalLong.empty()).fields()).containsEntry("pinned", "");
        assertThat(program.key()).isEqualTo("home/codex");
        assertThat(program.file("b")).contains(file);
        assertThat(program.file("c")).isEmpty();
        assertThat(program.withReleasing(true).releasing()).isTrue();
        assertThat(program.withDefinition("e").definition()).isEqualTo("e");
        var key = new OwnedKey("p", Optional.of("o"), Optional.empty(), Optional.of("w"), Optional.of("i"), true);
        assertThat(file.withKeys(List.of(key)).keys()).containsExactly(key);
        assertThat(key.asWritten()).isEqualTo(new OwnedKey("p", Optional.of("o"), Optional.empty(), Optional.of("i"), Optional.empty(), true)).hasToString("OwnedKey[p]");
        var written = key.asWritten();
        assertThat(written.asWritten()).isSameAs(written);
        assertThat(key.withOriginal(Optional.empty()).original()).isEmpty();
        assertThat(wanted("{key}").needsKey()).isTrue();
        assertThat(wanted("x").needsKey()).isFalse();
    }

    @Test
    void whatIsFound() {
        var draft = new ProviderDraft("n", "openai", "", "", "", KeyChange.KEEP);
        assertThat(new FoundProvider("codex", draft).lacksKey()).isTrue();
        assertThat(new FoundProvider("codex", draft.withKey(KeyChange.to(ApiKey.of("sk-1")))).lacksKey()).isFalse();
        assertThat(new FoundProvider("codex", new ProviderDraft("n", "ollama", "", "", "", KeyChange.KEEP)).lacksKey()).isFalse();
        assertThat(new CcSwitchRow("codex", "n", "secret", "", true).toString()).isEqualTo("CcSwitchRow[codex, n]");
        assertThat(new Integrity.Ok().isOk()).isTrue();
        assertThat(new Integrity.NoneActive(1).isOk()).isFalse();
    }

    @Test
    void aFilterOfTheHistory() {
        assertThat(HistoryFilter.newest(5).by(Optional.of(Origin.CLI)).about("x", List.of("k")).between("a", "b").olderThan(9))
                .isEqualTo(new HistoryFilter(Optional.of(Origin.CLI), "x", List.of("k"), "a", "b", 9, 5));
        assertThat(HistoryFilter.newest(5).about("x").settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/onehotctl, /a b/c.db, 3, '', http://x, '/bin/onehotctl --db ''/a b/c.db'' key 3 --for http://x', '\"/bin/onehotctl\" --db \"/a b/c.db\" key 3 --for \"http://x\"'",
        "C:\\it's\\o.exe, x.db, -1, codex, y, '''C:\\it''\\''''s\\o.exe'' --db x.db program token codex --known', '\"C:/it''s/o.exe\" --db x.db program token codex --known'",
    })
    void howAProgramCallsForAKey(String command, String database, long provider, String program, String address, String shell, String windows) {
        var call = new HelperCall(command, database, provider, program);
        assertThat(call.shell(address)).isEqualTo(shell);
        assertThat(call.windows(address)).isEqualTo(windows);
        assertThat(call.isForToken()).isEqualTo(provider == -1);
        assertThat(new HelperCall(command, database, provider).program()).isEmpty();
    }

    @Test
    void failures() {
        assertThat(new NoSuchProviderException(7).id()).isEqualTo(7);
        var unreadable = new UnreadableFileException(3, 9, Message.of("x"));
        assertThat(List.of(unreadable.line(), unreadable.column())).containsExactly(3, 9);
        var problem = Problem.of("f", "field.blank");
        assertThatThrownBy(() -> ValidationException.throwIfAny(List.of(problem)))
                .isInstanceOfSatisfying(ValidationException.class, it -> assertThat(it.problems()).containsExactly(problem));
        assertThatCode(() -> ValidationException.throwIfAny(List.of())).doesNotThrowAnyException();
        assertThat(KeysException.of("keys.none").isOpenable()).isFalse();
        assertThat(KeysException.because(KeyState.of(KeyState.Kind.LOCKED, Optional.empty(), "x")).isOpenable()).isTrue();
        var holder = new EndpointHolder("Onehot", "http://127.0.0.1:1");
        assertThat(EndpointException.served(holder)).satisfies(it -> assertThat(it.isTaken()).isTrue()).satisfies(it -> assertThat(it.holder()).contains(holder));
        assertThat(EndpointException.failed("x").isTaken()).isFalse();
        assertThat(EndpointException.port(80, Optional.empty()).what()).isEqualTo(Message.of("endpoint.port", "80"));
        var mine = ProcessHandle.current();
        assertThat(EndpointException.port(80, Optional.of(mine)).what()).isEqualTo(Message.of(
                "endpoint.port.held", "80", mine.info().command().map(it -> Path.of(it).getFileName().toString()).orElse("?"), String.valueOf(mine.pid())));
    }

    @ParameterizedTest
    @EnumSource
    void whatABackupThatCannotBeUsedSays(StorageException.Kind kind) {
        var told = Map.of("DIRECTORY", "storage.directory", "NOT_A_DATABASE", "backup.none", "DAMAGED", "backup.damaged", "FOREIGN_SCHEMA", "backup.foreign");
        var failure = new StorageException(kind, Path.of("copy"), "detail", null);
        var backup = StorageException.ofBackup(Path.of("chosen"), failure, Path.of("folder"));
        assertThat(backup.what().code()).isEqualTo(told.getOrDefault(kind.name(), "storage." + kind.name().toLowerCase(Locale.ROOT)));
        assertThat(backup.advice().code()).isEqualTo(told.containsKey(kind.name()) ? "backup.advice" : kind.code() + ".advice");
        assertThat(backup.what().arguments().getFirst()).isEqualTo("chosen");
        assertThat(backup.detail()).isEqualTo("detail");
        // A backup may take the place of a damaged database, and not that of a damaged backup.
        boolean damage = kind == StorageException.Kind.DAMAGED || kind == StorageException.Kind.NOT_A_DATABASE;
        assertThat(failure.isDamage()).isEqualTo(damage);
        assertThat(backup.isDamage()).isFalse();
        assertThat(failure.again()).extracting(StorageException::kind, StorageException::file, StorageException::what).containsExactly(kind, Path.of("copy"), failure.what());
    }

    private static FollowedFile file(String path) {
        return new FollowedFile(path, DocumentFormat.values()[0], true, OptionalLong.empty(), "then", List.of());
    }

    private static WantedFile wanted(String value) {
        return new WantedFile(Path.of("a"), DocumentFormat.values()[0], new LinkedHashMap<>(Map.of("k", "x", "l", value)));
    }

    private static DatabaseFacts facts(DatabasePlace place) {
        return new DatabaseFacts(place, 1, 1, "wal", 1, 1, 1, 1, "3.53", Optional.empty(), 1, true, Optional.empty(), Optional.empty());
    }
}
