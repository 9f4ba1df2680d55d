package dev.onehot.desktop;

/// Where a tray is shown: by D-Bus on Linux, by AWT on other systems. Any thread.
interface TrayFace extends AutoCloseable {
    /// From now on.
    void show(TrayShown now);

    /// Tells a person that something they chose was not done.
    void complain(String title, String words);

    /// Whether somebody shows it, as far as that is known.
    boolean isSeen();

    @Override
    void close();
}
