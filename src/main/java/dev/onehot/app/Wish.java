package dev.onehot.app;

import java.util.Locale;

/// What a start of Onehot wants of the window that is open already.
enum Wish {
    /// To be seen, above other windows.
    SHOW;

    /// How it is said to the other process.
    String line() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whatever a newer Onehot wishes that this one does not know, the person wants to see the window.
    static Wish parse(String line) {
        for (var wish : values()) {
            if (wish.line().equals(line)) {
                return wish;
            }
        }
        return SHOW;
    }
}
