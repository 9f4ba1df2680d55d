package dev.onehot.desktop;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.ActivateProvider;
import dev.onehot.core.events.Command.SetSetting;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import java.lang.System.Logger.Level;

/// The tray's icon and menu: which provider is hot, and the way to another one, without a window.
///
/// Follows every commit, of other processes too where somebody watches for them. What is chosen is done on a thread of its own.
public final class Tray implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Tray.class.getName());

    private final SettingsManager manager;
    private final Locale language;
    private final ThreadPoolExecutor work = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("tray-", 0).factory());
    private final TrayWords words;
    private final TrayFace face;
    private final Subscription subscription;

    /// Nobody can show one here: there is no session bus, or one is shown already.
    public static final class Unshown extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean taken;

        Unshown(Exception cause) {
            super(cause);
            this.taken = cause instanceof ItemOnBus.Taken;
        }

        /// Whether another process shows one.
        public boolean isTaken() {
            return taken;
        }
    }

    /// Shows it wherever this desktop has a place for it, now or later.
    ///
    /// @param manager open for longer than this
    /// @param language of this computer, unless the person chose another one
    /// @param open opens the window
    /// @param ended run at *Quit*, or when the session has ended
    public static Tray show(SettingsManager manager, Map<String, String> environment, Locale language, Runnable open, Runnable ended) throws Unshown {
        return new Tray(manager, environment, language, open, ended);
    }

    private Tray(SettingsManager manager, Map<String, String> environment, Locale language, Runnable open, Runnable ended) throws Unshown {
        this.manager = manager;
        this.language = language;
        this.words = new TrayWords(id -> carryOut(new ActivateProvider(id)), this::serve, open, ended);
        var first = shown(manager.snapshot());
        try {
            this.face = isLinux() ? ItemOnBus.open(environment, first, work, open, ended) : AwtFace.open(first, work, open);
        } catch (IOException | ItemOnBus.Taken nowhere) {
            work.shutdownNow();
            throw new Unshown(nowhere);
        }
        this.subscription = manager.follow(event -> work.execute(this::update));
        work.execute(this::update);
    }

    static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    /// Whether somebody shows it, as far as that is known.
    public boolean isSeen() {
        return face.isSeen();
    }

    private void update() {
        face.show(shown(manager.snapshot()));
    }

    private synchronized TrayShown shown(Snapshot now) {
        return words.of(now, TrayWords.locale(now, language));
    }

    /// On the tray's thread.
    private void serve(boolean on) {
        carryOut(new SetSetting(OwnSettings.ENDPOINT, String.valueOf(on), Command.ANY));
    }

    private void carryOut(Command command) {
        try {
            manager.apply(command, Origin.WINDOW);
        } catch (OnehotException failure) {
            LOG.log(Level.INFO, "not done", failure);
            var locale = TrayWords.locale(manager.snapshot(), language);
            face.complain(TrayWords.words("tray.notDone", locale), failure.what().text(locale) + " " + failure.advice().text(locale));
        }
    }

    @Override
    public void close() {
        subscription.close();
        work.shutdownNow();
        face.close();
    }
}
