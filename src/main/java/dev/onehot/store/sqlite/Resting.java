package dev.onehot.store.sqlite;

/// Something that has the file open for as long as nobody wants it closed.
interface Resting {
    /// Closes it now, or as soon as whoever is using it is done. Waits for nobody.
    void rest();

    /// As [#rest], for one that has not opened it yet.
    void restFirst();

    /// It may be opened again.
    void wake();
}
