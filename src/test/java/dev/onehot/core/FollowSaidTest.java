package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.UndoException;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.Change;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.JsonFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of programs that follow: alike wherever it is asked, with the reason, and no longer than it is so.
class FollowSaidTest extends KeysFixture {
    private Path home;
    private JsonFiles files;
    private Following following;

    @BeforeEach
    void follow() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        files = new JsonFiles(home, "one", "two");
        following = at("state");
        manager.keys().prepare().join();
        addWithKey("Relay");
        manager.carryOut(following.follow(Stream.of("one", "two").map(FollowRequest::of).toList()), Origin.WINDOW);
    }

    private Following at(String place) {
        return manager.following(files, () -> "/opt/onehotctl", folder.resolve(place));
    }

    private void drifts(String id) throws IOException {
        Files.writeString(files.file(id), Files.readString(files.file(id)).replace("\"model\": \"", "\"model\": \"my own "));
    }

    private static List<ProgramStanding> standings(Following following) {
        var written = following.write();
        var listed = following.list();
        assertThat(written).extracting(ProgramState::standing).isEqualTo(listed.stream().map(ProgramState::standing).toList());
        assertThat(written).extracting(it -> it.reason().map(Message::code)).isEqualTo(listed.stream().map(it -> it.reason().map(Message::code)).toList());
        return listed.stream().map(ProgramState::standing).toList();
    }

    /// Where nothing is to be written too, whoever asks first, and in a process that has written nothing.
    @Test
    void driftIsSaidEverywhereAlike() throws IOException {
        assertThat(standings(following)).containsExactly(ProgramStanding.FOLLOWS, ProgramStanding.FOLLOWS);
        var right = Files.readString(files.file("one"));
        drifts("one");
        assertThat(standings(following)).containsExactly(ProgramStanding.DRIFTED, ProgramStanding.FOLLOWS);
        assertThat(standings(at("state"))).containsExactly(ProgramStanding.DRIFTED, ProgramStanding.FOLLOWS);
        Files.writeString(files.file("one"), right);
        assertThat(standings(following)).containsExactly(ProgramStanding.FOLLOWS, ProgramStanding.FOLLOWS);
        Files.delete(files.file("two"));
        Files.writeString(files.file("one"), "{");
        assertThat(standings(following)).containsExactly(ProgramStanding.UNREADABLE, ProgramStanding.DRIFTED);
        assertThat(files.file("two")).doesNotExist();
    }

    /// What is as it was is not taken apart again at each switch.
    @Test
    void onlyWhatChangedIsLookedAtAgain() throws IOException {
        var fresh = at("state");
        fresh.write();
        int before = files.patched();
        fresh.write();
        assertThat(files.patched()).isEqualTo(before);
        drifts("two");
        fresh.write();
        assertThat(files.patched()).isEqualTo(before + 1);
    }

    /// As every gesture, but that nobody has what was written over. What was done before it can be undone all the same.
    @Test
    void applyingIsInTheHistory() throws IOException {
        var followed = manager.undoWays(Optional.of(Origin.WINDOW)).undo().orElseThrow();
        drifts("one");
        manager.carryOut(following.apply(List.of("one")), Origin.WINDOW);
        var applied = manager.undoWays(Optional.of(Origin.WINDOW)).undo().orElseThrow();
        assertThat(applied.first().change()).isEqualTo(new Change.ProgramChange("one", "Program one", Change.ProgramAction.APPLIED));
        assertThat(applied.isUndoable()).isFalse();
        assertThatExceptionOfType(UndoException.class).isThrownBy(this::undoOwn).returns("undo.applied", it -> it.what().code());
        assertThat(standings(following)).containsExactly(ProgramStanding.FOLLOWS, ProgramStanding.FOLLOWS);
        manager.apply(new Command.Undo(followed.number()), Origin.WINDOW);
        following.write();
        assertThat(files.file("one")).doesNotExist();
        assertThat(manager.snapshot().programs()).isEmpty();
    }

    /// Nothing of it stands in the way of what was before.
    @Test
    void undoneBackBeforeApplyingEverythingIsAsItWas() throws IOException {
        var relay = manager.snapshot().active().orElseThrow().id();
        drifts("one");
        manager.carryOut(following.apply(List.of("one")), Origin.WINDOW);
        long applied = manager.history(HistoryFilter.newest(1)).getFirst().number();
        manager.carryOut(following.pin("one", OptionalLong.of(relay)), Origin.WINDOW);
        manager.apply(new Command.UndoBackTo(applied), Origin.WINDOW);
        assertThat(standings(following)).containsExactly(ProgramStanding.FOLLOWS, ProgramStanding.FOLLOWS);
    }

    /// By whatever stands in the place of a file.
    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(strings = {"folder", "links", "notRegular"})
    void whatStandsInTheWayIsSaidByName(String instead) throws IOException, InterruptedException {
        var place = files.file("one");
        Files.delete(place);
        switch (instead) {
            case "folder" -> Files.createDirectory(place);
            case "links" -> Files.createSymbolicLink(place, place.getFileName());
            default -> assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        var code = "program." + instead;
        var release = following.release(List.of("one"));
        assertThat(release.problems()).extracting(it -> it.message().code()).containsExactly(code);
        assertThat(release.problems().getFirst().message().text()).contains(place.toString());
        assertThat(following.state("one").reason().map(Message::code)).contains(code);
        manager.setActiveProvider(manager.addAiProvider(Drafts.named("Other"), false).providerId().orElseThrow());
        assertThat(following.write().getFirst()).returns(ProgramStanding.FAILED, ProgramState::standing).returns(Optional.of(code), it -> it.reason().map(Message::code));
    }

    /// One that leads nowhere has no file that could be given back.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToNowhereIsReleased() throws IOException {
        Files.delete(files.file("one"));
        Files.createSymbolicLink(files.file("one"), Path.of("nowhere"));
        var plan = following.release(List.of("one"));
        assertThat(plan.problems()).isEmpty();
        manager.carryOut(plan, Origin.WINDOW);
        assertThat(following.state("one").standing()).isEqualTo(ProgramStanding.PLAIN);
        assertThat(files.file("one")).isSymbolicLink();
    }

    /// Where the place is gone nobody comes, and it is not listed any more all the same. One that is there gives its files back.
    @Test
    void whatFollowsAtAnotherPlaceIsReleasedThere() throws IOException {
        var there = at("elsewhere");
        var before = Files.readString(files.file("one"));
        assertThat(there.state("one").standing()).isEqualTo(ProgramStanding.ELSEWHERE);
        var plan = there.release(List.of("one"));
        assertThat(plan.files()).isEmpty();
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.remarks()).extracting(Message::code).containsExactly("program.elsewhere");
        manager.carryOut(plan, Origin.WINDOW);
        assertThat(there.list()).extracting(ProgramState::standing).containsExactly(ProgramStanding.PLAIN, ProgramStanding.ELSEWHERE);
        assertThat(there.state("one").followed()).isEmpty();
        assertThat(files.file("one")).hasContent(before);
        undoOwn();
        assertThat(there.state("one").standing()).isEqualTo(ProgramStanding.ELSEWHERE);
        assertThat(following.state("one").standing()).isEqualTo(ProgramStanding.FOLLOWS);
        redoOwn();
        following.write();
        assertThat(files.file("one")).doesNotExist();
        assertThat(manager.snapshot().programs()).hasSize(1);
    }

    /// The same program here and there: here is meant.
    @Test
    void whatFollowsHereTooIsReleasedHere() throws IOException {
        var there = manager.following(new JsonFiles(Files.createDirectory(folder.resolve("other home")), "one"), () -> "/opt/onehotctl", folder.resolve("elsewhere"));
        manager.carryOut(there.follow(List.of(FollowRequest.of("one"))), Origin.WINDOW);
        manager.carryOut(there.release(List.of("one")), Origin.WINDOW);
        assertThat(there.state("one").standing()).isEqualTo(ProgramStanding.ELSEWHERE);
        assertThat(following.state("one").standing()).isEqualTo(ProgramStanding.FOLLOWS);
    }
}
