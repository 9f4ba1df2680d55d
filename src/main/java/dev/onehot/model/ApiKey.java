package dev.onehot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An API key. It can be carried and compared, but it prints itself as dots: only [#reveal()] gives the text.
///
/// A class and not a record, so that no generated method shows the text.
public final class ApiKey {
    /// Real keys have up to about 400 characters; tokens of company gateways reach a few thousand.
    public static final int MAXIMUM_LENGTH = 8_192;

    private static final String REFERENCE = "env:";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /// The key in `text`, without the white space that copying from a web page leaves around it.
    public static ApiKey of(String text) {
        return new ApiKey(text.strip());
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
        } else if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            problems.add(Problem.of("key", "key.characters"));
        } else if (text.startsWith(REFERENCE) && environmentVariable().isEmpty()) {
            problems.add(Problem.of("key", "key.variable"));
        } else if (StoredKey.looksEncrypted(text)) {
            problems.add(Problem.of("key", "key.encrypted"));
        }
        return problems;
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
