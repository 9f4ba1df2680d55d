package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.KeyringPlace;

/// Which program offers secrets on the session bus, and how it differs from the others.
enum Keyring {
    /// Shows a database only while it is open there, and nothing of one that is locked. Asks before it gives away what another connection wrote.
    KEEPASSXC(KeyringPlace.KEEPASSXC, false, Duration.ofSeconds(2), List.of("org.keepassxc.KeePassXC.MainWindow")),
    /// A wallet that was opened at login calls itself locked until somebody asks for it. KWallet 6 was not run.
    KWALLET("KWallet", true, Duration.ofSeconds(6), List.of("org.kde.kwalletd6", "org.kde.kwalletd5", "org.kde.secretservicecompat")),
    GNOME("GNOME Keyring", true, Duration.ZERO, List.of("org.gnome.keyring")),
    UNKNOWN("", false, Duration.ZERO, List.of());

    private final String program;
    private final boolean showsLocked;
    private final Duration writes;
    @SuppressWarnings("ImmutableEnumChecker") // Never changed.
    private final List<String> names;

    Keyring(String program, boolean showsLocked, Duration writes, List<String> names) {
        this.program = program;
        this.showsLocked = showsLocked;
        this.writes = writes;
        this.names = names;
    }

    /// Which it is, by what else the same connection is called.
    ///
    /// @param owner the connection that offers secrets
    static Keyring of(String owner, BusNames bus) throws Refused {
        var running = bus.running();
        for (var keyring : values()) {
            for (var name : keyring.names) {
                if (running.contains(name) && bus.owner(name).equals(Optional.of(owner))) {
                    return keyring;
                }
            }
        }
        return UNKNOWN;
    }

    /// The one that people call `program`.
    static Keyring named(String program) {
        return Stream.of(values()).filter(it -> it.program.equals(program)).findFirst().orElse(UNKNOWN);
    }

    /// As people call it; empty when it is none of the known ones.
    String program() {
        return program;
    }

    /// Whether everything that it has is listed, and can be searched without a dialog, also while it is locked.
    boolean showsLocked() {
        return showsLocked;
    }

    /// After what time that which it has taken is on its disk, if it was not told to write. Zero where it answers only then.
    Duration writes() {
        return writes;
    }

    /// The first of `startable` that starts this program and no other.
    Optional<String> starter(List<String> startable) {
        return names.stream().filter(startable::contains).findFirst();
    }
}
