package dev.onehot.cli;

import module java.base;

import dev.onehot.cli.serve.RestingMemory;
import dev.onehot.core.ChangeWatch;
import dev.onehot.core.DataDirectory;
import dev.onehot.core.ProgramsThread;
import dev.onehot.core.Settling;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.desktop.ChosenShortcut;
import dev.onehot.desktop.SystemLanguage;
import dev.onehot.desktop.Tray;
import dev.onehot.model.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows which provider is active in the desktop's tray, and switches from its menu, until *Quit* is chosen there.
@Command(
        name = "tray",
        description = "Show the active provider in the desktop's tray, with a menu that switches, until Quit is chosen there or it is interrupted."
                + " It appears where and when there is a tray.")
final class TrayAction extends Action {
    /// Panels come up after the programs of a session.
    private static final long LOGIN_SECONDS = 15;

    /// After a change, what it took goes back to the system.
    private static final long CALM_SECONDS = 5;

    private static final long LOOK_HOURS = 24;

    @Option(names = "--login", description = "As at the begin of a session: where nobody shows a tray, the window is opened.")
    private boolean login;

    private volatile boolean atLogin;
    private final Semaphore stirred = new Semaphore(0);
    private final CountDownLatch quit = new CountDownLatch(1);

    @Override
    int run() {
        var manager = session().writing();
        hear(manager.snapshot());
        var language = SystemLanguage.of(session().environment());
        try (var settling = new Settling(manager);
                var _ = new ChangeWatch(manager, _ -> {}, settling::committed);
                var _ = new ProgramsThread(manager, session()::following, _ -> {});
                var _ = new TrayEndpoint(manager, serve(), session().environment(), DataDirectory.meeting(session().environment(), System.getProperties()), session().file());
                var _ = manager.follow(event -> hear(event.snapshot()));
                var _ = new ChosenShortcut(manager, session().environment(), language, _ -> {}, () -> open("--palette"));
                var tray = Tray.show(manager, session().environment(), language, () -> open(), this::end)) {
            manager.keys().follow();
            if (!quit.await(LOGIN_SECONDS, TimeUnit.SECONDS) && login && !tray.isSeen()) {
                open();
            }
            while (quit.getCount() > 0) {
                RestingMemory.find().giveBack();
                rest();
            }
        } catch (Tray.Unshown nowhere) {
            return unshown(nowhere);
        } catch (InterruptedException stop) {
            // In order: what was opened is closed, the last first.
        }
        return Exit.DONE;
    }

    /// Until something has happened and was over for a while, or *Quit*.
    private void rest() throws InterruptedException {
        if (stirred.tryAcquire(LOOK_HOURS, TimeUnit.HOURS) && !quit.await(CALM_SECONDS, TimeUnit.SECONDS)) {
            stirred.drainPermits();
        }
    }

    private void end() {
        quit.countDown();
        stirred.release();
    }

    /// Whoever takes the tray from the session does not want to see it any more.
    private void hear(Snapshot now) {
        boolean on = now.setting(OwnSettings.AT_LOGIN).map(Setting::value).filter("true"::equals).isPresent();
        if (atLogin && !on) {
            end();
        }
        atLogin = on;
        stirred.release();
    }

    private List<String> serve() {
        return List.of(HelperCommand.path(session().environment(), System.getProperties()), "--db", session().database().word(), "serve");
    }

    private int unshown(Tray.Unshown nowhere) {
        if (nowhere.isTaken()) {
            session().remark("There is a tray of Onehot already.");
            return Exit.DONE;
        }
        if (login) {
            open();
            return Exit.DONE;
        }
        throw new Refusal(Exit.FAILED, "no-tray", "No tray can be shown here: there is no session bus.", "Start it in a desktop's session.");
    }

    private void open(String... besides) {
        var named = session().database().word();
        var usual = DataDirectory.database(session().environment(), System.getProperties());
        var command = new ArrayList<>(WindowCommand.words(session().environment(), System.getProperties(), Optional.of(named).filter(it -> !it.equals(usual.toAbsolutePath().toString()))));
        command.addAll(List.of(besides));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(session().environment());
            builder.start().getOutputStream().close();
        } catch (IOException failure) {
            session().remark("The window could not be opened: " + failure.getMessage());
        }
    }
}
