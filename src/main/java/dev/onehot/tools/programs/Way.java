package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Header;
import dev.onehot.model.Protocol;
import dev.onehot.tools.programs.Supply.KeyWay;

/// How one run of a program is made to use a provider that speaks one protocol: the lines of one section of `programs.ini`, not filled in.
///
/// @param lines in their order
public record Way(List<Line> lines) {
    /// @param when for which way of sending the key; always when empty
    record Line(String key, Optional<KeyWay> when, String text) {}

    public Way {
        lines = List.copyOf(lines);
    }

    RunPlan plan(KnownProgram program, Supply supply, RunPlace place) {
        var template = new Template(supply, place.with(program.agents()), first("header"), headers(supply));
        var variables = new LinkedHashMap<String, Optional<String>>();
        texts("unset", supply).forEach(it -> variables.put(it, Optional.empty()));
        texts("empty", supply).forEach(it -> variables.put(it, Optional.of("")));
        for (int i = 0; i < supply.headers().size(); i++) {
            variables.put(Supply.variable(i), Optional.of(supply.headers().get(i).value()));
        }
        texts("set", supply).forEach(it -> {
            int equals = it.indexOf('=');
            var value = template.secret(it.substring(equals + 1));
            variables.put(it.substring(0, equals), Optional.of(value).filter(filled -> !filled.isEmpty()));
        });
        var files = new LinkedHashMap<String, String>();
        texts("file", supply).forEach(it -> {
            int space = it.indexOf(' ');
            files.put(it.substring(0, space), template.filled(it.substring(space + 1)) + "\n");
        });
        return new RunPlan(variables, texts("argument", supply).stream().map(template::filled).toList(), files, remarks(program, supply));
    }

    /// Whether the server wants the key in a header that the program cannot be told of.
    boolean losesKey(Supply supply) {
        return supply.protocol() == Protocol.OPENAI
                && !takesHeaders()
                && headers(supply).stream().anyMatch(it -> it.value().equals(supply.key()));
    }

    /// Whether the provider says that it takes the key as Bearer only, and the program has no way to send it so.
    boolean losesToken(Supply supply) {
        return supply.keyWay() == KeyWay.BEARER
                && supply.protocol() != Protocol.OPENAI
                && !takesHeaders()
                && headers(supply).stream().anyMatch(it -> it.is("Authorization"));
    }

    private List<String> remarks(KnownProgram program, Supply supply) {
        var remarks = new ArrayList<String>();
        if (supply.isModelOfFamily()) {
            remarks.add(supply.name() + " has no model: " + supply.model() + " is asked for.");
        }
        if (!takesHeaders() && !headers(supply).isEmpty()) {
            var names = headers(supply).stream().map(Header::name).collect(Collectors.joining(", "));
            remarks.add(program.name() + " cannot be given headers for one run: it does not send " + names + ".");
        }
        texts("note", supply).forEach(it -> remarks.add(it.replace("{name}", supply.name())));
        return remarks;
    }

    /// Those that the program does not send by itself.
    private List<Header> headers(Supply supply) {
        var own = texts("sends", supply);
        return supply.headers().stream().filter(it -> own.stream().noneMatch(it::is)).toList();
    }

    private boolean takesHeaders() {
        return lines.stream().anyMatch(it -> it.text().contains("{headers}") || it.text().contains("{header-"));
    }

    private String first(String key) {
        return all(key).stream().findFirst().orElse("");
    }

    private List<String> texts(String key, Supply supply) {
        return texts(key, it -> it.when().map(supply.keyWay()::equals).orElse(true));
    }

    /// All texts under this key, whenever they hold.
    List<String> all(String key) {
        return texts(key, it -> true);
    }

    private List<String> texts(String key, Predicate<Line> wanted) {
        return lines.stream().filter(it -> it.key().equals(key) && wanted.test(it)).map(Line::text).toList();
    }
}
