package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// What a TOML text has where.
final class TomlLayout implements Layout {
    private final String text;
    private final TomlScanner scanner;
    private final TomlTable root;
    private final TomlPlace place;

    /// Throws [dev.onehot.model.UnreadableFileException].
    TomlLayout(String text) {
        this.text = text;
        scanner = new TomlScanner(text);
        var statements = scanner.statements();
        root = TomlTable.of(text, statements);
        place = new TomlPlace(text, scanner, statements);
    }

    /// Where a path leads: to what stands on lines of its own, or to a part of the value of a line.
    private record Here(TomlTable.Entry entry, Optional<Part> part) {
        static Here of(TomlTable.Entry entry) {
            return new Here(entry, entry instanceof TomlTable.Line(_, var value) ? Optional.of(value) : Optional.empty());
        }
    }

    private Optional<Here> here(KeyPath path) {
        var here = Optional.of(Here.of(new TomlTable.Inner(root)));
        for (var step : path.steps()) {
            here = here.flatMap(it -> step(it, step));
        }
        return here;
    }

    private Optional<Here> step(Here from, KeyPath.Step step) {
        if (from.part().isPresent()) {
            return from.part().get().step(step, this::json).map(it -> new Here(from.entry(), Optional.of(it.value())));
        }
        return switch (step) {
            case KeyPath.Name(var name) -> from.entry() instanceof TomlTable.Inner(var table) ? Optional.ofNullable(table.entries.get(name)).map(Here::of) : Optional.empty();
            case KeyPath.Element element -> from.entry() instanceof TomlTable.Several(var tables)
                    ? tables.stream().filter(it -> it.has(element, this::json)).findFirst().map(it -> Here.of(new TomlTable.Inner(it)))
                    : Optional.empty();
        };
    }

    @Override
    public Optional<Part> find(KeyPath path) {
        return here(path).flatMap(Here::part).filter(it -> !it.isInPieces());
    }

    @Override
    public Optional<String> json(KeyPath path) {
        return here(path).map(it -> it.part().map(this::json).orElseGet(() -> TomlTable.json(it.entry(), this::json)));
    }

    private String json(Part part) {
        return JsonValue.canonical(part, it -> TomlWords.json(it.in(text)));
    }

    @Override
    public String instead(KeyPath path, Part old, JsonValue value) {
        return TomlWords.print(value);
    }

    @Override
    public Put put(KeyPath path, JsonValue value) {
        var steps = path.steps();
        for (int n = 0; n < steps.size(); n++) {
            var here = here(new KeyPath(steps.subList(0, n))).orElseThrow();
            if (step(here, steps.get(n)).isEmpty()) {
                return here.part().isPresent() ? within(steps, n, value) : place.on(here.entry(), steps.subList(0, n), steps.subList(n, steps.size()), value);
            }
        }
        // A table that has several places.
        throw Fault.shape(text, here(path).flatMap(it -> statements(it.entry()).findFirst()).map(TomlScanner.Statement::start).orElse(0));
    }

    /// Into the value that has a place: to one that names with dots made it is another such name.
    private Put within(List<KeyPath.Step> steps, int known, JsonValue value) {
        int n = known;
        while (find(new KeyPath(steps.subList(0, n))).isEmpty()) {
            n--;
        }
        return place.within(find(new KeyPath(steps.subList(0, n))).orElseThrow(), steps.subList(n, steps.size()), value);
    }

    @Override
    public List<Cut> cuts(KeyPath path) {
        var here = here(path).orElseThrow();
        if (here.part().isEmpty()) {
            return place.line(statements(here.entry()).reduce((_, last) -> last).orElseThrow());
        }
        var part = here.part().get();
        if (here.entry() instanceof TomlTable.Line(var line, var value) && value.start() == part.start()) {
            return place.line(line);
        }
        var piece = part.isInPieces() ? part.entries().getLast().value() : part;
        return Commas.cuts(text, around(path, piece.start()).orElseThrow().entries(), piece, scanner::trivia);
    }

    private static Stream<TomlScanner.Statement> statements(TomlTable.Entry entry) {
        return switch (entry) {
            case TomlTable.Line(var line, _) -> Stream.of(line);
            case TomlTable.Inner(var table) -> table.statements();
            case TomlTable.Several(var tables) -> tables.stream().flatMap(TomlTable::statements);
        };
    }

    /// Of a header: its own line alone stands under it. Brackets behind a value say it themselves.
    @Override
    public boolean isAlone(KeyPath path, Insertion insertion) {
        if (!TomlPlace.isHeaded(insertion)) {
            return true;
        }
        // Where the blank line before it is gone, its line end is that of the line before.
        boolean begins = insertion.after().isEmpty() || find(path).filter(it -> TextLines.isStart(text, it.start() - insertion.before().length())).isPresent();
        if (!begins) {
            return false;
        }
        var outer = path;
        while (here(outer).filter(it -> it.part().isPresent()).isPresent()) {
            outer = outer.parent();
        }
        return here(outer).filter(it -> it.entry() instanceof TomlTable.Inner(var table) && table.section.hasOneLine()).isPresent();
    }

    @Override
    public int parents(Insertion insertion) {
        return TomlPlace.parents(insertion);
    }

    @Override
    public boolean isBare(KeyPath path) {
        return here(path).filter(it -> it.part().map(part -> part.isBare(text, path)).orElseGet(() -> isBare(it.entry()))).isPresent();
    }

    private boolean isBare(TomlTable.Entry entry) {
        return entry instanceof TomlTable.Inner(var table) && table.origin == TomlTable.Origin.HEADER && table.entries.isEmpty()
                && table.header.filter(place::isAlone).isPresent();
    }

    @Override
    public boolean isEmpty() {
        return text.replace("\ufeff", "").isBlank();
    }
}
