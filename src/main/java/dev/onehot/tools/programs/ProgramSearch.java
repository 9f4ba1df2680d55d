package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.tools.programs.StartedProgram.Known;
import dev.onehot.tools.programs.StartedProgram.OpenShell;
import dev.onehot.tools.programs.StartedProgram.Unclear;
import dev.onehot.tools.programs.StartedProgram.Unclear.How;
import dev.onehot.tools.programs.StartedProgram.Unknown;
import dev.onehot.tools.programs.VariableChanges.Change;

/// Finds the program that a command line starts, through whatever starts it.
///
/// Where it cannot be told whether a program that is known will be started as it has to be, that is the answer: with another program's variables
/// around it, its own configuration might send the key elsewhere. Blocks on the disk.
public final class ProgramSearch {
    /// Scripts may start each other in a circle.
    private static final int DEEPEST = 4;

    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[^=]+=.*");

    /// What has a meaning of its own in a text that is split.
    private static final Pattern SPECIAL = Pattern.compile("[\"'\\\\$#]");

    private final ProgramNames names = new ProgramNames(Programs.all());
    private final List<Starter> starters = Starter.all();
    private final Set<String> held;

    private ProgramSearch(Set<String> held) {
        this.held = held;
    }

    /// What `command` starts.
    ///
    /// @param environment for PATH
    /// @param folder where relative paths start
    /// @param held commands that use the provider however they are started, as long as they are found by their name in the PATH of this run
    public static StartedProgram find(List<String> command, Map<String, String> environment, Path folder, Set<String> held) {
        var line = new Line(List.of(), command, VariableChanges.NONE, CommandFiles.of(environment, folder), false, true);
        // Every script for bash reads that file first, which may put other folders in front.
        boolean moved = !environment.getOrDefault("BASH_ENV", "").isEmpty();
        return new ProgramSearch(moved ? Set.of() : held).look(line, 0);
    }

    /// A command line of which the front is understood.
    ///
    /// @param isWithin whether a text or a script has it
    /// @param keepsPath whether its commands are looked for in the PATH of this run
    private record Line(List<String> front, List<String> rest, VariableChanges changes, CommandFiles files, boolean isWithin, boolean keepsPath) {
        /// The first `count` words of the rest are understood.
        Line after(int count) {
            return after(rest.subList(0, count), rest.subList(count, rest.size()));
        }

        /// These words are understood, and the others are left.
        Line after(List<String> more, List<String> left) {
            var all = new ArrayList<>(front);
            all.addAll(more);
            return new Line(all, left, changes, files, isWithin, keepsPath);
        }

        Line with(Change change) {
            boolean moves = change.how() == How.CLEARED || change.variable().equals("PATH");
            return new Line(front, rest, changes.with(change), files, isWithin, keepsPath && !moves);
        }

        Line in(CommandFiles other) {
            return new Line(front, rest, changes, other, isWithin, keepsPath);
        }

        Line withOtherPath() {
            return new Line(front, rest, changes, files, isWithin, false);
        }
    }

    private StartedProgram look(Line line, int depth) {
        if (line.rest().isEmpty() || depth > DEEPEST) {
            return Unknown.NOTHING;
        }
        var word = line.rest().getFirst();
        var known = names.byCommand(word);
        if (known.isPresent()) {
            return line.isWithin() && isHeld(line, word) ? Unknown.NOTHING : found(line, line.files().find(word), 1, known.get());
        }
        for (var starter : starters) {
            if (starter.kind() != Starter.Kind.SHIM && starter.commands().contains(CommandFiles.name(word))) {
                var operand = starter.first().isEmpty() ? 0 : StarterWords.read(starter, line.rest(), 1).next();
                if (operand == 0 || (operand < line.rest().size() && starter.first().contains(line.rest().get(operand)))) {
                    return through(line, starter, operand + 1, depth);
                }
            }
        }
        return file(line, line.files().find(word), 1, depth);
    }

    private boolean isHeld(Line line, String word) {
        return line.keepsPath() && held.contains(word);
    }

    private static Known known(Line line, KnownProgram program) {
        return new Known(program, line.front(), line.rest(), line.changes(), Map.of(), line.files().folder());
    }

    /// @param words how many of the line stand for the file
    private Known found(Line line, Optional<Path> file, int words, KnownProgram program) {
        var after = scripted(line, file).after(words);
        var target = file.map(it -> CommandFiles.name(CommandFiles.links(it).getLast().toString())).orElse("");
        var shim = starters.stream().filter(it -> it.kind() == Starter.Kind.SHIM && it.commands().contains(target)).findFirst();
        return new Known(program, after.front(), after.rest(), after.changes(), shim.map(Starter::set).orElse(Map.of()), line.files().folder());
    }

    /// A script may set variables before it starts the program that it is called like.
    private static Line scripted(Line line, Optional<Path> file) {
        return file.flatMap(it -> CommandFiles.script(it).map(text -> line.with(new Change(it.toString(), How.SCRIPT, "", false, text)))).orElse(line);
    }

    /// @param words how many of the line stand for the file
    private StartedProgram file(Line line, Optional<Path> file, int words, int depth) {
        if (file.isPresent()) {
            var known = names.byFile(file.get());
            if (known.isPresent()) {
                return found(line, file, words, known.get());
            }
            var script = CommandFiles.script(file.get());
            if (script.isPresent()) {
                var own = CommandFiles.startsPlainly(script.get()) ? line : line.withOtherPath();
                var started = text(own, script.get(), file.get().toString(), How.SCRIPT, depth);
                return started.isPresent() ? started.get() : unknown(line);
            }
        }
        return unknown(line);
    }

    private Unknown unknown(Line line) {
        return new Unknown(named(line, line.rest().subList(1, line.rest().size())));
    }

    private StartedProgram through(Line line, Starter starter, int from, int depth) {
        var who = CommandFiles.name(line.rest().getFirst());
        var words = StarterWords.read(starter, line.rest(), from);
        var split = words.first(starter, "splits");
        if (split.isPresent() && isPlain(split.get(), line)) {
            return look(split(line, split.get()), depth + 1);
        }
        if (starter.kind() == Starter.Kind.SILENT || words.first(starter, "nothing").isPresent()) {
            return Unknown.NOTHING;
        }
        if (starter.is("project")) {
            var local = held.stream().filter(it -> line.files().isInProject(it)).flatMap(it -> names.byCommand(it).stream()).findFirst();
            if (local.isPresent()) {
                return Unclear.by(local.get(), who, How.COMMAND);
            }
        }
        if (starter.kind() == Starter.Kind.OPAQUE || words.isUnclear() || split.isPresent()) {
            int last = starter.is("only-first") ? Math.min(words.next() + 1, line.rest().size()) : line.rest().size();
            return opaque(line, line.rest().subList(1, last), who, starter, depth);
        }
        var script = words.first(starter, "script");
        if (script.isPresent()) {
            return text(line, script.get().value(), who, How.TEXT, depth).orElse(Unknown.NOTHING);
        }
        return switch (starter.kind()) {
            case WRAPPER -> wrapped(changed(line, starter, words, who), starter, words, who, depth);
            case PACKAGE -> packaged(line.withOtherPath(), starter, words, who, depth);
            case SHELL -> shell(CommandFiles.isPlainShell(who, line.rest().subList(1, words.next())) ? line : line.withOtherPath(), starter, words, who, depth);
            default -> interpreted(line, starter, words, who, depth);
        };
    }

    /// Whether the option stands by itself, and its value means no more than its words.
    private static boolean isPlain(StarterWords.Given split, Line line) {
        return line.rest().get(split.index()).matches("(?s)(-S|--).*") && !SPECIAL.matcher(split.value()).find();
    }

    /// The same command with its option spelled out.
    private static Line split(Line line, StarterWords.Given split) {
        var words = new ArrayList<>(line.rest());
        var option = words.get(split.index());
        words.remove(split.index());
        if (!option.endsWith(split.value())) {
            words.remove(split.index());
        }
        words.addAll(split.index(), List.of(split.value().strip().split("\\s+")));
        return new Line(line.front(), words, line.changes(), line.files(), line.isWithin(), line.keepsPath());
    }

    private static Line changed(Line line, Starter starter, StarterWords words, String who) {
        var changed = line;
        for (var given : words.given()) {
            if (starter.has("clears", given.name())) {
                changed = changed.with(new Change(who + " " + given.name(), How.CLEARED, "", false, ""));
            } else if (starter.has("removes", given.name())) {
                changed = changed.with(new Change(who, How.CHANGED, given.value(), true, ""));
            } else if (starter.has("sets", given.name())) {
                changed = changed.with(assigned(who, given.value()));
            } else if (starter.has("folder", given.name())) {
                changed = changed.in(changed.files().in(given.value()));
            }
        }
        return changed;
    }

    private static Change assigned(String who, String assignment) {
        return new Change(who, How.CHANGED, assignment.replaceFirst("(?s)=.*", ""), assignment.endsWith("="), "");
    }

    private StartedProgram wrapped(Line line, Starter starter, StarterWords words, String who, int depth) {
        var changed = line;
        int next = Math.min(words.next() + starter.operands(), line.rest().size());
        while (starter.is("assigns") && next < line.rest().size() && ASSIGNMENT.matcher(line.rest().get(next)).matches()) {
            var assignment = line.rest().get(next).split("=", 2);
            changed = changed.with(assigned(who, line.rest().get(next)));
            if (assignment[0].equals("PATH")) {
                changed = changed.in(changed.files().onPath(assignment[1]));
            }
            next++;
        }
        return look(changed.after(next), depth);
    }

    private StartedProgram packaged(Line line, Starter starter, StarterWords words, String who, int depth) {
        if (words.next() >= line.rest().size()) {
            return Unknown.NOTHING;
        }
        boolean command = words.first(starter, "package").isPresent();
        var asked = line.rest().get(words.next());
        var known = command ? Optional.<KnownProgram>empty() : names.byPackage(asked).or(() -> names.byFolder(asked, line.files()));
        int last = command ? words.next() : words.next() + 1;
        var after = line.after(last);
        if (starter.is("separator") && !words.isSeparated()) {
            int separator = after.rest().indexOf("--");
            var mine = after.rest().subList(0, separator < 0 ? after.rest().size() : separator);
            if (mine.stream().anyMatch(it -> it.startsWith("-"))) {
                return opaque(line, line.rest().subList(1, line.rest().size()), who, starter, depth);
            }
            var left = new ArrayList<>(after.rest());
            left.removeAll(separator < 0 ? List.of() : Collections.singleton("--"));
            after = after.after(List.of("--"), left);
        }
        if (known.isPresent()) {
            return known(after, known.get());
        }
        var source = command ? Optional.<KnownProgram>empty() : names.bySource(asked);
        if (source.isPresent()) {
            return Unclear.by(source.get(), who, How.COMMAND);
        }
        return command ? look(after, depth) : new Unknown(named(line, line.rest().subList(1, line.rest().size())));
    }

    private StartedProgram shell(Line line, Starter starter, StarterWords words, String who, int depth) {
        if (words.next() >= line.rest().size()) {
            return new OpenShell();
        }
        var operand = line.rest().get(words.next());
        if (words.first(starter, "text").isPresent()) {
            return text(line, operand, who, How.TEXT, depth).orElse(Unknown.NOTHING);
        }
        return script(line, operand, words.next(), depth);
    }

    private StartedProgram interpreted(Line line, Starter starter, StarterWords words, String who, int depth) {
        if (words.next() >= line.rest().size()) {
            return Unknown.NOTHING;
        }
        var operand = line.rest().get(words.next());
        boolean loads = words.first(starter, "loads").isPresent();
        var ours = loads ? line.with(new Change(who, How.LOADED, "", false, "")) : line;
        if (operand.startsWith("npm:")) {
            var known = names.byPackage(operand);
            return known.isPresent() ? known(ours.after(words.next() + 1), known.get()) : Unknown.NOTHING;
        }
        return script(ours, operand, words.next(), depth);
    }

    private StartedProgram script(Line line, String operand, int index, int depth) {
        var file = line.files().file(operand);
        var module = names.byModule(operand);
        return file.isEmpty() && module.isPresent() ? known(line.after(index + 1), module.get()) : file(line, file, index + 1, depth);
    }

    /// A program that is known and that a text for a shell starts.
    private Optional<StartedProgram> text(Line line, String text, String who, How how, int depth) {
        boolean keepsPath = line.keepsPath() && !ShellText.changes(text, "PATH") && ShellText.read(text).isEmpty();
        for (var command : ShellText.commands(text)) {
            var started = look(new Line(List.of(), command, VariableChanges.NONE, line.files(), true, keepsPath), depth + 1);
            if (started instanceof Known known && !known.isIdle()) {
                return Optional.of(Unclear.by(known.program(), who, how));
            }
            if (started instanceof Unclear unclear) {
                return Optional.of(Unclear.by(unclear.program(), who, how));
            }
        }
        return Optional.empty();
    }

    private StartedProgram opaque(Line from, List<String> all, String who, Starter starter, int depth) {
        var line = starter.is("inherits") ? from : from.withOtherPath();
        var words = starter.withoutNames(all);
        var texts = words.stream().filter(it -> it.contains(" ")).flatMap(it -> text(line, it, who, How.COMMAND, depth).stream());
        var named = starter.kind() == Starter.Kind.PACKAGE
                ? words.stream().flatMap(it -> names.byPackage(it).stream()).findFirst()
                : named(line, words);
        return named.<StartedProgram>map(it -> Unclear.by(it, who, How.COMMAND)).or(texts::findFirst).orElse(Unknown.NOTHING);
    }

    /// A program that is known, is there, and is named by one of these words.
    private Optional<KnownProgram> named(Line line, List<String> words) {
        for (var word : words) {
            var file = isHeld(line, word) ? Optional.<Path>empty() : line.files().find(word);
            var known = file.isPresent() ? names.byCommand(word).or(() -> names.byFile(file.get())) : names.byPackage(word).filter(it -> it.packages().stream().anyMatch(word::contains));
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }
}
