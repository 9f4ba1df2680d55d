package dev.onehot.testing;

import module java.base;

/// gnome-keyring-daemon, and what asks people on its behalf.
public final class RealGnomeKeyring implements RealKeyring {
    private static final String PROMPTER = "org.gnome.keyring.SystemPrompter";
    private static final String DIALOG = "Unlock";

    private final RealDesktop desktop;

    public RealGnomeKeyring(RealDesktop desktop) {
        this.desktop = desktop;
    }

    /// Without it the keyring dismisses its own questions.
    public RealGnomeKeyring withPrompter() throws IOException {
        desktop.activatable(PROMPTER, prompter());
        return this;
    }

    /// Lets the bus start the keyring for whoever asks for secrets, as Debian's package does.
    public static void letTheBusStartIt(RealDesktop desktop) throws IOException {
        for (var name : List.of(SECRETS, "org.gnome.keyring")) {
            desktop.activatable(name, "/usr/bin/gnome-keyring-daemon --start --foreground --components=secrets");
        }
        desktop.activatable(PROMPTER, prompter());
    }

    /// Where Debian's gcr has it.
    private static String prompter() {
        return Stream.of("/usr/libexec/gcr-prompter", "/usr/lib/gcr/gcr-prompter").filter(it -> Files.exists(Path.of(it))).findFirst().orElse("gcr-prompter");
    }

    @Override
    public Process start() {
        var process = desktop.start(PASSWORD, "gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets");
        Await.until("the keyring", () -> desktop.isOwned(SECRETS));
        return process;
    }

    @Override
    public void lock() {
        desktop.call(SECRETS, PATH, "org.freedesktop.Secret.Service.Lock", "['/org/freedesktop/secrets/collection/login']");
    }

    @Override
    public void answer() {
        desktop.answer(DIALOG, "type " + PASSWORD, "key Return");
    }

    @Override
    public void dismiss() {
        desktop.answer(DIALOG, "key Escape");
    }

    @Override
    public boolean isAsking() {
        return desktop.shows(DIALOG);
    }
}
