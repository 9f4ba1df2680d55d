package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Command.ResetSetting;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes stored values, so that defaults hold again.
@Command(name = "reset", description = "Remove what is stored, so that the default holds again: all that are named, or none.")
final class SettingReset extends Action {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The settings' keys.")
    private List<String> keys = List.of();

    @Override
    int run() {
        var manager = session().reading();
        var reset = new ArrayList<Outcome>();
        if (keys.size() > 1) {
            // Once something is recorded of a gesture, nothing that came before can be.
            manager.lookBack();
        }
        manager.composite(Origin.CLI, () -> {
            for (var key : keys) {
                if (manager.setting(key).isEmpty() && session().schemas().find(key).isEmpty()) {
                    throw Refusal.missing("There is no setting " + key + ".", "See onehotctl setting list.");
                }
                reset.add(manager.apply(new ResetSetting(key, dev.onehot.core.events.Command.ANY), Origin.CLI));
            }
            return reset.size();
        });
        reset.forEach(session()::remarks);
        session().done(
                Json.object("reset", keys, "revision", manager.snapshot().revision()),
                String.join(", ", keys) + (keys.size() == 1 ? " is reset." : " are reset."));
        return Exit.DONE;
    }
}
