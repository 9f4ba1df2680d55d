package dev.onehot.cli;

import module java.base;

import dev.onehot.core.HomeFolder;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Databases;
import dev.onehot.core.files.FileException;
import dev.onehot.core.files.ImportPreview;
import dev.onehot.core.files.ImportPreview.Entry;
import dev.onehot.core.files.ImportPreview.Fate;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramState;
import dev.onehot.tools.LeftOut;
import dev.onehot.tools.Tool;
import dev.onehot.tools.ToolContents;
import dev.onehot.tools.ToolFiles;
import dev.onehot.tools.Whereabouts;
import org.jspecify.annotations.Nullable;

/// Takes over providers of other programs: those that have a key and are not there yet. Of everything else it is told why not.
final class ImportFrom {
    private final Session session;

    ImportFrom(Session session) {
        this.session = session;
    }

    /// @param from a program, `all`, or a file
    int run(String from, boolean dryRun) {
        var contents = contents(from);
        var manager = session.writing();
        List<FoundProvider> found = contents.stream().flatMap(it -> it.providers().stream()).toList();
        var entries = ImportPreview.of(manager.snapshot(), found);
        var wanted = entries.stream().filter(it -> it.fate() == Fate.ADDED).toList();
        boolean first = manager.snapshot().providers().isEmpty();
        var active = first ? ImportPreview.inUse(entries, wanted) : Optional.<Entry>empty();
        boolean done = !dryRun && !wanted.isEmpty();
        long revision = done ? add(wanted, active, manager) : manager.snapshot().revision();
        var states = done ? Followers.after(session, manager) : List.<ProgramState>of();
        int code = show(contents, entries, active, done, revision, states);
        if (active.isPresent()) {
            session.say(active.get().draft().name() + (done ? " is" : " would be") + " the active one.");
        } else if (first && !wanted.isEmpty()) {
            session.say("None of them " + (done ? "is" : "would be") + " active: it cannot be told which one is in use. Choose it with: onehotctl provider use NAME");
        }
        Followers.say(session, states);
        return code;
    }

    private long add(List<Entry> wanted, Optional<Entry> active, SettingsManager manager) {
        wanted.forEach(it -> KeyAccess.prepareFor(it.draft().key(), session, manager));
        var outcome = manager.carryOut(ImportPreview.plan(wanted, active), Origin.CLI).outcome();
        session.remarks(outcome);
        return outcome.revision();
    }

    private List<ToolContents> contents(String from) {
        var home = HomeFolder.of(session.environment(), System.getProperties());
        var files = new ToolFiles(new Whereabouts(home, session.environment()), it -> Databases.ccSwitch(session.file(), it));
        if (from.equals("all")) {
            return Stream.concat(files.all().stream(), files.of(Tool.VARIABLES).stream()).toList();
        }
        var tool = Tool.find(from);
        return tool.isPresent() ? files.of(tool.get()) : List.of(files.file(file(session.file(), from)));
    }

    private static Path file(Path database, String name) {
        try {
            var file = Path.of(name);
            if (Files.notExists(file)) {
                throw Refusal.missing("There is no file " + name + ", and no program of that name is known.", "Programs: " + programs() + ".");
            }
            FileException.requireOther(database, file);
            return file;
        } catch (InvalidPathException broken) {
            throw Refusal.usage("This is not a file name: " + broken.getMessage(), "");
        }
    }

    private static String programs() {
        return String.join(", ", Stream.concat(Arrays.stream(Tool.values()).map(Tool::id), Stream.of("all")).toList());
    }

    private int show(List<ToolContents> contents, List<Entry> entries, Optional<Entry> active, boolean done, long revision, List<ProgramState> states) {
        if (session.json()) {
            session.out().json(JsonOutput.object(
                    "imported", done,
                    "providers", entries.stream().map(ImportFrom::shape).toList(),
                    "leftOut", contents.stream().flatMap(it -> it.leftOut().stream()).map(ImportFrom::shape).toList(),
                    "files", contents.stream().map(ImportFrom::shape).toList(),
                    "active", active.map(it -> it.draft().name()).orElse(null),
                    "revision", revision,
                    "programs", Followers.shapes(session, states)));
        } else {
            print(contents, entries, done);
        }
        return Exit.DONE;
    }

    private void print(List<ToolContents> contents, List<Entry> entries, boolean done) {
        var out = session.out();
        for (var entry : entries) {
            out.line(word(entry) + "  " + entry.draft().name() + "  " + entry.draft().kind() + "  " + entry.draft().baseUrl()
                    + "  (" + entry.found().source() + ")");
            entry.reasons().forEach(it -> out.line("    " + words(it)));
        }
        for (var each : contents) {
            each.leftOut().forEach(it -> {
                out.line("left out  " + it.name() + "  (" + it.source() + ")");
                out.line("    " + words(it.reason()));
            });
            if (each.leftOut().isEmpty()) {
                each.nothing().ifPresent(it -> out.line((each.place().isEmpty()
                        ? "environment: " : each.place() + ": read as " + each.tool().label() + ". ") + words(it)));
            }
        }
        if (contents.isEmpty()) {
            out.line("There is no such file at its usual place.");
        }
        long added = entries.stream().filter(it -> it.fate() == Fate.ADDED).count();
        session.say(done ? added + (added == 1 ? " provider" : " providers") + " taken over." : "Nothing was changed.");
    }

    private static String word(Entry entry) {
        return switch (entry.fate()) {
            case ADDED -> "add";
            case EXISTS -> "exists";
            case NO_KEY -> "no key";
            case UNUSABLE -> "unusable";
        };
    }

    private static Map<String, @Nullable Object> shape(Entry entry) {
        var draft = entry.draft();
        return JsonOutput.object(
                "name", draft.name(),
                "kind", draft.kind(),
                "model", Shapes.orNull(draft.model()),
                "baseUrl", Shapes.orNull(draft.baseUrl()),
                "keySource", keySource(draft.key()),
                "headers", draft.options().headers().stream().map(it -> it.line()).toList(),
                "source", entry.found().source(),
                "inUse", entry.found().inUse(),
                "action", word(entry).replace(' ', '-'),
                "reasons", entry.reasons().stream().map(ImportFrom::words).toList());
    }

    private static Map<String, @Nullable Object> shape(LeftOut left) {
        return JsonOutput.object("name", left.name(), "source", left.source(), "reason", words(left.reason()));
    }

    private static Map<String, @Nullable Object> shape(ToolContents contents) {
        return JsonOutput.object(
                "file", Shapes.orNull(contents.place()),
                "program", contents.tool().id(),
                "providers", contents.providers().size(),
                "reason", contents.nothing().map(ImportFrom::words).orElse(null));
    }

    /// Where the key is now; it is never shown.
    private static String keySource(KeyChange key) {
        return key instanceof KeyChange.Replace(var text)
                ? text.environmentVariable().map(it -> "env:" + it).orElse("file")
                : "none";
    }

    private static String words(Message message) {
        return message.text(Locale.ROOT);
    }
}
