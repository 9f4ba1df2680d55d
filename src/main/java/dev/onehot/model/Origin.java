package dev.onehot.model;

import module java.base;

/// Who made a change.
public enum Origin implements Worded {
    /// A person, in this process's window.
    WINDOW,
    /// The command line.
    CLI,
    /// Code that calls the manager itself.
    API,
    /// Another process that writes the same file.
    EXTERNAL;

    /// The origin of that word; a word of a newer Onehot is somebody else's.
    public static Origin of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst().orElse(EXTERNAL);
    }
}
