package dev.onehot.cli;

import dev.onehot.model.KeySource;
import picocli.CommandLine.Command;

/// Says how keys are kept, and whether they can be read now. Asks nobody.
@Command(
        name = "status",
        description = "Show how the keys of this database are kept, and whether they can be read now. Asks nobody."
                + " Exit code 5 when there are encrypted keys that cannot be read.")
final class KeysStatus extends Action {
    KeysStatus(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        var state = KeyAccess.await(manager.keys().open());
        var report = new KeysReport(manager, state);
        if (session().json()) {
            session().out().json(report.json());
        } else {
            report.lines().stream().filter(it -> !it.isEmpty()).forEach(session().out()::line);
        }
        boolean needed = report.count(KeySource.Encrypted.class) > 0;
        return needed && !state.isUsable() ? Exit.KEYS : Exit.DONE;
    }
}
