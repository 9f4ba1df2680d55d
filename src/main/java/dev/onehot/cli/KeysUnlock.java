package dev.onehot.cli;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeysException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tries whether keys can be read, asking whoever has to be asked.
@Command(
        name = "unlock",
        description = "Try to open the keys: asks for the passphrase, or has the system ask. A keychain stays open for the session;"
                + " a vault is opened anew by each command. Exit code 5 when they stay locked.")
final class KeysUnlock extends Action {
    @Option(names = "--passphrase-stdin", description = "Read the passphrase from standard input.")
    private boolean standardInput;

    KeysUnlock(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        var vault = manager.snapshot().protection().master().filter(it -> it.backend() == KeyBackend.VAULT);
        if (standardInput && vault.isPresent()) {
            var _ = KeyAccess.await(manager.keys().unlock(Passphrase.given(session(), true, "Passphrase: ")));
        } else {
            KeyAccess.prepare(session(), manager);
        }
        var state = manager.keys().state();
        if (!state.isUsable() && manager.snapshot().protection().master().isPresent()) {
            throw KeysException.because(state);
        }
        var report = new KeysReport(manager, state.isUsable() ? state : KeyAccess.await(manager.keys().open()));
        session().done(report.json(), report.lines().getFirst());
        return Exit.DONE;
    }
}
