package dev.onehot.cli;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.KeySource;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes every key into the database in plain text.
@Command(
        name = "share",
        description = "Write every key into the database in plain text, for a program that reads keys from it: whoever can read the file"
                + " can read them then. keys protect takes it back.")
final class KeysShare extends Action {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    KeysShare(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        if (!yes && !isAgreed(manager)) {
            throw new Refusal(Exit.FAILED, "declined", "Nothing was changed.", "");
        }
        if (manager.snapshot().protection().master().isPresent()) {
            KeyAccess.open(session(), manager);
        }
        var report = new KeysReport(manager, KeyAccess.await(manager.keys().share(Origin.CLI)));
        session().done(
                report.json(),
                KeysReport.keys(report.count(KeySource.Plain.class)) + " in plain text in " + session().file().toAbsolutePath() + " now.");
        return Exit.DONE;
    }

    private boolean isAgreed(SettingsManager manager) {
        var count = KeysReport.keys(new KeysReport(manager, manager.keys().state()).count(KeySource.Encrypted.class));
        var what = count + " in plain text into " + session().file().toAbsolutePath() + ", where whoever can read the file can read them";
        return Terminal.find(session())
                .orElseThrow(() -> Refusal.usage("This would write " + what + ".", "Say --yes if that is meant."))
                .agrees("Write " + what + "?");
    }
}
