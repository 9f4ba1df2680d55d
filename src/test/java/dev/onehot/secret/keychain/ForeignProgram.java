package dev.onehot.secret.keychain;

/// A program that keeps secrets, in the manners that can be told from outside. Where each was seen is in `keyrings.tsv`.
enum ForeignProgram {
    /// None that is known.
    UNKNOWN(""),
    GNOME_KEYRING("org.gnome.keyring"),
    KWALLET("org.kde.kwalletd5"),
    KEEPASSXC("org.keepassxc.KeePassXC.MainWindow");

    /// What it has on the bus besides the name of the Secret Service.
    final String name;

    ForeignProgram(String name) {
        this.name = name;
    }

    /// Whether it shows which items are in a locked collection.
    boolean showsLocked() {
        return this != KEEPASSXC;
    }

    /// Whether a person has to allow each connection to read an item.
    boolean asksEachConnection() {
        return this == KEEPASSXC;
    }

    /// Whether it has a prompt for every item that is written or deleted.
    boolean promptsToWrite() {
        return this == KEEPASSXC;
    }

    /// Whether a search of the whole service raises a dialog as long as everything is locked.
    boolean asksToSearch() {
        return this == KEEPASSXC;
    }

    /// Whether a dialog counts as dismissed when a person refused one thing of several.
    boolean takesOneNoForAll() {
        return this == KWALLET;
    }

    /// Whether it gives an empty secret from a locked collection, instead of an error.
    boolean givesEmptyWhenLocked() {
        return this == KWALLET;
    }

    /// Whether what it has taken is on the disk only some time after it has answered.
    boolean writesLate() {
        return this == KWALLET || this == KEEPASSXC;
    }

    /// Whether the attributes of an item are on the disk at once all the same.
    boolean writesAttributesAtOnce() {
        return this == KWALLET;
    }
}
