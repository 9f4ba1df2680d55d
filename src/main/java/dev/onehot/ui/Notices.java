package dev.onehot.ui;

import module javafx.controls;

import java.util.Optional;

/// The one notice at the window's foot: what was just done, and how to take it back; or what failed. FX thread only.
public final class Notices {
    private final ReadOnlyObjectWrapper<Optional<Notice>> current = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What a notice offers to do.
    ///
    /// @param actionText the button's text
    /// @param action what the button does
    /// @param typing whether that brings back what was typed, which no other undo does
    public record Action(String actionText, Runnable action, boolean typing) {}

    /// One sentence for the person.
    ///
    /// @param failure whether it stays until it is closed
    public record Notice(String text, Optional<Action> action, boolean failure) {}

    public ReadOnlyObjectProperty<Optional<Notice>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void say(String text) {
        current.set(Optional.of(new Notice(text, Optional.empty(), false)));
    }

    public void offer(String text, String actionText, Runnable action) {
        current.set(Optional.of(new Notice(text, Optional.of(new Action(actionText, action, false)), false)));
    }

    /// As [#offer], to bring back what was typed and given up. While it is offered, the key for undo does that too.
    public void offerTyped(String text, String actionText, Runnable action) {
        current.set(Optional.of(new Notice(text, Optional.of(new Action(actionText, action, true)), false)));
    }

    /// Brings back what was typed, if that is offered.
    ///
    /// @return whether it was
    public boolean bringBackTyped() {
        return current.get().flatMap(Notice::action).filter(Action::typing).isPresent() && act();
    }

    public void fail(String text) {
        current.set(Optional.of(new Notice(text, Optional.empty(), true)));
    }

    /// As [#fail(String)], with a way on.
    public void fail(String text, String actionText, Runnable action) {
        current.set(Optional.of(new Notice(text, Optional.of(new Action(actionText, action, false)), true)));
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
