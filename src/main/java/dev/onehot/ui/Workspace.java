package dev.onehot.ui;

import dev.onehot.core.Command;
import dev.onehot.core.Outcome;
import dev.onehot.model.ApiKey;
import java.util.function.Consumer;

/// What a controller gets: the model to show, the commands to send, where to tell of them, and the texts. FX thread only.
public record Workspace(
        UiModel model,
        Commands commands,
        KeyAccess keys,
        Checks checks,
        Notices notices,
        Edits edits,
        Texts texts,
        FileQuestions files,
        String file,
        Surroundings surroundings) {

    /// Sends a command whose failure is told in a notice.
    public void send(Command command, Consumer<Outcome> done) {
        commands.send(command, done, this::fail);
    }

    /// Sends an undo or a redo, and tells what it did and what it could not bring back.
    public void undo(Command command) {
        send(command, outcome -> {
            var told = new StringBuilder();
            outcome.remarks().forEach(it -> told.append(told.isEmpty() ? "" : " ").append(it.text(texts.bundle().getLocale())));
            notices.say(told.toString());
        });
    }

    public void fail(Throwable failure) {
        notices.fail(texts.failure(failure));
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

    /// Deletes a setting's row or provider and offers to take it back; `undo` is sent when the person does.
    public void sendUndoable(Command command, String told, Command undo) {
        send(command, outcome -> notices.offer(told, texts.get("notice.undo"), () -> send(undo, undone -> {})));
    }
}
