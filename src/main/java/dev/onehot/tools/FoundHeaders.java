package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Header;
import dev.onehot.model.Message;
import dev.onehot.model.PastedKey;
import dev.onehot.model.Presets;

/// The headers that another tool sends, made into a provider's own. A secret among them becomes its key, or is left out: headers hold none.
final class FoundHeaders {
    private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Token|Basic|ApiKey)\\s+(.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{env:([A-Za-z_]\\w*)}");

    private final Map<String, Value> found = new LinkedHashMap<>();
    private final List<Header> own = new ArrayList<>();

    /// @param key the provider's, perhaps out of a header
    record Settled(List<Header> headers, Value key) {}

    void putAll(Map<String, Value> more) {
        found.putAll(more);
    }

    void own(Header header) {
        own.add(header);
    }

    /// @param remarks gets what is left out
    Settled settle(Value key, String kind, List<Message> remarks) {
        var auth = Presets.family(kind).speech().auth();
        var settled = new ArrayList<Header>(own);
        var theKey = key;
        for (var each : found.entrySet()) {
            var name = each.getKey().strip();
            each.getValue().remark().ifPresent(remarks::add);
            if (each.getValue().isEmpty()) {
                remarks.add(Message.of("found.header.empty", name));
                continue;
            }
            var scheme = SCHEME.matcher(template(each.getValue()));
            var prefix = scheme.matches() ? scheme.group(1) + " " : "";
            var rest = scheme.matches() ? scheme.group(2).strip() : template(each.getValue());
            var variable = VARIABLE.matcher(rest);
            boolean carries = auth.is(name) || isCredential(name);
            if (variable.matches() && carries && (theKey.isEmpty() || theKey.variable().equals(variable.group(1)))) {
                theKey = Value.in(variable.group(1));
                settled.add(new Header(name, prefix + Header.KEY));
            } else if (!variable.find() && carries && KeyWords.problem(PastedKey.of(rest)).isEmpty() && (theKey.isEmpty() || theKey.text().equals(rest))) {
                theKey = Value.of(rest);
                settled.add(new Header(name, prefix + Header.KEY));
            } else {
                keep(new Header(name, prefix + rest), remarks, settled);
            }
        }
        settled.removeIf(it -> it.is(auth.name()) && it.value().equalsIgnoreCase(auth.value()));
        return new Settled(settled, theKey);
    }

    private static void keep(Header header, List<Message> remarks, List<Header> settled) {
        // A text of another tool must not take our placeholders in.
        boolean placeholder = header.holdsKey();
        if (placeholder || !header.problems().isEmpty()) {
            remarks.add(Message.of("found.header.left", header.name()));
        } else {
            settled.add(header);
        }
    }

    private static String template(Value value) {
        return value.variable().isEmpty() ? value.text() : "{env:" + value.variable() + "}";
    }

    private static boolean isCredential(String name) {
        return List.of("authorization", "x-api-key", "api-key", "x-goog-api-key", "apikey").contains(name.toLowerCase(Locale.ROOT));
    }
}
