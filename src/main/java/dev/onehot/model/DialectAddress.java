package dev.onehot.model;

import module java.base;

/// Where a provider's server speaks one dialect: a line such as `anthropic https://api.example.com/anthropic`.
record DialectAddress(Protocol dialect, String url) {
    private static final Pattern LINE = Pattern.compile("([A-Za-z]+)\\s*[=\\s]\\s*(\\S.*)");

    /// The address in a line as [#tidy] leaves it, when there is one.
    static Optional<DialectAddress> parse(String line) {
        return Arrays.stream(Protocol.values())
                .filter(it -> line.startsWith(word(it) + " "))
                .findFirst()
                .map(it -> new DialectAddress(it, line.substring(word(it).length() + 1)));
    }

    private static String word(Protocol dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    /// The family whose servers are asked so.
    String kind() {
        return dialect == Protocol.OPENAI ? Presets.FALLBACK : word(dialect);
    }

    /// One address a line, whatever stands between a dialect and its address.
    static String tidy(String text) {
        return text.lines().map(String::strip).filter(it -> !it.isEmpty()).map(DialectAddress::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        var parts = LINE.matcher(line);
        return parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) + " " + parts.group(2) : line;
    }

    /// Adds what is wrong with the first line that is wrong and not among those that were stored before.
    static void check(String field, String text, String stored, List<Problem> problems) {
        var before = stored.lines().toList();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var wrong = before.contains(lines.get(i)) ? Optional.<Message>empty() : problem(i + 1, lines);
            if (wrong.isPresent()) {
                problems.add(new Problem(field, wrong.get()));
                return;
            }
        }
    }

    private static Optional<Message> problem(int number, List<String> lines) {
        var address = parse(lines.get(number - 1));
        if (address.isEmpty()) {
            var known = Arrays.stream(Protocol.values()).map(DialectAddress::word).sorted().collect(Collectors.joining(", "));
            return Optional.of(Message.of("option.address", number, known));
        }
        var dialect = address.get().dialect();
        if (lines.stream().filter(it -> parse(it).filter(other -> other.dialect() == dialect).isPresent()).count() > 1) {
            return Optional.of(Message.of("option.address.twice", word(dialect)));
        }
        var found = new ArrayList<Problem>();
        Rules.base("", address.get().url(), found);
        return found.stream().findFirst().map(it -> Message.of("option.address.url", word(dialect), it.message()));
    }
}
