package dev.onehot.testing;

import module java.base;

/// A keyring as Debian has it, on a [RealDesktop].
public interface RealKeyring {
    String SECRETS = "org.freedesktop.secrets";
    String PATH = "/org/freedesktop/secrets";
    String PASSWORD = "a password";

    /// Which ones there are.
    enum Kind {
        GNOME_KEYRING,
        KWALLET,
        KEEPASSXC;

        /// Not started yet.
        public RealKeyring on(RealDesktop desktop) throws IOException {
            return switch (this) {
                case GNOME_KEYRING -> new RealGnomeKeyring(desktop);
                case KWALLET -> new RealKWallet(desktop);
                case KEEPASSXC -> RealKeePassXC.allowingAll(desktop);
            };
        }
    }

    /// Starts it with what it kept before, open: nobody is asked.
    Process start() throws IOException;

    /// Afterwards nothing that it keeps can be read.
    void lock();

    /// As a person answers its dialog who knows the password.
    void answer();

    /// As a person closes its dialog.
    void dismiss();

    /// Whether it asks a person now.
    boolean isAsking();

    /// The secrets of Onehot's that it has and gives away, each once. Only when it is open.
    static Set<String> secrets(RealDesktop desktop) {
        return desktop.run("secret-tool", "search", "--all", "--unlock", "application", "onehot").lines()
                .filter(it -> it.startsWith("secret = "))
                .map(it -> it.substring("secret = ".length()))
                .filter(it -> !it.isBlank())
                .collect(Collectors.toSet());
    }
}
