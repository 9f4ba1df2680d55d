package dev.onehot.tools.lossless;

import module java.base;

/// A table of a TOML text, from all the places where it stands.
final class TomlTable {
    /// How a table came to be, which says what may be added to it and where.
    enum Origin {
        /// The text itself.
        ROOT,
        /// It has a header.
        HEADER,
        /// One of an array of tables.
        ELEMENT,
        /// Only tables in it have headers.
        IMPLIED,
        /// Names with dots made it.
        DOTTED
    }

    /// What a name leads to.
    sealed interface Entry {}

    /// A value that stands behind its name.
    record Line(TomlScanner.Statement statement, Part value) implements Entry {}

    record Inner(TomlTable table) implements Entry {}

    /// An array of tables.
    record Several(List<TomlTable> tables) implements Entry {}

    final Map<String, Entry> entries = new LinkedHashMap<>();
    /// Whose lines those of this table stand among; itself, unless names with dots made it.
    TomlTable section;
    /// From the section to here.
    List<String> dotted;
    Origin origin;
    /// Its header, or where it was first named.
    Optional<TomlScanner.Statement> header;
    /// The last line of its own.
    Optional<TomlScanner.Statement> last = Optional.empty();

    private TomlTable(Origin origin, Optional<TomlScanner.Statement> header, Optional<TomlTable> section, List<String> dotted) {
        this.origin = origin;
        this.header = header;
        this.section = section.orElse(this);
        this.dotted = dotted;
    }

    /// The text as one table. Throws [dev.onehot.model.UnreadableFileException] where a name is given twice.
    static TomlTable of(String text, List<TomlScanner.Statement> statements) {
        var root = new TomlTable(Origin.ROOT, Optional.empty(), Optional.empty(), List.of());
        var here = root;
        for (var statement : statements) {
            if (statement.names().size() > Fault.DEEPEST) {
                throw Fault.deep(text, statement.start());
            }
            boolean added = true;
            if (statement.isHeader()) {
                var table = root.open(statement);
                added = table.isPresent();
                here = table.orElse(here);
            } else {
                added = here.add(statement);
            }
            if (!added) {
                throw Fault.syntax(text, statement.start());
            }
        }
        return root;
    }

    /// The table of a header; empty where it may not stand.
    private Optional<TomlTable> open(TomlScanner.Statement header) {
        var table = this;
        for (var name : parents(header)) {
            var entry = table.entries.computeIfAbsent(name, _ -> new Inner(new TomlTable(Origin.IMPLIED, Optional.of(header), Optional.empty(), List.of())));
            switch (entry) {
                case Inner(var inner) -> table = inner;
                case Several(var tables) -> table = tables.getLast();
                case Line _ -> {
                    return Optional.empty();
                }
            }
        }
        var opened = new TomlTable(header.array() ? Origin.ELEMENT : Origin.HEADER, Optional.of(header), Optional.empty(), List.of());
        var old = table.entries.get(header.names().getLast());
        if (header.array()) {
            if (old == null) {
                table.entries.put(header.names().getLast(), new Several(new ArrayList<>(List.of(opened))));
            } else if (old instanceof Several(var tables)) {
                tables.add(opened);
            } else {
                return Optional.empty();
            }
            return Optional.of(opened);
        }
        if (old == null) {
            table.entries.put(header.names().getLast(), new Inner(opened));
            return Optional.of(opened);
        }
        if (old instanceof Inner(var implied) && implied.origin == Origin.IMPLIED) {
            implied.origin = Origin.HEADER;
            implied.header = Optional.of(header);
            return Optional.of(implied);
        }
        return Optional.empty();
    }

    private boolean add(TomlScanner.Statement line) {
        var table = this;
        for (var name : parents(line)) {
            var names = Stream.concat(table.dotted.stream(), Stream.of(name)).toList();
            var entry = table.entries.computeIfAbsent(name, _ -> new Inner(new TomlTable(Origin.DOTTED, Optional.of(line), Optional.of(this), names)));
            if (!(entry instanceof Inner(var inner))) {
                return false;
            }
            if (inner.origin == Origin.IMPLIED) {
                inner.origin = Origin.DOTTED;
                inner.section = this;
                inner.dotted = names;
            }
            if (inner.origin != Origin.DOTTED || inner.section != this) {
                return false;
            }
            table = inner;
            table.last = Optional.of(line);
        }
        last = Optional.of(line);
        return line.value().isPresent() && table.entries.putIfAbsent(line.names().getLast(), new Line(line, line.value().get())) == null;
    }

    private static List<String> parents(TomlScanner.Statement statement) {
        return statement.names().subList(0, statement.names().size() - 1);
    }

    /// Canonical JSON of what `entry` leads to.
    static String json(Entry entry, Function<Part, String> part) {
        return switch (entry) {
            case Line(_, var value) -> part.apply(value);
            case Inner(var table) -> table.json(part);
            case Several(var tables) -> tables.stream().map(it -> it.json(part)).collect(Collectors.joining(",", "[", "]"));
        };
    }

    String json(Function<Part, String> part) {
        return entries.entrySet().stream()
                .map(it -> JsonWords.quoted(it.getKey()) + ":" + json(it.getValue(), part))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Whether it has these members.
    boolean has(KeyPath.Element element, Function<Part, String> part) {
        return element.members().entrySet().stream().allMatch(wanted -> entries.get(wanted.getKey()) instanceof Line(_, var value)
                && (part.apply(value).equals(wanted.getValue()) || part.apply(value).equals(JsonWords.quoted(wanted.getValue()))));
    }

    boolean hasOneLine() {
        return entries.values().stream().filter(it -> it instanceof Line || (it instanceof Inner(var table) && table.section == this)).count() == 1;
    }

    /// All lines of it and of the tables in it, headers included.
    Stream<TomlScanner.Statement> statements() {
        var own = origin == Origin.HEADER || origin == Origin.ELEMENT ? header.stream() : Stream.<TomlScanner.Statement>empty();
        return Stream.concat(own, entries.values().stream().flatMap(it -> switch (it) {
            case Line(var line, _) -> Stream.of(line);
            case Inner(var table) -> table.statements();
            case Several(var tables) -> tables.stream().flatMap(TomlTable::statements);
        }));
    }
}
