package dev.onehot.model;

import module java.base;

/// What stands around a key where people copy it: a line of a shell, of a `.env` file, of code or of a request, JSON, and quotation marks. Each form is
/// one that no key has itself.
final class KeyWrapping {
    /// A wrapping may stand in another one, and no more than a few of them do.
    private static final int DEEPEST = 6;

    private static final String VALUE = "(?<key>[^\\s=]\\S*)";
    private static final String CAPITALS = "[A-Z_][A-Z0-9_]*(?:KEY|TOKEN|SECRET)";
    private static final String NAME = "(?i:(?:[A-Za-z0-9]{1,30}_){0,4}(?:api|auth|access|secret)_?(?:key|token))";
    private static final String OPTION = "(?i)(?:(?:-H|--header)\\s+[\"']?)?";
    private static final String LAST = "(?<key>\\S+?)[\"']?(?:\\s+\\\\)?";

    /// With a name before the key. Each is of the whole text, and its group `key` is what stands in it.
    private static final List<Pattern> NAMED_KEYS = List.of(
            // export NAME=key, set NAME=key, $env:NAME = "key", ENV NAME=key, - NAME=key; setx NAME key, set -gx NAME key
            Pattern.compile("(?:(?:export|set|ENV|-)\\s+|(?i:\\$env:))[A-Za-z_][A-Za-z0-9_]*\\s*=\\s*" + VALUE),
            Pattern.compile("(?:setx|set\\s+-\\w+)\\s+[A-Za-z_][A-Za-z0-9_]*\\s+" + VALUE),
            // OPENAI_API_KEY=key, api_key = key; with a colon where no key has such a beginning
            Pattern.compile("[\"']?(?:" + CAPITALS + "|" + NAME + ")[\"']?\\s*=\\s*" + VALUE),
            Pattern.compile("[A-Z0-9_]*(?:API_?KEY|AUTH_TOKEN|ACCESS_TOKEN)\\s*:\\s*" + VALUE),
            // "apiKey": "key", os.environ["OPENAI_API_KEY"] = "key", OpenAI(api_key="key")
            Pattern.compile("(?i)[^\"':]{0,80}[\"']?[\\w.-]{0,60}(?:key|token|secret|authorization)[\"'\\]]{0,2}\\s*[=:]\\s*"
                    + "(?<key>([\"'`])[^\"'`]*\\2)[\\s,;)\\]}]*"),
            // Authorization: Bearer key, x-api-key: key
            Pattern.compile(OPTION + "(?:proxy-)?authorization\\s*[:=]\\s*(?:(?:bearer|token|api-?key)\\s+)?" + LAST),
            Pattern.compile(OPTION + "(?:(?:x-(?:goog-)?)?api-key|ocp-apim-subscription-key)\\s*:\\s*" + LAST),
            Pattern.compile("(?i)bearer:?\\s+(?<key>\\S+)"),
            Pattern.compile("(?i)--?api[-_]?key(?:\\s+|=)(?<key>\\S+)"),
            // API key: key
            Pattern.compile("(?iu)(?:\\p{L}{1,20}[ _-]){0,4}\\p{L}{0,20}(?:key|token|schlüssel|密钥|令牌)(?:\\s*：\\s*|\\s*:\\s+)(?<key>\\S+)"));

    private static final List<Pattern> AROUND = List.of(
            Pattern.compile("(?i)https?://\\S+?[?&](?:key|api[-_]?key)=(?<key>[\\w.~-]+)(?:&\\S*)?"),
            Pattern.compile("\\[\\s*\"(?<key>[^\"\\\\]+)\"\\s*]?"),
            Pattern.compile("(?s)[\"'“”‘’„«»](?<key>.*)[\"'“”‘’„«»][\\s,;)\\]}]*"),
            Pattern.compile("`(?<key>[^`\\s]*)`[,;]?"),
            // What is left of quotation marks and of a list; beside other punctuation it may be part of a password.
            Pattern.compile("[\"'`]?(?<key>[\\w.~+/-]+=*)[\"'`]?[,;]?"));

    /// What a line's name says, before its value.
    private static final Pattern KEY_LINE = Pattern.compile("(?i)[^=:]*(?:key|token|secret|authorization|bearer).*");
    private static final Pattern MEMBER = Pattern.compile("\"([\\w.-]{0,60}(?i:key|token|secret|authorization))\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern FOR_PROGRAMS = Pattern.compile("(?i).*api[_-]?key");
    private static final Pattern HEADER = Pattern.compile("(?:-H|--header)\\s+(?:\"([^\"]*)\"|'([^']*)')");

    private KeyWrapping() {}

    /// What stands in the wrappings of `text`; the same text when there are none.
    static String without(String text) {
        var inner = text;
        for (int i = 0; i < DEEPEST; i++) {
            var next = ApiKey.of(inside(inner)).reveal();
            if (next.equals(inner)) {
                return inner;
            }
            inner = next;
        }
        return inner;
    }

    /// Whether it holds keys in wrappings, more than one.
    static boolean isSeveral(String text) {
        return candidates(text).size() > 1;
    }

    private static String inside(String text) {
        var candidates = candidates(text);
        if (candidates.size() == 1) {
            return candidates.iterator().next();
        }
        return candidates.isEmpty() ? form(text).orElse(text) : text;
    }

    private static Optional<String> form(String text) {
        return Stream.concat(NAMED_KEYS.stream(), AROUND.stream())
                .map(it -> it.matcher(text))
                .filter(it -> it.matches())
                .map(it -> it.group("key"))
                .findFirst();
    }

    /// What a text of several parts names as a key.
    private static Set<String> candidates(String text) {
        if (text.startsWith("{") || text.startsWith("[{")) {
            return members(text);
        }
        if (text.startsWith("curl ")) {
            return headers(text);
        }
        return text.contains("\n") ? lines(text) : Set.of();
    }

    /// Beside the tokens of a sign-in there may be a key for programs, and that is meant.
    private static Set<String> members(String json) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> forPrograms = new LinkedHashSet<>();
        var members = MEMBER.matcher(json);
        while (members.find()) {
            all.add(members.group(2));
            if (FOR_PROGRAMS.matcher(members.group(1)).matches()) {
                forPrograms.add(members.group(2));
            }
        }
        return forPrograms.isEmpty() ? all : forPrograms;
    }

    private static Set<String> headers(String command) {
        Set<String> found = new LinkedHashSet<>();
        var headers = HEADER.matcher(command);
        while (headers.find()) {
            form(headers.group(1) == null ? headers.group(2) : headers.group(1)).ifPresent(found::add);
        }
        return found;
    }

    private static Set<String> lines(String text) {
        Set<String> found = new LinkedHashSet<>();
        text.lines()
                .map(String::strip)
                .filter(it -> !it.startsWith("#") && KEY_LINE.matcher(it).matches())
                .filter(it -> NAMED_KEYS.stream().anyMatch(form -> form.matcher(it).matches()))
                .forEach(it -> found.add(without(it)));
        return found;
    }
}
