package dev.onehot.ui;

import module java.base;
import module javafx.controls;

/// Something that a person can have the window do: what the palette offers, what a key does, and what F1 lists are made of these.
///
/// @param text in the person's language
/// @param keys what does it too; the first one is shown
/// @param run empty where it is only told of: what keys do in one place of the window
/// @param words what it is found by too; never shown
/// @param icon the code of its icon
public record Verb(String text, List<KeyCombination> keys, Optional<Runnable> run, String words, String icon) {
    private static final String PLAIN = "fth-chevron-right";

    public Verb(String text, List<KeyCombination> keys, Runnable run, String words) {
        this(text, keys, Optional.of(run), words, PLAIN);
    }

    public static Verb of(String text, Runnable run) {
        return new Verb(text, List.of(), run, "");
    }

    public static Verb of(String text, KeyCombination key, Runnable run) {
        return new Verb(text, List.of(key), run, "");
    }

    /// One that keys do, and that the palette does not offer.
    public static Verb told(String text, KeyCombination... keys) {
        return new Verb(text, List.of(keys), Optional.empty(), "", PLAIN);
    }

    public Verb foundBy(String more) {
        return new Verb(text, keys, run, more, icon);
    }

    public Verb with(String itsIcon) {
        return new Verb(text, keys, run, words, itsIcon);
    }

    /// Its first key, as it stands on the keyboard; the empty text when it has none.
    public String shortcut(Texts texts) {
        return keys.isEmpty() ? "" : Shortcuts.words(keys.getFirst(), texts);
    }
}
