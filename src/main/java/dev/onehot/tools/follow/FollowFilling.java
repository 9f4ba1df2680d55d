package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Header;
import dev.onehot.model.HelperCall;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Provider;
import dev.onehot.tools.programs.Supply;
import dev.onehot.tools.programs.Template;

/// What one program is told of one provider, whose dialect it speaks. Pure; there is no key in it.
final class FollowFilling {
    private static final Pattern REFERENCE = Pattern.compile("\\{(?:key|env:([A-Za-z_][A-Za-z0-9_]*))}");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// Has the command look whether something leads the program elsewhere.
    private static final String BY = "--by";

    /// For a server that does not look at one.
    private static final String NO_KEY = "echo no-key";

    private final FollowSection section;
    private final FollowWay way;
    private final KeyDelivery delivery;
    private final Provider provider;
    private final Supply supply;
    private final boolean windows;

    /// @param provider as it is spoken to by this way
    /// @param windows whether the program runs there
    FollowFilling(FollowSection section, FollowWay way, FollowedProgram program, Provider provider, boolean windows) {
        this.section = section;
        this.way = way;
        this.delivery = program.delivery();
        this.provider = provider;
        this.windows = windows;
        this.supply = Supply.of(provider, ApiKey.of(""), Map.of());
    }

    Supply supply() {
        return supply;
    }

    /// The first header that the program cannot be told of.
    Optional<Header> untold() {
        return way.told(Supply.headers(provider)).stream().filter(it -> told(it).isEmpty()).findFirst();
    }

    /// JSON by path, in the order of the lines.
    ///
    /// @param made whether the file is not there, or was made for this
    SequencedMap<String, String> filled(FilePlace place, HelperCall call, boolean made) {
        var values = values(call);
        var json = json(call);
        var filled = new LinkedHashMap<String, String>();
        var whole = new StringBuilder();
        for (var line : way.lines()) {
            if (line.file() == place.number() && holds(line, made)) {
                if (place.format() == DocumentFormat.WHOLE) {
                    whole.append(Quoting.filled(line.text(), values)).append('\n');
                } else {
                    filled.put((line.when().contains("once") ? OwnedValues.ONCE : "") + Quoting.filled(line.path(), values), WrittenValue.canonical(Quoting.inJson(line.text(), values, json)));
                }
            }
        }
        if (!whole.isEmpty()) {
            filled.put("", WrittenValue.canonical(Template.json(whole.toString())));
        }
        return filled;
    }

    /// What should stand at each key of this file, and what may stand there as well. Values are JSON.
    SequencedMap<String, List<String>> decided(FilePlace place, HelperCall call) {
        var all = new LinkedHashMap<String, List<String>>();
        if (place.format() != DocumentFormat.WHOLE) {
            filled(place, call, false).forEach((path, json) -> all.computeIfAbsent(path, _ -> new ArrayList<>()).add(json));
            var values = values(call);
            var json = json(call);
            way.decides().stream().filter(it -> it.file() == place.number() && holds(it, false)).forEach(it -> all
                    .computeIfAbsent(Quoting.inJson(it.path(), values, json), _ -> new ArrayList<>())
                    .add(WrittenValue.canonical(Quoting.inJson(it.text(), values, json))));
        }
        return all;
    }

    /// What the variables would say that beat the files. By name.
    SequencedMap<String, String> variables(HelperCall call) {
        var values = values(call);
        var all = new LinkedHashMap<String, String>();
        way.beats().stream().filter(it -> holds(it, false)).forEach(it -> all.put(it.path(), Quoting.filled(it.text(), values)));
        return all;
    }

    /// Those lines by path, filled in.
    SequencedMap<String, FollowLine> lines(FilePlace place, boolean made) {
        var values = Map.of("id", String.valueOf(provider.id()), "name", provider.name(), "model", supply.model());
        var lines = new LinkedHashMap<String, FollowLine>();
        way.lines().stream().filter(it -> it.file() == place.number() && holds(it, made)).forEach(it -> lines.put(Quoting.filled(it.path(), values), it));
        return lines;
    }

    /// What must be so that a line holds.
    private boolean holds(FollowLine line, boolean made) {
        var now = new HashSet<String>();
        now.add(provider.key().isPresent() ? delivery.word() : "none");
        if (isLocal()) {
            now.add("loopback");
        }
        if (!headers().isEmpty()) {
            now.add("headers");
        }
        if (made) {
            now.add("new");
        }
        // Several ways of giving the key mean any of them.
        var keys = Set.of("helper", "variable", "clear", "none");
        var ways = line.when().stream().filter(keys::contains).collect(Collectors.toSet());
        return (ways.isEmpty() || !Collections.disjoint(ways, now)) && line.when().stream().filter(it -> !keys.contains(it) && !it.equals("once")).allMatch(now::contains);
    }

    /// What the placeholders stand for.
    private Map<String, String> values(HelperCall call) {
        var address = supply.address();
        var values = new HashMap<String, String>();
        values.put("base", address.base());
        values.put("baseUrl", address.base());
        values.put("host", address.host());
        values.put("model", supply.model());
        values.put("ref", "onehot/" + supply.model());
        values.put("small", small());
        values.put("ref-small", "onehot/" + small());
        values.put("id", String.valueOf(provider.id()));
        values.put("name", provider.name());
        values.put("key-env", section.variable(provider.id()));
        values.put("key:env", section.variable(provider.id()));
        var helper = provider.key().isPresent() ? shell(call) : NO_KEY;
        values.put("helper", helper);
        values.put("key:helper", helper);
        values.put("call", "$(" + helper + ")");
        values.put("helper-command", call.command());
        // Whoever is called Key in braces shall not get one.
        values.replaceAll((_, value) -> value.replace(Header.KEY, "key"));
        values.put("key:clear", Header.KEY);
        values.put("header-lines", headers().stream().map(Header::line).collect(Collectors.joining("\n")));
        values.put("header-commas", headers().stream().map(Header::line).collect(Collectors.joining(", ")));
        return values;
    }

    /// The command as one line. Where the program tells its helpers the address that it asks, that is the one to be checked, if there is an `sh`.
    private String shell(HelperCall call) {
        var address = supply.address().base();
        var plain = call.isForToken() || section.asks().isEmpty();
        var line = windows ? call.windows(address) : plain ? call.shell(address) : asking(call.shell(""));
        return section.canBeDiverted() && !call.isForToken() ? line + " " + BY + " " + section.id() : line;
    }

    /// @param line that ends with no address, in quotation marks
    private String asking(String line) {
        return line.substring(0, line.length() - "''".length()) + "\"$" + section.asks() + '"';
    }

    /// As [#values], of what is JSON itself.
    private Map<String, String> json(HelperCall call) {
        var by = section.canBeDiverted() && !call.isForToken() ? List.of(BY, section.id()) : List.<String>of();
        var arguments = Stream.concat(call.arguments(supply.address().base()).stream(), by.stream()).map(Template::json).collect(Collectors.joining(",", "[", "]"));
        var headers = headers().stream().map(it -> Template.json(it.name()) + ":" + Template.json(it.value())).collect(Collectors.joining(",", "{", "}"));
        var models = Stream.of(supply.model(), small()).distinct().map(Template::json).map(it -> it + ":{\"name\":" + it + "}").collect(Collectors.joining(",", "{", "}"));
        return Map.of("helper-args", arguments, "headers", headers, "models", models);
    }

    /// What stands in a place for a smaller model. Only the endpoint tells it from the other one.
    private String small() {
        return provider.id() == EndpointProvider.ID ? EndpointProvider.SMALL_MODEL : supply.model();
    }

    private List<Header> headers() {
        return way.told(Supply.headers(provider)).stream().flatMap(it -> told(it).stream()).toList();
    }

    /// As it stands in the file; empty where it cannot.
    private Optional<Header> told(Header header) {
        if (!way.takesHeaders()) {
            return Optional.empty();
        }
        var places = REFERENCE.matcher(header.value());
        var value = new StringBuilder();
        while (places.find()) {
            boolean isKey = places.group(1) == null;
            if (isKey && delivery == KeyDelivery.CLEAR) {
                places.appendReplacement(value, "{key}");
            } else if (section.reference().isEmpty() || (isKey && delivery != KeyDelivery.VARIABLE)) {
                return Optional.empty();
            } else {
                var name = isKey ? section.variable(provider.id()) : places.group(1);
                places.appendReplacement(value, Matcher.quoteReplacement(section.reference().replace("{variable}", name)));
            }
        }
        return Optional.of(new Header(header.name(), places.appendTail(value).toString()));
    }

    private boolean isLocal() {
        try {
            var host = new URI(supply.address().base()).getHost();
            return host != null && (LOCAL.contains(host.toLowerCase(Locale.ROOT)) || host.startsWith("127."));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
