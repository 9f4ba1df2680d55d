package dev.onehot.model;

import module java.base;

/// An API key. It can be carried and compared, but it prints itself as dots: only [#reveal()] gives the text.
///
/// A class and not a record, so that no generated method shows the text.
public final class ApiKey {
    /// Real keys have up to about 400 characters; tokens of company gateways reach a few thousand.
    public static final int MAXIMUM_LENGTH = 8_192;

    private static final String REFERENCE = "env:";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// Signs that nobody sees and that are no white space to Java.
    private static final String UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff";

    /// What other programs write for the value of a variable.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?:env:)?(?<a>[A-Za-z_][A-Za-z0-9_]*)}|\\$env:(?<b>[A-Za-z_][A-Za-z0-9_]*)"
            + "|\\{env:(?<c>[A-Za-z_][A-Za-z0-9_]*)}|%(?<d>[A-Za-z_][A-Za-z0-9_]*)%|\\$(?<e>[A-Z][A-Z0-9]*_[A-Z0-9_]+)");

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /// The key in `text`, without the white space that copying from a web page leaves around it, seen or not.
    public static ApiKey of(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (from < to && isAround(text.charAt(to - 1))) {
            to--;
        }
        return new ApiKey(text.substring(from, to));
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || UNSEEN.indexOf(c) >= 0;
    }

    public String reveal() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// The variable that `env:NAME` names: its value is the key, read when it is used.
    public Optional<String> environmentVariable() {
        return Optional.of(text)
                .filter(it -> it.startsWith(REFERENCE))
                .map(it -> it.substring(REFERENCE.length()))
                .filter(it -> VARIABLE.matcher(it).matches());
    }

    /// What is wrong with it: too long, or characters that cannot stand in an HTTP header.
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (text.length() > MAXIMUM_LENGTH) {
            problems.add(Problem.of("key", "key.long", text.length(), MAXIMUM_LENGTH));
        } else if (variable().isPresent()) {
            problems.add(Problem.of("key", "key.placeholder", variable().get()));
        } else if (hidden().isPresent()) {
            problems.add(Problem.of("key", "key.hidden", String.format("U+%04X", text.codePointAt(hidden().getAsInt())), hidden().getAsInt() + 1));
        } else if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            problems.add(Problem.of("key", "key.characters"));
        } else if (text.startsWith(REFERENCE) && environmentVariable().isEmpty()) {
            problems.add(Problem.of("key", "key.variable"));
        } else if (KeySource.isEncrypted(text)) {
            problems.add(Problem.of("key", "key.encrypted"));
        }
        return problems;
    }

    /// The variable that it names in another program's way.
    private Optional<String> variable() {
        var matcher = PLACEHOLDER.matcher(text);
        return matcher.matches()
                ? Stream.of("a", "b", "c", "d", "e").map(matcher::group).filter(Objects::nonNull).findFirst()
                : Optional.empty();
    }

    /// Where the first character stands that nobody sees.
    private OptionalInt hidden() {
        return IntStream.range(0, text.length())
                .filter(it -> text.charAt(it) == '\u00a0' || Character.getType(text.charAt(it)) == Character.FORMAT)
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey[••••]";
    }
}
