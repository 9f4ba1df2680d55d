package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Command.Undo;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes a change back, and nothing that came after it.
@Command(
        name = "undo",
        description = "Take a change back, and nothing that came after it. Undo is itself a change: undoing that one is a redo.")
final class UndoAction extends Action {
    @Parameters(
            arity = "0..1",
            paramLabel = "CHANGE",
            description = "The number of a change, as history shows it; by default the newest that stands, whoever made it; when that one cannot be taken back, nothing is.")
    private @Nullable Long change;

    @Override
    int run() {
        var manager = session().reading();
        var outcome = change == null ? manager.undoLatest(Optional.empty(), Origin.CLI) : manager.apply(new Undo(change), Origin.CLI);
        var changes = manager.history(HistoryFilter.newest(1)).stream()
                .findFirst()
                .map(it -> it.changes())
                .orElse(List.of());
        besides(outcome).forEach(session()::say);
        return Followers.done(
                session(),
                JsonOutput.object("changes", changes.stream().map(Past::details).toList(), "revision", outcome.revision()),
                "Undone: " + changes.stream().map(Past::text).collect(Collectors.joining(", ")) + ".");
    }

    /// What could not be brought back, and what it led to.
    private static List<String> besides(Outcome outcome) {
        return outcome.remarks().stream()
                .filter(it -> !it.code().startsWith("undo.did") && !it.code().startsWith("redo.did"))
                .map(it -> it.text(Locale.ROOT))
                .toList();
    }
}
