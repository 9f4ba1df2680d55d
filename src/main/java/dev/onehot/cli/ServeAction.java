package dev.onehot.cli;

import module java.base;

import dev.onehot.cli.serve.LockedKeys;
import dev.onehot.cli.serve.LoginUnit;
import dev.onehot.cli.serve.RestingMemory;
import dev.onehot.cli.serve.RunningEndpoint;
import dev.onehot.core.ChangeWatch;
import dev.onehot.core.DataDirectory;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.Settling;
import dev.onehot.core.events.Command.SetSetting;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Answers programs on this computer with whatever provider is active, until it is interrupted.
@Command(
        name = "serve",
        description = "Answer programs on this computer with the active provider, in its place, until interrupted: one address, http://127.0.0.1:7411, in the"
                + " dialects of Anthropic, OpenAI and Gemini. A switch holds for the next request. Who asks needs a token: onehotctl program token PROGRAM.")
final class ServeAction extends Action {
    /// So often at most it is said how it stands.
    private static final long PAUSE_MILLIS = 250;

    /// As long nobody has to ask for anything before memory is given back.
    private static final Duration REST = Duration.ofSeconds(10);

    /// For requests under way, and the disk.
    private static final Duration END = Duration.ofSeconds(15);

    private static final int LINE = 79;

    @Option(names = "--port", paramLabel = "NUMBER", description = "Answer there, now and whenever it is started; 7411 unless another one was chosen.")
    private @Nullable Integer port;

    @Option(
            names = "--print-unit",
            paramLabel = "SYSTEM",
            description = "Only print what starts it whenever you log in, for systemd, launchd or windows, and how to give it to the system.")
    private @Nullable LoginUnit unit;

    private final Semaphore noted = new Semaphore(0);

    @Override
    int run() {
        if (unit != null) {
            return print(unit);
        }
        if (port != null && (port < 1 || port > EndpointProvider.HIGHEST_PORT)) {
            throw Refusal.usage("--port " + port + " is no port.", "Say a number from 1 to 65535.");
        }
        var manager = session().reading();
        if (port != null && port != RunningEndpoint.port(manager.snapshot())) {
            manager.apply(new SetSetting(OwnSettings.ENDPOINT_PORT, String.valueOf(port), OptionalLong.empty()), Origin.CLI);
            // Programs that ask the endpoint have its address in their files.
            var _ = Followers.after(session(), manager);
        }
        var meeting = DataDirectory.meeting(session().environment(), System.getProperties());
        try (var settling = new Settling(manager);
                var _ = new ChangeWatch(manager, _ -> {}, settling::committed);
                var _ = new LockedKeys(manager);
                var running = RunningEndpoint.open(manager, meeting, session().file(), session().environment(), this::note);
                var _ = manager.follow(_ -> note());
                var _ = Answers.ofEndpoint(manager, meeting, session().file());
                var _ = new End()) {
            openKeys(manager);
            follow(manager, running);
        } catch (InterruptedException stop) {
            // In order: what was opened is closed, the last first.
        }
        return Exit.DONE;
    }

    private int print(LoginUnit system) {
        var properties = System.getProperties();
        var usual = DataDirectory.database(session().environment(), properties);
        var command = LoginUnit.command(HelperCommand.path(session().environment(), properties), session().database().word(), usual);
        return session().show(() -> JsonOutput.object("system", system.name(), "unit", system.text(command)), out -> out.text(system.text(command)));
    }

    /// Requests begin and end on threads of their own.
    private void note() {
        if (noted.availablePermits() == 0) {
            noted.release();
        }
    }

    /// What cannot be had now may be had later, and some providers need no key.
    private void openKeys(SettingsManager manager) {
        manager.keys().follow();
        try {
            if (manager.snapshot().protection().master().isPresent()) {
                KeyAccess.open(session(), manager);
            }
        } catch (OnehotException locked) {
            session().remark(locked.what().text(Locale.ROOT) + " " + locked.advice().text(Locale.ROOT));
        }
        var state = manager.keys().state();
        if (!state.isUsable() && manager.snapshot().protection().master().isPresent()) {
            session().remark(state.what().text(Locale.ROOT) + " " + state.advice().text(Locale.ROOT));
        }
    }

    private void follow(SettingsManager manager, RunningEndpoint running) throws InterruptedException {
        boolean rewrites = !session().json() && Terminal.find(session()).isPresent();
        if (!session().json()) {
            session().say("Serving " + running.address() + (rewrites ? ", until Ctrl+C." : "."));
        }
        var last = "";
        var memory = Optional.<RestingMemory>empty();
        while (true) {
            var words = words(manager, running);
            if (rewrites) {
                session().out().text("\r" + line(words + counts(running)) + "\u001b[K");
            } else if (!words.equals(last)) {
                var document = document(manager, running);
                var _ = session().show(() -> document, out -> session().say(words + counts(running) + "."));
            }
            session().out().flush();
            last = words;
            if (memory.isEmpty()) {
                memory = Optional.of(RestingMemory.find());
                // A passphrase took some.
                memory.get().giveBack();
            }
            memory.get().awaitWork(noted, REST);
            Thread.sleep(PAUSE_MILLIS);
            noted.drainPermits();
        }
    }

    private static String words(SettingsManager manager, RunningEndpoint running) {
        var keys = manager.keys().state();
        boolean locked = !keys.isUsable() && manager.snapshot().protection().master().isPresent();
        int stored = RunningEndpoint.port(manager.snapshot());
        var moved = stored == running.port() ? "" : "; still at port " + running.port() + ", start it again for " + stored;
        return manager.snapshot().active().map(it -> it.name() + " answers").orElse("Nobody answers: no provider is active")
                + (locked ? "; keys are locked" : "") + moved;
    }

    private static String counts(RunningEndpoint running) {
        int now = running.underWay().values().stream().mapToInt(it -> it).sum();
        return String.format(Locale.ROOT, "; requests now %,d, answered %,d", now, running.answered());
    }

    private static String line(String text) {
        var plain = Visible.line(text);
        return plain.length() > LINE ? plain.substring(0, LINE - 1) + "…" : plain;
    }

    private static Map<String, @Nullable Object> document(SettingsManager manager, RunningEndpoint running) {
        var snapshot = manager.snapshot();
        return JsonOutput.object(
                "address", running.address(), "process", ProcessHandle.current().pid(), "active", snapshot.active().map(StatusAction::brief),
                "keys", manager.keys().state().kind().word(), "revision", snapshot.revision(),
                "now", running.underWay().entrySet().stream()
                        .map(it -> JsonOutput.object("id", it.getKey(), "name", snapshot.provider(it.getKey()).map(Provider::name), "requests", it.getValue()))
                        .toList(),
                "answered", running.answered());
    }

    /// Has the system's signals end the command in order, and the process wait for that.
    private static final class End implements AutoCloseable {
        private final Thread serving = Thread.currentThread();
        private final Thread hook = Thread.ofPlatform().unstarted(this::end);

        End() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private void end() {
            serving.interrupt();
            try {
                var _ = serving.join(END);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException already) {
                // It is why we end.
                return;
            }
        }
    }
}
