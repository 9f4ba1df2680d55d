package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.Plan;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.RunningProgram;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.JsonFiles;
import dev.onehot.testing.MemoryKeychain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Programs that follow: what their files have after a switch, a pin, a drift, a release, a lock; and that they are as before in the end.
class FollowingTest extends KeysFixture {
    private JsonFiles files;
    private Following following;
    private long relay;
    private long other;

    @BeforeEach
    void follow() throws IOException {
        files = new JsonFiles(Files.createDirectories(folder.resolve("home")), "one", "two", "strict");
        following = following();
        manager.keys().prepare().join();
        relay = addWithKey("Relay");
        other = manager.addAiProvider(new ProviderDraft("Other misfit", "openai-compatible", "https://other.example.com/v1", "other-1", "", KeyChange.to(ApiKey.of(KEY))), false).providerId().orElseThrow();
    }

    private Following following() {
        return manager.following(files, () -> "/opt/onehotctl", folder.resolve("state"));
    }

    private void follows(String... ids) {
        carryOut(following.follow(Stream.of(ids).map(FollowRequest::of).toList()));
    }

    private void carryOut(Plan plan) {
        manager.carryOut(plan, Origin.WINDOW);
    }

    private void use(long id) {
        manager.setActiveProvider(id);
    }

    private String text(String id) throws IOException {
        return Files.readString(files.file(id));
    }

    private static ProgramState only(List<ProgramState> states) {
        assertThat(states).hasSize(1);
        return states.getFirst();
    }

    private ProgramStanding standing(String id) {
        return following.state(id).standing();
    }

    @Test
    void aProgramFollowsTheSwitchAndIsAsBeforeInTheEnd() throws IOException {
        var before = "{\r\n    \"theirs\": [1,2],\r\n    \"model\": \"mine\"\r\n}";
        Files.writeString(files.file("one"), before);
        var plan = following.follow(List.of(FollowRequest.of("one")));
        assertThat(plan.files()).singleElement().returns(files.file("one").toString(), it -> it.path()).returns(Optional.empty(), it -> it.obstacle());
        assertThat(plan.files().getFirst().diff()).isNotEmpty();
        assertThat(text("one")).isEqualTo(before);
        carryOut(plan);
        assertThat(text("one")).contains("\"model\": \"" + Drafts.named("Relay").model() + "\"").contains("/opt/onehotctl --db " + file + " key " + relay + " --for").doesNotContain(KEY);
        use(other);
        var state = only(following.write());
        assertThat(text("one")).contains("\"model\": \"other-1\"", " key " + other + " ", "\"theirs\": [1,2]");
        assertThat(state).returns(ProgramStanding.FOLLOWS, ProgramState::standing).returns(OptionalLong.of(other), ProgramState::provider);
        carryOut(following.release(List.of("one")));
        assertThat(text("one")).isEqualTo(before);
        assertThat(manager.snapshot().programs()).isEmpty();
        assertThat(standing("one")).isEqualTo(ProgramStanding.PLAIN);
    }

    @Test
    void aFileThatWasNotThereGoes() {
        follows("one");
        assertThat(files.file("one")).exists();
        carryOut(following.release(List.of("one")));
        assertThat(files.file("one")).doesNotExist();
    }

    @Test
    void aPinnedOneStaysAndOnePatchIsEnough() throws IOException {
        follows("one", "two");
        carryOut(following.pin("one", OptionalLong.of(relay)));
        use(other);
        int before = files.patched();
        assertThat(following.write()).extracting(ProgramState::standing).containsExactly(ProgramStanding.PINNED, ProgramStanding.FOLLOWS);
        assertThat(text("one")).contains(" key " + relay + " ");
        assertThat(text("two")).contains(" key " + other + " ");
        assertThat(files.patched()).isEqualTo(before + 1);
        following.write();
        assertThat(files.patched()).isEqualTo(before + 1);
        manager.deleteAiProvider(relay);
        assertThat(following.write().getFirst().standing()).isEqualTo(ProgramStanding.DOES_NOT_FIT);
        assertThat(text("one")).contains(" key " + relay + " ");
        carryOut(following.pin("one", OptionalLong.empty()));
        assertThat(text("one")).contains(" key " + other + " ");
    }

    /// It keeps the last one, whole.
    @Test
    void whatDoesNotFitIsNotWritten() throws IOException {
        follows("strict");
        var before = text("strict");
        use(other);
        assertThat(only(following.write())).returns(ProgramStanding.DOES_NOT_FIT, ProgramState::standing).returns(OptionalLong.of(relay), ProgramState::provider);
        manager.deactivateProviders();
        assertThat(only(following.write()).reason()).isPresent();
        assertThat(text("strict")).isEqualTo(before);
        use(other);
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> follows("strict"));
    }

    @Test
    void whatAnotherProgramChangedIsLeftUntilAPersonSays() throws IOException {
        follows("one");
        Files.writeString(files.file("one"), text("one").replace("\"model\": \"", "\"model\": \"my own "));
        assertThat(standing("one")).isEqualTo(ProgramStanding.DRIFTED);
        use(other);
        assertThat(only(following.write()).standing()).isEqualTo(ProgramStanding.DRIFTED);
        assertThat(text("one")).contains("my own ");
        var plan = following.apply(List.of("one"));
        assertThat(plan.losses()).isTrue();
        assertThat(plan.remarks()).isNotEmpty();
        carryOut(plan);
        assertThat(text("one")).doesNotContain("my own ").contains("other-1");
        assertThat(standing("one")).isEqualTo(ProgramStanding.FOLLOWS);
        Files.writeString(files.file("one"), text("one").replace("other-1", "my own"));
        carryOut(following.release(List.of("one")));
        assertThat(text("one")).contains("my own").doesNotContain("onehotctl");
    }

    @Test
    void anUnreadableFileIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(files.file("one"), "{ // mine\n}");
        assertThat(following.follow(List.of(FollowRequest.of("one"))).files().getFirst().obstacle()).isPresent();
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> follows("one"));
        assertThat(manager.snapshot().programs()).isEmpty();
        follows("two");
        Files.writeString(files.file("two"), "{");
        use(other);
        assertThat(only(following.write()).standing()).isEqualTo(ProgramStanding.UNREADABLE);
        assertThat(standing("two")).isEqualTo(ProgramStanding.UNREADABLE);
        assertThat(text("two")).isEqualTo("{");
    }

    @Test
    void undoOfASwitchAndOfFollowingWritesTheFilesAgain() throws IOException {
        follows("one");
        manager.apply(new Command.ActivateProvider(other), Origin.WINDOW);
        following.write();
        undoOwn();
        following.write();
        assertThat(text("one")).contains(" key " + relay + " ");
        undoOwn();
        following.write();
        assertThat(files.file("one")).doesNotExist();
        redoOwn();
        following.write();
        assertThat(text("one")).contains(" key " + relay + " ");
    }

    @Test
    void aKeyInClearIsInNoRowAndWaitsForTheKeys() throws IOException {
        carryOut(following.follow(List.of(new FollowRequest("one", "", OptionalLong.empty(), Optional.of(KeyDelivery.CLEAR), ""))));
        assertThat(text("one")).contains(KEY);
        assertThat(manager.snapshot().programs().values().iterator().next().files().getFirst().keys()).noneMatch(it -> it.written().orElse("").contains(KEY));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(KEY);
        keychain.is(MemoryKeychain.Mood.REFUSING);
        restart();
        following = following();
        assertThat(only(following.write()).standing()).isEqualTo(ProgramStanding.FOLLOWS);
        use(other);
        assertThat(only(following.write()).standing()).isEqualTo(ProgramStanding.WAITS_FOR_KEYS);
        assertThat(text("one")).contains(Drafts.named("Relay").model());
    }

    @Test
    void sessionsThatRanBeforeHaveToBeStartedAnew() {
        follows("one");
        files.runs(new RunningProgram("one", 1, Instant.now().minusSeconds(60))).runs(new RunningProgram("one", 2, Instant.now().plusSeconds(60)));
        use(other);
        var state = only(following.write());
        assertThat(state.standing()).isEqualTo(ProgramStanding.NEEDS_RESTART);
        assertThat(state.sessions()).extracting(RunningProgram::pid).containsExactly(1L);
    }

    /// Of another computer, or another person on this one: shown, and never written.
    @Test
    void rowsOfAnotherPlaceAreNotOurs() throws IOException {
        follows("one");
        var before = text("one");
        var there = manager.following(files, () -> "/opt/onehotctl", folder.resolve("elsewhere"));
        use(other);
        assertThat(there.write()).isEmpty();
        assertThat(text("one")).isEqualTo(before);
        assertThat(there.state("one").standing()).isEqualTo(ProgramStanding.ELSEWHERE);
    }

    @Test
    void whereNothingFollowsNothingIsDone() {
        assertThat(following.write()).isEmpty();
        assertThat(following.list()).extracting(ProgramState::standing).containsOnly(ProgramStanding.PLAIN);
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
