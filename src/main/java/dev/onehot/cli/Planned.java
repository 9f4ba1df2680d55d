package dev.onehot.cli;

import module java.base;

import dev.onehot.core.files.Plan;
import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import org.jspecify.annotations.Nullable;

/// Prints what a plan would change or has changed, whatever it is from.
final class Planned {
    private Planned() {}

    /// @param document for `--json`
    /// @param beside what is wrong, or to be known
    /// @param said what came of it
    static int print(Session session, Plan plan, Map<String, @Nullable Object> document, List<String> beside, String said) {
        return session.show(() -> document, out -> {
            plan.changes().forEach(it -> out.line(line(it)));
            beside.forEach(session.errors()::line);
            session.say(said);
        });
    }

    private static String line(PlannedChange it) {
        return action(it) + "  " + it.name() + (it.keyChanges() ? "  (key)" : "")
                + texts(it.also()).stream().map(more -> "  " + more).collect(Collectors.joining());
    }

    /// For a document.
    static List<Map<String, @Nullable Object>> shapes(Plan plan) {
        return plan.changes().stream()
                .map(it -> JsonOutput.object(
                        "what", it.provider() ? "provider" : "setting",
                        "name", it.name(),
                        "action", action(it),
                        "before", it.before(),
                        "after", it.after(),
                        "keyChanges", it.keyChanges(),
                        "also", texts(it.also())))
                .toList();
    }

    private static String action(PlannedChange change) {
        return change.action().name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts(List<Message> messages) {
        return messages.stream().map(it -> it.text(Locale.ROOT)).toList();
    }
}
