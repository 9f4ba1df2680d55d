package dev.onehot.tools.lossless;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Reads YAML as most configurations have it: names, dashes, and values of one line. Of any other text it says nothing, right or wrong, and [YamlScanner]
/// has to be asked, which takes several times as long.
final class YamlLines {
    private static final int DEEPEST = 100;

    private final String text;
    private final YamlLine line;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Part root;

    private YamlLines(String text) {
        this.text = text;
        line = new YamlLine(text);
    }

    /// What is in lines, as far as it is read.
    private static final class Open {
        final int column;
        final boolean array;
        final int start;
        final List<Part.Member> members = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        boolean waits;
        private String name = "";
        private int begin;
        private int behind;

        Open(int column, boolean array, int start) {
            this.column = column;
            this.array = array;
            this.start = start;
        }

        /// The next, whose value comes.
        void await(String name, int begin, int behind) {
            if (!array && !names.add(name)) {
                throw new YamlLine.UnusualException();
            }
            this.name = name;
            this.begin = begin;
            this.behind = behind;
            waits = true;
        }

        void take(Part value) {
            if (!waits) {
                throw new YamlLine.UnusualException();
            }
            waits = false;
            members.add(array ? new Part.Member("", value.start(), value) : new Part.Member(name, begin, behind, value));
        }

        /// That what waits gets no value.
        void rest() {
            if (waits) {
                take(Part.scalar(behind, behind));
            }
        }

        Part part() {
            rest();
            var last = members.getLast();
            return new Part(array ? Part.Kind.ARRAY : Part.Kind.OBJECT, start, Math.max(last.value().end(), last.start()), members);
        }
    }

    /// Empty for what is unusual.
    static Optional<YamlTree> read(String text) {
        try {
            return new YamlLines(text).tree();
        } catch (YamlLine.UnusualException unusual) {
            return Optional.empty();
        }
    }

    private Optional<YamlTree> tree() {
        int start = text.startsWith("\ufeff") ? 1 : 0;
        requireUsual(start);
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int next = newline < 0 ? text.length() : newline + 1;
            int end = newline < 0 ? next : newline > start && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
            if (text.startsWith("---", start) || text.startsWith("...", start)) {
                throw new YamlLine.UnusualException();
            }
            line.begin(start, end);
            if (!line.isDone()) {
                entry(start, false);
            }
            start = next;
        }
        while (!open.isEmpty()) {
            close();
        }
        return Optional.ofNullable(root).map(it -> new YamlTree(Optional.of(it), line.scalars(), line.flows(), List.of(), List.of()));
    }

    /// No tabs, no odd line ends, nothing that is not to be seen.
    private void requireUsual(int start) {
        for (int n = start; n < text.length(); n++) {
            char c = text.charAt(n);
            boolean usual = (c >= ' ' && c < 0x7f) || c == '\n' || (c == '\r' && text.startsWith("\n", n + 1)) || (c >= 0xa0 && c < 0xfeff && c != 0x2028 && c != 0x2029);
            if (!usual) {
                throw new YamlLine.UnusualException();
            }
        }
    }

    /// What begins in this line, from where it stands on.
    ///
    /// @param start of the line
    /// @param behind whether a dash is before it
    private void entry(int start, boolean behind) {
        int begin = line.at();
        if (line.isDash()) {
            place(begin - start, true, begin);
            open.element().await("", begin + 1, begin + 1);
            line.skip(1);
            if (!line.isDone()) {
                entry(start, true);
            }
            return;
        }
        var value = line.value();
        if (line.isColon()) {
            place(begin - start, false, begin);
            var name = line.name(value);
            open.element().await(name, begin, line.at() + 1);
            line.skip(1);
            if (line.isDone()) {
                return;
            }
            value = line.value();
        } else if (!behind) {
            throw new YamlLine.UnusualException();
        }
        open.element().take(value);
        line.requireDone();
    }

    /// Closes what ends before this column, and opens what begins in it.
    private void place(int column, boolean dash, int start) {
        while (!open.isEmpty() && (open.element().column > column || (open.element().column == column && open.element().array && !dash))) {
            close();
        }
        var outer = open.peek();
        if (outer != null && outer.column == column && outer.array == dash) {
            outer.rest();
            return;
        }
        // Dashes may stand in the column of their name.
        boolean within = outer == null ? root == null : outer.waits && (outer.column < column || dash);
        if (!within || open.size() == DEEPEST) {
            throw new YamlLine.UnusualException();
        }
        open.push(new Open(column, dash, start));
    }

    private void close() {
        var part = open.pop().part();
        if (open.isEmpty()) {
            root = part;
        } else {
            open.element().take(part);
        }
    }
}
