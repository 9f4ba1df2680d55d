package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.EndpointProvider;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;

/// Which model a provider is asked for.
final class ModelChoice {
    private static final int LONGEST = 200;
    private static final Pattern DATED = Pattern.compile("-20\\d{2}-?\\d{2}-?\\d{2}$");
    private static final Pattern MARKED = Pattern.compile("\\[[^\\[\\]]*+]$");

    private ModelChoice() {}

    /// A name as it is looked for: what is longer than any model's name is none, and neither is what leads elsewhere in the path of a server.
    static String named(String wanted) {
        return wanted.length() > LONGEST || wanted.equals(".") || wanted.equals("..") ? "" : wanted;
    }

    /// What the program's table says of it, or else the name itself where the provider has it, or else the provider's own default.
    ///
    /// A table holds for every provider that may be active: a model that this one is known not to have is passed over.
    ///
    /// @param wanted as the program calls it; may be empty
    /// @param vendor whether it is asked in its dialect at the vendor's own host, which has more models than are known
    static String of(String wanted, Caller caller, Answerer answerer, boolean vendor) {
        var known = answerer.models();
        var named = caller.models().entrySet().stream()
                .filter(it -> fits(it.getKey(), wanted))
                .map(Map.Entry::getValue)
                .filter(it -> known.isEmpty() || known.contains(it))
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        if (EndpointProvider.isModel(wanted)) {
            return answerer.provider().model();
        }
        if (known.contains(wanted)) {
            return wanted;
        }
        var bare = MARKED.matcher(wanted).replaceFirst("");
        var undated = DATED.matcher(bare).replaceFirst("");
        for (var name : List.of(bare, undated)) {
            if (known.contains(name)) {
                return name;
            }
        }
        var usual = answerer.provider().model();
        boolean unknown = usual.isEmpty() || (known.isEmpty() && vendor);
        return wanted.isEmpty() || !unknown ? usual : wanted;
    }

    /// Whether a name fits a pattern with `*` for any letters.
    static boolean fits(String pattern, String name) {
        var parts = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(parts, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(name).matches();
    }
}
