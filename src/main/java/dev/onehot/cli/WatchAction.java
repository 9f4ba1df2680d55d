package dev.onehot.cli;

import module java.base;

import dev.onehot.core.Commits;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.Settling;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells every change as it is committed, until it is interrupted or nobody reads any more.
///
/// The history says what was done and by whom, so nothing is missed, whoever wrote it.
@Command(
        name = "watch",
        description = "Print every change as it is committed, and by whom, until interrupted. Begins with a snapshot;"
                + " with --since the changes since that revision follow it.")
final class WatchAction extends Action {
    private static final long LOOK_MILLIS = 100;

    @Option(names = "--since", paramLabel = "REVISION", description = "Print the changes after this revision first.")
    private @Nullable Long since;

    @Override
    int run() {
        var manager = session().readingAll();
        try (var commits = new Commits(manager);
                var settling = new Settling(manager)) {
            follow(manager, commits, settling);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }

    private void follow(SettingsManager manager, Commits commits, Settling settling) throws InterruptedException {
        var history = new HistoryPages(manager);
        var snapshot = manager.snapshot();
        long told = begin(history, snapshot);
        while (!isUnheard()) {
            boolean moved = commits.moved();
            look(manager);
            if (moved) {
                settling.committed();
                // No later than what was looked at: of a change that somebody makes on hearing of it, the next look must find all.
                long known = manager.snapshot().revision();
                var found = history.after(told);
                var changes = found.stream().takeWhile(it -> it.revision() <= known).toList();
                told = changes.isEmpty() ? told : changes.getLast().number();
                commits(changes).forEach(this::tell);
                if (changes.size() == found.size()) {
                    commits.told();
                }
            }
            session().out().flush();
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /// Has what a program wrote that keeps no history written into it; it is tried again when the database is busy.
    private static void look(SettingsManager manager) {
        try {
            manager.refresh();
        } catch (StorageException busy) {
            if (busy.kind() != StorageException.Kind.BUSY) {
                throw busy;
            }
        }
    }

    /// Prints the snapshot; answers the number of the last change that need not be told.
    private long begin(HistoryPages history, Snapshot snapshot) {
        long from = since == null ? snapshot.revision() : since;
        long number = history.numberAt(from);
        boolean complete = since == null || number > 0 || (from == 0 && history.isWhole());
        if (session().json()) {
            var document = JsonOutput.object("snapshot", shape(snapshot), "revision", snapshot.revision());
            if (since != null) {
                document.put("complete", complete);
            }
            session().out().json(document);
        } else {
            session().out().line("Revision " + snapshot.revision() + ". Active: "
                    + snapshot.active().map(Provider::name).orElse("none") + ".");
            if (!complete) {
                session().remark("The history does not reach back to revision " + from + ".");
            }
        }
        return number;
    }

    private Map<String, @Nullable Object> shape(Snapshot snapshot) {
        var settings = new LinkedHashMap<String, @Nullable Object>();
        snapshot.settings().values().forEach(it -> settings.put(it.key(), session().schemas().isSecret(it.key()) ? null : it.value()));
        return JsonOutput.object(
                "active", snapshot.active().map(StatusAction::brief),
                "providers",
                        snapshot.inOrder().stream()
                                .map(it -> Shapes.provider(it, snapshot.protection()))
                                .toList(),
                "settings", settings);
    }

    /// Changes of one revision stand in one line: whoever takes up again after a line has missed none.
    private static List<List<PastChange>> commits(List<PastChange> changes) {
        var commits = new ArrayList<List<PastChange>>();
        for (var change : changes) {
            if (commits.isEmpty() || commits.getLast().getFirst().revision() != change.revision()) {
                commits.add(new ArrayList<>());
            }
            commits.getLast().add(change);
        }
        return commits;
    }

    private void tell(List<PastChange> commit) {
        var first = commit.getFirst();
        if (session().json()) {
            session().out()
                    .json(JsonOutput.object(
                            "revision", first.revision(),
                            "at", first.at(),
                            "origin", first.origin().word(),
                            "changes", commit.stream().map(Past::shape).toList()));
        } else {
            session().out().line(first.at() + "  " + first.revision() + "  " + first.origin().word() + "  "
                    + commit.stream().map(Past::text).collect(Collectors.joining(", ")));
        }
    }

    /// A pipe whose reader left says so only when it is asked or written to.
    private boolean isUnheard() {
        return session().isInteractive() ? File.separatorChar == '/' && Posix.outputIsGone() : Thread.interrupted();
    }
}
