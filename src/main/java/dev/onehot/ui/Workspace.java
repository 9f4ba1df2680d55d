package dev.onehot.ui;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.files.DraftKeeper;
import dev.onehot.core.files.Plan;
import dev.onehot.model.ApiKey;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Visible;

/// What a controller gets: the model to show, the commands to send, where to tell of them, and the texts. FX thread only.
public record Workspace(
        UiModel model,
        Commands commands,
        Switching switching,
        KeysModel keys,
        ProviderStates states,
        Checks checks,
        ProgramsModel programs,
        EndpointModel endpoint,
        Notices notices,
        Sheets sheets,
        Edits edits,
        DraftKeeper drafts,
        Texts texts,
        FileQuestions files,
        String file,
        Surroundings surroundings) {

    private static final Optional<Origin> OWN = Optional.of(Origin.WINDOW);

    /// What the words of a gesture say better.
    private static final Set<String> SAID_IN_WORDS = Set.of("undo.did", "undo.did.more", "redo.did", "redo.did.more");

    /// What was done, in this window's language.
    public ChangeWords changeWords() {
        return new ChangeWords(texts, model.schemasProperty().get());
    }

    /// Sends a command whose failure is told in a notice.
    public void send(Command command, Consumer<Outcome> done) {
        commands.send(command, done, this::fail);
    }

    /// Carries out a plan as one gesture, for which the person may have to open keys. A failure is told in a notice.
    public void carryOut(Plan plan, Consumer<Outcome> done) {
        carryOut(plan, done, failure -> keys.recover(failure, () -> carryOut(plan, done, this::fail), this::fail));
    }

    private void carryOut(Plan plan, Consumer<Outcome> done, Consumer<Throwable> failed) {
        commands.write(it -> it.carryOut(plan, Origin.WINDOW), it -> done.accept(it.outcome()), failed);
    }

    /// Has no provider be active, says so, and offers to take it back.
    public void deactivate() {
        var told = model.activeProperty().get().map(it -> texts.get("notice.deactivated", Visible.line(it.name()))).orElse(texts.get("header.none"));
        switching.toNone(outcome -> offerUndo(told, outcome));
    }

    /// Sends an undo or a redo; tells what it did, what it could not bring back and what it led to, and offers the way back.
    public void undo(Command command) {
        undo((done, failed) -> commands.send(command, done, failed));
    }

    /// Takes back what this window did last; a second time what it did before that.
    public void undoLatest() {
        undo((done, failed) -> commands.send(it -> it.undoLatest(OWN, Origin.WINDOW), done, failed));
    }

    /// Takes back what this window took back last.
    public void redoLatest() {
        undo((done, failed) -> commands.send(it -> it.redoLatest(OWN, Origin.WINDOW), done, failed));
    }

    private void undo(BiConsumer<Consumer<Outcome>, Consumer<Throwable>> send) {
        send.accept(this::undone, failure -> keys.recover(failure, () -> send.accept(this::undone, this::fail), this::fail));
    }

    /// What it did stands in the history, in more words than its names.
    private void undone(Outcome outcome) {
        if (outcome.gesture().isEmpty()) {
            undone(outcome, Optional.empty());
            return;
        }
        var own = HistoryFilter.newest(1).olderThan(outcome.gesture().getAsLong() + 1);
        commands.ask(
                manager -> manager.history(own).stream().findFirst(),
                found -> undone(outcome, found),
                failure -> undone(outcome, Optional.empty()));
    }

    private void undone(Outcome outcome, Optional<PastGesture> did) {
        boolean redone = outcome.remarks().stream().anyMatch(it -> it.code().startsWith("redo."));
        var words = did.map(changeWords()::sentence)
                .map(it -> redone ? texts.get("notice.redone", it) : texts.get("notice.undone", it));
        boolean whole = did.filter(ChangeWords::isWhole).isPresent();
        var besides = texts.messages(outcome.remarks().stream()
                .filter(it -> words.isEmpty() || !(SAID_IN_WORDS.contains(it.code()) || (whole && it.code().equals("undo.deleted"))))
                .toList());
        var told = words.map(it -> besides.isEmpty() ? it : it + " " + besides).orElse(besides);
        offerBack(told, texts.get(redone ? "notice.undo" : "notice.redo"), outcome.gesture());
    }

    /// Tells what was just done, and offers to take exactly that back: the same as undoing it in Activity. What cannot be is told instead.
    public void offerUndo(String told, Outcome outcome) {
        boolean unkept = outcome.remarks().stream().anyMatch(it -> it.code().equals("setting.unkept") || it.code().equals("program.unkept"));
        var besides = texts.messages(outcome.remarks());
        offerUndo(besides.isEmpty() ? told : told + " " + besides, unkept ? OptionalLong.empty() : outcome.gesture());
    }

    /// Tells what is to be said of what was done, if anything is.
    public void remark(Outcome outcome) {
        if (!outcome.remarks().isEmpty()) {
            notices.say(texts.messages(outcome.remarks()));
        }
    }

    /// As [#offerUndo(String, Outcome)].
    ///
    /// @param gesture empty when there is nothing to take back
    public void offerUndo(String told, OptionalLong gesture) {
        offerBack(told, texts.get("notice.undo"), gesture);
    }

    private void offerBack(String told, String button, OptionalLong gesture) {
        if (gesture.isPresent()) {
            var back = new Command.Undo(gesture.getAsLong());
            notices.offer(told, button, () -> undo(back));
        } else {
            notices.say(told);
        }
    }

    public void fail(Throwable failure) {
        notices.fail(texts.failure(failure), failure);
    }

    /// Gives `use` the key of a provider, for which the person may have to open keys. A failure is told in a notice.
    public void withKey(long providerId, Consumer<ApiKey> use) {
        commands.ask(
                manager -> manager.revealKey(providerId),
                use,
                failure -> keys.recover(
                        failure,
                        () -> commands.ask(manager -> manager.revealKey(providerId), use, this::fail),
                        this::fail));
    }

    /// As [#send], and offers to take it back.
    public void sendUndoable(Command command, String told) {
        send(command, outcome -> offerUndo(told, outcome));
    }
}
