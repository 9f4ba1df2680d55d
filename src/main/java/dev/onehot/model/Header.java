package dev.onehot.model;

import module java.base;

/// A header of a request. Its value may hold `{key}` and `{env:NAME}`, which are filled in when it is sent; it never holds a secret itself.
public record Header(String name, String value) {
    /// The placeholder for the provider's key.
    public static final String KEY = "{key}";

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:key|env:[A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern SECRET = Pattern.compile("(?i)auth|bearer|cookie|secret|token|passw|passphrase|credential|api[-_.]?key|key$");
    private static final int LONGEST_VALUE = 2_000;

    /// The client sets these itself and refuses others.
    private static final Set<String> RESERVED = Set.of("connection", "content-length", "expect", "host", "upgrade");

    /// The header in a line like `Name: value`, when it is one.
    public static Optional<Header> parse(String line) {
        int colon = line.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }

    public boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    /// Whether it carries the provider's key.
    public boolean holdsKey() {
        return value.contains(KEY);
    }

    public boolean isSame(Header other) {
        return is(other.name) && value.equals(other.value);
    }

    /// The same one as it is sent, which is not to be kept; empty when what it asks for is not there.
    public Optional<Header> filled(ApiKey key, Map<String, String> environment) {
        var filled = new StringBuilder();
        var places = PLACEHOLDER.matcher(value);
        while (places.find()) {
            var wanted = places.group();
            var found = wanted.equals(KEY) ? key.reveal() : environment.getOrDefault(wanted.substring(5, wanted.length() - 1), "");
            if (found.isBlank()) {
                return Optional.empty();
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(found.strip()));
        }
        return Optional.of(new Header(name, places.appendTail(filled).toString()));
    }

    /// The line that [#parse] reads.
    public String line() {
        return name + ": " + value;
    }

    /// What is wrong with it.
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!NAME.matcher(name).matches()) {
            problems.add(Problem.of("headers", "header.name", name));
        } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(Problem.of("headers", "header.reserved", name));
        } else if (value.length() > LONGEST_VALUE || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            problems.add(Problem.of("headers", "header.value", name));
        } else if (SECRET.matcher(name).find() && !PLACEHOLDER.matcher(value).find()) {
            problems.add(Problem.of("headers", "header.secret", name, KEY + " / {env:NAME}"));
        }
        return problems;
    }
}
