package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Header;

/// What `--header` says.
final class Headers {
    private Headers() {}

    /// `before`, with each `K=V` instead of the one of that name or beside them; `K=` removes it.
    static List<Header> over(List<Header> before, List<String> given) {
        var headers = new ArrayList<>(before);
        for (var text : given) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Refusal.usage("--header takes a name and a value, as in X-Team=blue.", "");
            }
            var header = new Header(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
            headers.removeIf(it -> it.is(header.name()));
            if (!header.value().isEmpty()) {
                headers.add(header);
            }
        }
        return headers;
    }
}
