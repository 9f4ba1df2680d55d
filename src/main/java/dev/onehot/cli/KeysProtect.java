package dev.onehot.cli;

import dev.onehot.model.KeySource;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;

/// Encrypts every key of the database.
@Command(
        name = "protect",
        description = "Encrypt every key in this database. A first master key goes to the system keychain, or to a vault under"
                + " ONEHOT_PASSPHRASE. keys share takes it back. Backups made before still hold the keys in plain text.")
final class KeysProtect extends Action {
    KeysProtect(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        if (manager.snapshot().protection().master().isPresent()) {
            KeyAccess.open(session(), manager);
        }
        var state = KeyAccess.await(manager.keys().protect(Origin.CLI));
        var report = new KeysReport(manager, state);
        session().done(
                report.json(),
                KeysReport.keys(report.count(KeySource.Encrypted.class)) + " encrypted. Backups made before still hold them in plain text.");
        return Exit.DONE;
    }
}
