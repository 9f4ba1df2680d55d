package dev.onehot.cli;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Provider;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// What the completion scripts ask for: names, one a line.
@Command(name = "complete", hidden = true, description = "Print names for completion.")
final class CompleteAction extends Action {
    /// Names of what.
    enum Subject {
        providers,
        settings,
        programs
    }

    @Parameters(paramLabel = "WHAT", description = "One of $${COMPLETION-CANDIDATES}.")
    private Subject subject = Subject.providers;

    @Override
    int run() {
        var snapshot = session().snapshot();
        switch (subject) {
            case providers -> snapshot.providers().values().stream()
                    .map(Provider::name)
                    .forEach(session().out()::line);
            case programs -> session().following().list().forEach(it -> session().out().line(it.program().id()));
            case settings -> {
                var known = new TreeSet<String>();
                session().schemas().all().stream().map(KnownSetting::key).forEach(known::add);
                known.forEach(session().out()::line);
                try (var stored = session().reading().settings()) {
                    stored.each(it -> {
                        if (!known.contains(it.key())) {
                            session().out().line(it.key());
                        }
                    });
                }
            }
        }
        return Exit.DONE;
    }
}
