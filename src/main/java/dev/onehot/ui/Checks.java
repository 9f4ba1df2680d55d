package dev.onehot.ui;

import dev.onehot.core.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Provider;
import dev.onehot.probe.CheckRuns;
import dev.onehot.probe.CheckRuns.Running;
import dev.onehot.probe.Checked;
import dev.onehot.probe.Target;
import java.util.Map;
import java.util.function.Consumer;

/// Lets providers be checked in the background and keeps what was found. FX thread only; never waits.
public final class Checks implements AutoCloseable {
    private final CheckRuns runs;
    private final Commands commands;

    /// @param environment proxies, certificates, and headers that take a value from a variable
    public Checks(Map<String, String> environment, Commands commands) {
        this.runs = new CheckRuns(environment);
        this.commands = commands;
    }

    /// Checks something that need not be stored. The answer comes on the FX thread.
    ///
    /// @param generate whether the model is asked for a few tokens
    public Running start(Target target, boolean generate, Consumer<Checked> done) {
        FxThread.require();
        return runs.start(target, generate, checked -> FxThread.run(() -> done.accept(checked)));
    }

    /// Checks a provider as it is stored, and keeps what was found unless it was changed or gone meanwhile.
    public Running start(Provider provider, ApiKey key, boolean generate, Consumer<Checked> done) {
        return start(Target.of(provider, key), generate, checked -> {
            keep(provider, checked);
            done.accept(checked);
        });
    }

    /// Keeps what was found about `provider` as it was checked.
    public void keep(Provider provider, Checked checked) {
        commands.note(new Command.RecordCheck(provider.id(), provider.version(), checked.result(), checked.models()));
    }

    @Override
    public void close() {
        runs.close();
    }
}
