package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.disk.KeptFile;
import dev.onehot.disk.ShortName;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.RunningProgram;
import dev.onehot.model.ValidationException;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.JsonFiles;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not as usual: keys that stood in files, sessions that keep what goes, files of two programs, files that cannot be written, rows of a newer Onehot.
@Execution(ExecutionMode.CONCURRENT)
class FollowOddTest extends KeysFixture {
    private static final String WITH_KEY = "{\"api\": { \"token\": \"" + KEY + "\" }}";

    private Path home;
    private JsonFiles files;
    private long other;

    @BeforeEach
    void begin() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        files = new JsonFiles(home, "one", "two");
        manager.keys().prepare().join();
        addWithKey("Relay");
        other = manager.addAiProvider(new ProviderDraft("Other", "openai-compatible", "https://other.example.com/v1", "other-1", "", KeyChange.KEEP), false)
                .providerId().orElseThrow();
    }

    private Following following() {
        return following(files);
    }

    private Following following(JsonFiles of) {
        return manager.following(of, () -> "/opt/onehotctl", folder.resolve("state"));
    }

    private void follows(String... ids) {
        manager.carryOut(following().follow(Stream.of(ids).map(FollowRequest::of).toList()), Origin.WINDOW);
    }

    private void release(String... ids) {
        manager.carryOut(following().release(List.of(ids)), Origin.WINDOW);
    }

    private String text(String id) throws IOException {
        return Files.readString(files.file(id));
    }

    @Test
    void aKeyThatStoodThereIsSealedAndComesBack() throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        assertThat(text("one")).doesNotContain(KEY);
        try (var outside = Outside.on(file)) {
            assertThat(outside.texts("SELECT original FROM onehot_program_key")).noneMatch(it -> String.valueOf(it).contains(KEY.substring(4)));
        }
        keychain.is(MemoryKeychain.Mood.REFUSING);
        restart();
        manager.setActiveProvider(other);
        assertThat(following().write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        assertThat(text("one")).contains("other-1");
        assertThat(following().release(List.of("one")).problems()).isNotEmpty();
        manager.apply(new Command.ReleaseProgram(place(), "one"), Origin.WINDOW);
        assertThat(following().write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.WAITS_FOR_KEYS);
        keychain.is(MemoryKeychain.Mood.OPEN);
        restart();
        manager.keys().prepare().join();
        assertThat(following().write()).isEmpty();
        assertThat(text("one")).isEqualTo(WITH_KEY);
    }

    /// What is ours goes all the same.
    @Test
    void aKeyThatStoodThereAndNobodyCanReadAnyMoreIsSaid() throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        manager.keys().startOver(KeyBackend.SESSION).join();
        var plan = following().release(List.of("one"));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.remarks()).extracting(Message::code).containsExactly("program.lost");
        manager.carryOut(plan, Origin.WINDOW);
        assertThat(manager.snapshot().programs()).isEmpty();
        assertThat(text("one")).doesNotContain("onehotctl").doesNotContain("token");
    }

    private String place() {
        return manager.snapshot().programs().firstEntry().getValue().place();
    }

    /// Killed in between, what is emptied is put back by the next that comes.
    @Test
    void sessionsThatKeepWhatGoesSeeItEmptyFirst() throws IOException, InterruptedException {
        follows("one");
        var busy = following(new JsonFiles(home, "one").empties("one").runs(new RunningProgram("one", 1, Instant.EPOCH)));
        manager.apply(new Command.ReleaseProgram(place(), "one"), Origin.WINDOW);
        var releasing = Thread.ofPlatform().daemon().start(busy::write);
        Await.until("emptied", () -> isEmptied());
        releasing.interrupt();
        Await.until("it was stopped", () -> !releasing.isAlive());
        assertThat(manager.snapshot().programs().firstEntry().getValue().releasing()).isTrue();
        assertThat(following().write()).isEmpty();
        assertThat(files.file("one")).doesNotExist();
    }

    private boolean isEmptied() {
        try {
            return text("one").contains("\"token\": \"\"");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void severalProgramsMayHaveOneFile() throws IOException {
        var ids = IntStream.range(0, 6).mapToObj(it -> "of-" + it).toArray(String[]::new);
        files = new JsonFiles(home, ids);
        Files.writeString(files.file("of-0"), WITH_KEY);
        for (var id : List.of(ids).subList(1, 6)) {
            Files.createSymbolicLink(files.file(id), Path.of("of-0.json"));
        }
        follows(ids);
        manager.setActiveProvider(other);
        assertThat(following().write()).extracting(ProgramState::standing).hasSize(6).containsOnly(ProgramStanding.FOLLOWS);
        assertThat(text("of-5")).contains("other-1");
        release(ids);
        assertThat(manager.snapshot().programs()).isEmpty();
        assertThat(text("of-0")).isEqualTo(WITH_KEY);
        assertThat(files.file("of-5")).isSymbolicLink();
    }

    /// Some programs write anew over a link: what is a copy of ours then is put back as that would have been, and so is what the link led to.
    @Test
    void aLinkMayBecomeAFile() throws IOException {
        var target = Files.writeString(home.resolve("dotfile"), WITH_KEY);
        Files.createSymbolicLink(files.file("one"), target.getFileName());
        follows("one");
        var ours = text("one");
        Files.delete(files.file("one"));
        Files.writeString(files.file("one"), ours);
        manager.setActiveProvider(other);
        assertThat(following().write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        assertThat(text("one")).contains("other-1");
        assertThat(target).hasContent(ours);
        release("one");
        assertThat(manager.snapshot().programs()).isEmpty();
        assertThat(text("one")).isEqualTo(WITH_KEY);
        assertThat(target).hasContent(WITH_KEY);
    }

    /// A person may begin to keep it somewhere else, with or without a switch in between.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileMayBecomeALink(boolean switched) throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        var target = Files.move(files.file("one"), home.resolve("dotfile"));
        Files.createSymbolicLink(files.file("one"), target.getFileName());
        if (switched) {
            manager.setActiveProvider(other);
            assertThat(following().write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
            assertThat(target).content().contains("other-1");
        }
        release("one");
        assertThat(manager.snapshot().programs()).isEmpty();
        assertThat(target).hasContent(WITH_KEY);
        assertThat(files.file("one")).isSymbolicLink();
    }

    /// Moved by a variable, as it was before: what stands there is its own.
    @Test
    void anotherFileIsNoCopy() throws IOException {
        follows("one");
        var there = Files.createDirectory(folder.resolve("there"));
        var moved = new JsonFiles(there, "one", "two");
        Files.writeString(moved.file("one"), WITH_KEY);
        manager.setActiveProvider(other);
        assertThat(following(moved).write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        release("one");
        assertThat(moved.file("one")).hasContent(WITH_KEY);
        assertThat(files.file("one")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsSaidAndWrittenLater() throws IOException {
        follows("one", "two");
        Files.setPosixFilePermissions(files.file("one"), PosixFilePermissions.fromString("r--------"));
        manager.setActiveProvider(other);
        var states = following().write();
        assertThat(states).extracting(ProgramState::standing).containsExactly(ProgramStanding.FAILED, ProgramStanding.FOLLOWS);
        assertThat(states.getFirst().reason().orElseThrow().code()).isEqualTo("program.readOnly");
        assertThat(text("one")).doesNotContain("other-1");
        assertThat(text("two")).contains("other-1");
        assertThat(following().state("one").standing()).isEqualTo(ProgramStanding.FAILED);
        assertThat(following().list()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FAILED, ProgramStanding.FOLLOWS);
        assertThat(following().follow(List.of(FollowRequest.of("one"))).problems()).isNotEmpty();
        Files.setPosixFilePermissions(files.file("one"), PosixFilePermissions.fromString("rw-------"));
        assertThat(following().write()).extracting(ProgramState::standing).containsOnly(ProgramStanding.FOLLOWS);
        assertThat(text("one")).contains("other-1");
    }

    /// Where nobody could know before: a full disk, or, as here, something that is in the way of what is written beside it first.
    @Test
    void whatFailedIsStillSaidAfterwards() throws IOException {
        var inTheWay = Files.createDirectory(home.resolve(".onehot-" + ShortName.of(KeptFile.real(files.file("one")))));
        var theirs = Files.createFile(inTheWay.resolve("theirs"));
        var following = following();
        manager.carryOut(following.follow(List.of(FollowRequest.of("one"))), Origin.WINDOW);
        assertThat(files.file("one")).doesNotExist();
        for (var state : List.of(following.state("one"), following.list().getFirst())) {
            assertThat(state.standing()).isEqualTo(ProgramStanding.FAILED);
            assertThat(state.reason().orElseThrow().text(Locale.ROOT)).contains(files.file("one").toString());
        }
        Files.delete(theirs);
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FOLLOWS);
        assertThat(following.state("one").standing()).isEqualTo(ProgramStanding.FOLLOWS);
        assertThat(files.file("one")).exists();
    }

    /// And in nobody's way.
    @Test
    void aProgramOfANewerOnehotIsShownByItsName() throws IOException {
        follows("one");
        manager.apply(new Command.FollowProgram(new FollowedProgram(place(), "later", "Later", OptionalLong.empty(), KeyDelivery.HELPER, "", false, List.of())), Origin.API);
        manager.setActiveProvider(other);
        assertThat(following().write()).extracting(it -> it.program().name()).containsExactly("Later", "Program one");
        assertThat(following().list()).extracting(it -> it.program().id()).containsExactly("one", "two", "later");
        assertThat(text("one")).contains("other-1");
        release("later");
        assertThat(manager.snapshot().programs()).hasSize(1);
    }

    /// Nor is it noted that it follows.
    @Test
    void whatIsNoFolderOnTheWayIsSaid() throws IOException {
        var blocked = Files.writeString(home.resolve("blocked"), "mine");
        var nowhere = Files.createSymbolicLink(home.resolve("nowhere"), Path.of("not-there"));
        for (var way : List.of(blocked, blocked.resolve("deeper"), nowhere, nowhere.resolve("deeper"))) {
            var following = following(new JsonFiles(way, "one"));
            var plan = following.follow(List.of(FollowRequest.of("one")));
            assertThat(plan.problems()).as(way.toString()).extracting(it -> it.message().code()).containsExactly("program.noFolder");
            assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> manager.carryOut(plan, Origin.WINDOW));
            assertThat(manager.snapshot().programs()).isEmpty();
        }
        assertThat(blocked).hasContent("mine");
    }

    @Test
    void whatIsNoFolderAnyMoreIsSaidAndReleased() throws IOException {
        var sub = Files.createDirectory(home.resolve("sub"));
        var following = following(new JsonFiles(sub, "one"));
        manager.carryOut(following.follow(List.of(FollowRequest.of("one"))), Origin.WINDOW);
        var row = manager.snapshot().programs().firstEntry().getValue();
        Files.delete(sub.resolve("one.json"));
        manager.carryOut(following.release(List.of("one")), Origin.WINDOW);
        Files.delete(sub);
        Files.writeString(sub, "mine");
        manager.apply(new Command.FollowProgram(row.withFiles(List.of())), Origin.API);
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FAILED);
        assertThat(following.state("one").standing()).isEqualTo(ProgramStanding.FAILED);
        manager.carryOut(following.release(List.of("one")), Origin.WINDOW);
        assertThat(manager.snapshot().programs()).isEmpty();
        assertThat(sub).hasContent("mine");
    }

    @Test
    void aFileThatIsGoneIsSaidSoAndWrittenAnew() throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        Files.delete(files.file("one"));
        manager.setActiveProvider(other);
        for (var state : List.of(following().write().getFirst(), following().state("one"))) {
            assertThat(state.standing()).isEqualTo(ProgramStanding.DRIFTED);
            assertThat(state.reason().orElseThrow().code()).isEqualTo("program.gone");
        }
        assertThat(files.file("one")).doesNotExist();
        manager.carryOut(following().apply(List.of("one")), Origin.WINDOW);
        assertThat(text("one")).contains("other-1");
    }

    /// Where the folder for what Onehot remembers was lost, or a home came to another computer, what is ours there is not taken for the person's own.
    @Test
    void whatAnotherPlaceHasWrittenIsGivenBackByThisOne() throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        for (var lost : List.of("lost", "lost again")) {
            manager.setActiveProvider(other);
            var there = manager.following(files, () -> "/opt/other/onehotctl", folder.resolve(lost));
            manager.carryOut(there.follow(List.of(FollowRequest.of("one"))), Origin.WINDOW);
            assertThat(text("one")).contains("other-1", "/opt/other/onehotctl");
        }
        manager.carryOut(manager.following(files, () -> "/opt/onehotctl", folder.resolve("lost again")).release(List.of("one")), Origin.WINDOW);
        assertThat(text("one")).isEqualTo(WITH_KEY);
    }

    /// The file of another computer with the same name.
    @Test
    void whatAnotherPlaceHasNotWrittenIsThePersonsOwn() throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        var own = "{\"model\": \"mine\"}";
        Files.writeString(files.file("one"), own);
        var there = manager.following(files, () -> "/opt/onehotctl", folder.resolve("elsewhere"));
        manager.carryOut(there.follow(List.of(FollowRequest.of("one"))), Origin.WINDOW);
        assertThat(text("one")).doesNotContain("mine");
        manager.carryOut(there.release(List.of("one")), Origin.WINDOW);
        assertThat(text("one")).isEqualTo(own);
    }

    /// Each would take the other's values for the person's own, and half of them would stay for ever.
    @Test
    void aFileThatFollowsAnotherDatabaseIsRefused() throws IOException {
        Files.writeString(files.file("one"), WITH_KEY);
        follows("one");
        var before = text("one");
        var second = folder.resolve("second.db");
        var places = LightPlaces.of(keychain, environment);
        try (var another = new SettingsManager(Database.open(second), places, Clock.systemUTC(), () -> {})) {
            another.keys().prepare().join();
            another.addAiProvider(Drafts.withKey("Relay", KEY), true);
            var there = another.following(files, () -> "/opt/onehotctl", folder.resolve("state"));
            var plan = there.follow(List.of(FollowRequest.of("one")));
            assertThat(plan.problems()).extracting(it -> it.message().code()).containsExactly("program.otherDatabase");
            assertThat(plan.problems().getFirst().message().text()).contains(file.toString());
            another.apply(new Command.FollowProgram(new FollowedProgram(place(), "one", "One", OptionalLong.empty(), KeyDelivery.HELPER, "", false, List.of())), Origin.API);
            assertThat(there.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.FAILED);
            assertThat(text("one")).isEqualTo(before);
            another.carryOut(there.release(List.of("one")), Origin.WINDOW);
            release("one");
            assertThat(text("one")).isEqualTo(WITH_KEY);
            another.carryOut(there.follow(List.of(FollowRequest.of("one"))), Origin.WINDOW);
            assertThat(text("one")).contains(second.toString());
        }
    }

    /// Nothing in the file of such a program names a database.
    @Test
    void aFileThatTakesItsKeyFromAVariableAndFollowsAnotherDatabaseIsRefused() throws IOException {
        var target = home.resolve(".config/opencode/opencode.json");
        Files.createDirectories(target.getParent());
        var mine = "{\"theme\": \"mine\"}\n";
        Files.writeString(target, mine);
        ProgramFiles real = new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
        var here = manager.following(real, () -> "/opt/onehotctl", folder.resolve("state"));
        manager.carryOut(here.follow(List.of(FollowRequest.of("opencode"))), Origin.WINDOW);
        var before = Files.readString(target);
        assertThat(before).contains("ONEHOT_KEY_").doesNotContain("onehot.db");
        var second = folder.resolve("second.db");
        try (var another = new SettingsManager(Database.open(second), LightPlaces.of(keychain, environment), Clock.systemUTC(), () -> {})) {
            another.keys().prepare().join();
            another.addAiProvider(Drafts.withKey("Relay", KEY), true);
            var there = another.following(real, () -> "/opt/onehotctl", folder.resolve("state"));
            var plan = there.follow(List.of(FollowRequest.of("opencode")));
            assertThat(plan.problems()).extracting(it -> it.message().code()).containsExactly("program.otherDatabase");
            assertThat(plan.problems().getFirst().message().text()).contains(file.toString());
            assertThat(Files.readString(target)).isEqualTo(before);
            manager.carryOut(here.release(List.of("opencode")), Origin.WINDOW);
            assertThat(target).hasContent(mine);
            another.carryOut(there.follow(List.of(FollowRequest.of("opencode"))), Origin.WINDOW);
            var refused = here.follow(List.of(FollowRequest.of("opencode"))).problems();
            assertThat(refused).extracting(it -> it.message().text()).singleElement().asString().contains(second.toString());
            another.carryOut(there.release(List.of("opencode")), Origin.WINDOW);
            assertThat(target).hasContent(mine);
            assertThat(here.follow(List.of(FollowRequest.of("opencode"))).problems()).isEmpty();
        }
    }
}
