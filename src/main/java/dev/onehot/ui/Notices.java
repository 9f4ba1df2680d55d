package dev.onehot.ui;

import module javafx.controls;

import dev.onehot.model.StorageException;
import java.util.Optional;

/// The one notice at the window's foot: what was just done, and how to take it back; or what failed. FX thread only.
public final class Notices {
    private final ReadOnlyObjectWrapper<Optional<Notice>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Notice> before = Optional.empty();

    /// What a notice offers to do.
    ///
    /// @param actionText the button's text
    /// @param action what the button does
    /// @param typing whether that brings back what was typed, which no other undo does
    public record Action(String actionText, Runnable action, boolean typing) {}

    /// One sentence for the person.
    ///
    /// @param failure whether it stays until it is closed
    /// @param ofFile whether it is over when something can be saved again
    public record Notice(String text, Optional<Action> action, boolean failure, boolean ofFile) {
        private static Notice done(String text, Optional<Action> action) {
            return new Notice(text, action, false, false);
        }
    }

    public ReadOnlyObjectProperty<Optional<Notice>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void say(String text) {
        current.set(Optional.of(Notice.done(text, Optional.empty())));
    }

    public void offer(String text, String actionText, Runnable action) {
        current.set(Optional.of(Notice.done(text, Optional.of(new Action(actionText, action, false)))));
    }

    /// As [#offer], to bring back what was typed and given up. While it is offered, the key for undo does that too.
    public void offerTyped(String text, String actionText, Runnable action) {
        current.set(Optional.of(Notice.done(text, Optional.of(new Action(actionText, action, true)))));
    }

    /// Brings back what was typed, if that is offered.
    ///
    /// @return whether it was
    public boolean bringBackTyped() {
        return current.get().flatMap(Notice::action).filter(Action::typing).isPresent() && act();
    }

    public void fail(String text) {
        current.set(Optional.of(new Notice(text, Optional.empty(), true, false)));
    }

    /// As [#fail(String)], because of `why`.
    public void fail(String text, Throwable why) {
        current.set(Optional.of(new Notice(text, Optional.empty(), true, isOfFile(why))));
    }

    /// As [#fail(String, Throwable)], with a way on.
    public void fail(String text, Throwable why, String actionText, Runnable action) {
        current.set(Optional.of(new Notice(text, Optional.of(new Action(actionText, action, false)), true, isOfFile(why))));
    }

    /// A rule of another program can refuse this one and let all others be.
    private static boolean isOfFile(Throwable why) {
        return why instanceof StorageException storage && storage.kind() != StorageException.Kind.FOREIGN_RULE;
    }

    /// What the file prevented is over when something is saved that was begun after it was told.
    public void follow(Commands.SaveState state) {
        if (state instanceof Commands.SaveState.Saving) {
            before = current.get();
        } else if (state instanceof Commands.SaveState.Saved && current.get().filter(Notice::ofFile).isPresent() && current.get().equals(before)) {
            dismiss();
        }
    }

    /// Takes a failure back that is over, if it is still told.
    public void takeBack(String text) {
        if (current.get().filter(it -> it.failure() && it.text().equals(text)).isPresent()) {
            dismiss();
        }
    }

    public void dismiss() {
        current.set(Optional.empty());
    }

    /// Does what the notice offers.
    ///
    /// @return whether it offered something
    public boolean act() {
        var action = current.get().flatMap(Notice::action);
        dismiss();
        action.ifPresent(it -> it.action().run());
        return action.isPresent();
    }
}
