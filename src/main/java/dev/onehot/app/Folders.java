package dev.onehot.app;

import module java.base;

import dev.onehot.core.DataDirectory;

/// Where the platform keeps what an application remembers of itself, and where its processes meet. Nothing is made by asking.
///
/// @param state log, crash reports, the window's place, and what was typed in it and not saved
/// @param meeting lock and socket of the running window
record Folders(Path state, Path meeting) {
    /// As [DataDirectory#meeting].
    static Folders of(Map<String, String> environment, Properties properties) {
        return new Folders(DataDirectory.state(environment, properties), DataDirectory.meeting(environment, properties));
    }
}
