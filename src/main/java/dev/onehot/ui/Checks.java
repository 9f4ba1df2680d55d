package dev.onehot.ui;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.Databases;
import dev.onehot.core.files.FileException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.Provider;
import dev.onehot.probe.CheckRuns;
import dev.onehot.probe.CheckRuns.Running;
import dev.onehot.probe.Checked;
import dev.onehot.probe.Probe;
import dev.onehot.probe.Search;
import dev.onehot.probe.Target;
import dev.onehot.tools.ToolContents;
import dev.onehot.tools.ToolFiles;
import dev.onehot.tools.Whereabouts;

/// Lets providers be checked in the background and keeps what was found. FX thread only; never waits.
public final class Checks implements AutoCloseable {
    private final Path database;
    private BiConsumer<Provider, Throwable> notKept = (provider, failure) -> {};
    private final CheckRuns runs;
    private final Commands commands;
    private final Map<String, String> environment;

    /// @param database beside which copies of other tools' databases are made
    /// @param environment proxies, certificates, and headers that take a value from a variable
    public Checks(Path database, Map<String, String> environment, Commands commands) {
        this.database = database;
        this.runs = new CheckRuns(environment);
        this.commands = commands;
        this.environment = Map.copyOf(environment);
    }

    /// Checks something that need not be stored. The answer comes on the FX thread.
    ///
    /// @param generate whether the model is asked for a few tokens
    public Running start(Target target, boolean generate, Consumer<Checked> done) {
        FxThread.require();
        return runs.start(resolved(target), generate, checked -> FxThread.run(() -> done.accept(checked)));
    }

    /// Asks what credit is left. The answer comes on the FX thread; empty where the vendor does not say it.
    public void credit(Target target, Consumer<Optional<String>> done) {
        FxThread.require();
        runs.credit(resolved(target), left -> FxThread.run(() -> done.accept(left)));
    }

    /// A key that was typed as a reference is taken from its variable.
    private Target resolved(Target target) {
        return target.key()
                .environmentVariable()
                .map(variable -> target.withKey(ApiKey.of(environment.getOrDefault(variable, ""))))
                .orElse(target);
    }

    /// Checks a provider as it is stored, and keeps what was found unless it was changed or gone meanwhile.
    public Running start(Provider provider, ApiKey key, boolean generate, Consumer<Checked> done) {
        return start(Target.of(provider, key), generate, checked -> {
            keep(provider, checked);
            done.accept(checked);
        });
    }

    /// Who tells the person of a check that could not be kept.
    public void setNotKept(BiConsumer<Provider, Throwable> notKept) {
        this.notKept = notKept;
    }

    /// Looks for keys in variables, servers on this machine, and files of other tools. Called with each as it is found.
    public void lookAround(Surroundings around, Consumer<List<FoundProvider>> found, Consumer<Throwable> failed) {
        FxThread.require();
        search(probe -> ToolFiles.variables(around.environment()).providers(), found, failed);
        search(probe -> Search.servers(around.localServers().get(), probe), found, failed);
    }

    /// What the files of other tools hold.
    public void lookIntoFiles(Surroundings around, Consumer<List<ToolContents>> found, Consumer<Throwable> failed) {
        search(probe -> files(around).all(), found, failed);
    }

    private ToolFiles files(Surroundings around) {
        return new ToolFiles(new Whereabouts(around.home(), around.environment()), this::ccSwitch);
    }

    private List<CcSwitchRow> ccSwitch(Path file) {
        return Databases.ccSwitch(database, file);
    }

    /// What a chosen file holds.
    public void lookInto(Path file, Surroundings around, Consumer<ToolContents> found, Consumer<Throwable> failed) {
        search(
                probe -> {
                    FileException.requireOther(file);
                    return files(around).file(file);
                },
                found,
                failed);
    }

    /// One of the two is called, on the FX thread.
    private <T> void search(Function<Probe, T> body, Consumer<T> found, Consumer<Throwable> failed) {
        runs.search(
                body,
                all -> FxThread.run(() -> found.accept(all)),
                failure -> FxThread.run(() -> failed.accept(failure)));
    }

    /// Keeps what was found about `provider` as it was checked.
    public void keep(Provider provider, Checked checked) {
        commands.note(
                new Command.RecordCheck(provider.id(), provider.version(), checked.result(), checked.models()),
                failure -> notKept.accept(provider, failure));
    }

    @Override
    public void close() {
        runs.close();
    }
}
