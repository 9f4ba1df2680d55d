package dev.onehot.cli;

import dev.onehot.core.events.Command.RepairActive;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Makes the rule true again after another program broke it.
@Command(
        name = "repair",
        description = "After another program left none or several active: make the one active that it takes for active,"
                + " or that was chosen last.")
final class RepairAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The one to be active.")
    private String name = "";

    @Override
    int run() {
        var manager = session().reading();
        boolean wasBroken = manager.composite(Origin.CLI, () -> {
            var before = manager.snapshot();
            var keep = name.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Names.provider(before, name).id());
            manager.apply(new RepairActive(keep), Origin.CLI);
            return !before.integrity().isOk();
        });
        var snapshot = manager.snapshot();
        var active = snapshot.active();
        return Followers.done(
                session(),
                JsonOutput.object(
                        "repaired", wasBroken,
                        "active", active.map(StatusAction::brief),
                        "integrity", StatusAction.word(snapshot.integrity()),
                        "revision", snapshot.revision()),
                (wasBroken ? "Repaired. Active: " : "Nothing was broken. Active: ")
                        + active.map(Provider::name).orElse("none") + ".");
    }
}
