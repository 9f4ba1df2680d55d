package dev.onehot.store;

import module java.base;

import dev.onehot.model.Progress;

/// What a store can do whose database is a file of this computer.
public interface StoreFile {
    /// Looks through every table for damage, one after the other. Takes about a second for 200 MB.
    ///
    /// @return what was found; empty when nothing is wrong or `progress` ended it
    List<String> check(Progress progress);

    /// The wish to have the file open nowhere in this process for a while. First wait for those who read, then run what has to run alone.
    ///
    /// POSIX takes all locks of a process on a file away as soon as any part of the process closes it, and other programs then take SQLite's
    /// log for nobody's. What is going to open and close files of its own, as dialogs do that look what is in them, has to run in here.
    Closing closing();

    /// Moves what was committed into the file itself, as far as nobody is held up by it: whoever copies that alone has it then. Not inside a transaction.
    ///
    /// @return whether nothing is left for another time
    boolean settle();

    /// As [#settle], for the end: leaves nothing beside the file that could be taken for a part of another one. Somebody who is reading or writing may
    /// prevent it.
    boolean settleAtEnd();

    /// Writes what is open here to the file's path again, after it was deleted or replaced there. What is there now is kept beside. By who has the
    /// session that writes, and not in a transaction; afterwards this is to be closed, and the file opened anew.
    ///
    /// @return where that is which was there; empty when nothing was
    Optional<Path> writeAnew(Clock clock);
}
