package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.PastedKey;
import dev.onehot.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person wants a provider's key to be, as it is typed. FX thread only.
final class KeyDraft {
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty remove = new SimpleBooleanProperty();
    private final BooleanProperty lost = new SimpleBooleanProperty();
    private @Nullable ApiKey revealed;

    KeyDraft() {
        text.subscribe(typed -> {
            if (!typed.isEmpty()) {
                lost.set(false);
            }
        });
    }

    /// What it was when it was sent to be saved.
    record Sent(String text, boolean remove, KeyChange change) {
        /// Not the text, which is the key.
        @Override
        public String toString() {
            return "Sent[]";
        }
    }

    /// Whether one was typed that could not be kept when the program ended, so that it is to be typed again.
    BooleanProperty lost() {
        return lost;
    }

    /// A new key, or the stored one while it is revealed; empty while it is not.
    StringProperty text() {
        return text;
    }

    /// Whether the stored key goes away on saving.
    BooleanProperty remove() {
        return remove;
    }

    KeyChange change() {
        if (remove.get()) {
            return KeyChange.REMOVE;
        }
        var key = pasted().key();
        return isRevealed() || (revealed == null && key.isEmpty()) ? KeyChange.KEEP : KeyChange.to(key);
    }

    /// What the typed text means; of a stored key that is only shown nothing is asked.
    PastedKey pasted() {
        return isRevealed() ? new PastedKey(ApiKey.of(text.get()), List.of(), List.of()) : PastedKey.of(text.get());
    }

    /// Why what is typed is no key.
    List<Problem> problems() {
        return change() instanceof KeyChange.Replace ? pasted().problems() : List.of();
    }

    private boolean isRevealed() {
        return revealed != null && ApiKey.of(text.get()).equals(revealed);
    }

    boolean isChanged() {
        return !(change() instanceof KeyChange.Keep);
    }

    /// Shows the stored key; nothing is changed by that.
    void reveal(ApiKey key) {
        revealed = key;
        text.set(key.reveal());
    }

    /// Forgets a key that was only revealed.
    void conceal() {
        var shown = revealed;
        // First: whoever hears of the text asks what has changed, and nothing has.
        revealed = null;
        if (shown != null && text.get().equals(shown.reveal())) {
            text.set("");
        }
    }

    void forget() {
        lost.set(false);
        revealed = null;
        text.set("");
        remove.set(false);
    }

    /// What was typed into it before the program ended.
    void restore(String typed, boolean removed) {
        text.set(typed);
        remove.set(removed);
    }

    Sent sent() {
        return new Sent(text.get(), remove.get(), change());
    }

    /// Puts back what was typed before.
    void type(Sent typed) {
        if (!(typed.change instanceof KeyChange.Keep)) {
            revealed = null;
            text.set(typed.text);
            remove.set(typed.remove);
        }
    }

    /// What was sent is stored. What was typed since stays.
    void accepted(Sent sent) {
        if (text.get().equals(sent.text) && remove.get() == sent.remove) {
            forget();
            return;
        }
        if (sent.remove) {
            remove.set(false);
        }
        switch (sent.change) {
            case KeyChange.Replace(var stored) when revealed != null -> revealed = stored;
            case KeyChange.Remove() -> revealed = null;
            default -> {}
        }
    }
}
