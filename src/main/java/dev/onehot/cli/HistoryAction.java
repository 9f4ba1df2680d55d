package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What was done, when, and by whom.
@Command(name = "history", description = "Show what was changed, when and by whom, newest first. The number is what undo takes.")
final class HistoryAction extends Action {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many; by default 20.")
    private int limit;

    @Parameters(arity = "0..1", paramLabel = "KEY|NAME", description = "Only what changed this setting or provider.")
    private String subject = "";

    @Override
    int run() {
        if (limit < 1) {
            throw Refusal.usage("--limit takes a number from 1 on.", "");
        }
        var manager = session().reading();
        var snapshot = manager.snapshot();
        var gestures = new HistoryPages(manager).newest(limit, about(snapshot));
        if (gestures.isEmpty() && !isKnown(snapshot)) {
            throw Refusal.missing(
                    "There is no setting or provider " + subject + ", and there was none.", "See onehotctl setting list and provider list.");
        }
        return session().show(() -> JsonOutput.object("history", gestures.stream().map(HistoryAction::shape).toList()), out -> {
            var table = new Table("CHANGE", "AT (UTC)", "BY", "WHAT", "");
            gestures.forEach(it -> table.row(
                    String.valueOf(it.number()),
                    it.at(),
                    it.origin().word(),
                    it.changes().stream().map(Past::text).collect(Collectors.joining(", ")),
                    it.undone() ? "undone" : it.kind() == PastGesture.Kind.CHANGE ? "" : it.kind().word()));
            table.print(out);
        });
    }

    /// A provider by its id, whatever it was called then; one that is gone by the name it had; a setting by its key.
    private Predicate<PastGesture> about(Snapshot snapshot) {
        if (subject.isEmpty()) {
            return gesture -> true;
        }
        var id = session().setting(subject).isPresent() ? null : idOf(snapshot);
        return gesture -> gesture.changes().stream().anyMatch(past -> isAbout(past, id));
    }

    /// By what is there now; nothing may have been changed of it since the history began.
    private boolean isKnown(Snapshot snapshot) {
        return subject.isEmpty()
                || session().setting(subject).isPresent()
                || session().schemas().find(subject).isPresent()
                || idOf(snapshot) != null;
    }

    private @Nullable Long idOf(Snapshot snapshot) {
        try {
            return Names.provider(snapshot, subject).id();
        } catch (Refusal unknownOrSeveral) {
            return snapshot.named(subject).map(Provider::id).orElse(null);
        }
    }

    private boolean isAbout(PastChange past, @Nullable Long id) {
        return switch (past.change()) {
            case Change.ProviderChange it -> id == null
                    ? past.name().equalsIgnoreCase(subject) || String.valueOf(it.id()).equals(subject)
                    : it.id() == id;
            case Change.SettingChange it -> it.key().equals(subject);
            case Change.ProgramChange it -> past.name().equalsIgnoreCase(subject) || it.id().equals(subject);
            case Change.KeysChange _ -> false;
        };
    }

    static Map<String, @Nullable Object> shape(PastGesture it) {
        return JsonOutput.object(
                "change", it.number(),
                "revision", it.first().revision(),
                "at", it.at(),
                "origin", it.origin().word(),
                "kind", it.kind().word(),
                "undone", it.undone(),
                "changes", it.changes().stream().map(Past::details).toList());
    }
}
