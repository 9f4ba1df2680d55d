package dev.onehot.desktop;

/// A line of the tray's menu.
///
/// @param id the same for the same thing for as long as the tray lives: a click on a menu that is out of date does what stood there
/// @param on whether it is marked, where it can be
/// @param action run when it is chosen, on the tray's thread
record TrayEntry(int id, String label, Mark mark, boolean on, Runnable action) {
    enum Mark {
        /// Does something.
        NONE,
        /// One of several.
        RADIO,
        /// On or off.
        CHECK,
        /// A line between others.
        LINE
    }

    static TrayEntry line(int id) {
        return new TrayEntry(id, "", Mark.LINE, false, () -> {});
    }

    /// What is seen of it, to tell whether the menu has changed.
    String seen() {
        return id + " " + mark + " " + on + " " + label;
    }
}
